package io.wardline.gateway.db;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How long the database is waited for.
///
/// @param connect for a connection, also for one of the pool
/// @param answer  for what was sent in one go; longer than the server's own limits, so that most waits end with a known answer,
///                and shorter than the ten seconds after which a link is closed
public record Patience(Duration connect, Duration answer) {
    /// Five seconds for a connection, nine for an answer.
    public static final Patience USUAL = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(9));

    /// @throws IllegalArgumentException where one of the two is not positive
    public Patience {
        if (!connect.isPositive() || !answer.isPositive()) {
            throw new IllegalArgumentException("patience is positive, not " + connect + " and " + answer);
        }
    }

    /// Fails when the answer has not come in time. What was sent may be carried out all the same.
    public <T> Future<T> answered(Future<T> sent) {
        return sent.timeout(answer.toMillis(), TimeUnit.MILLISECONDS);
    }
}
