package io.wardline.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Work round after round. */
final class RoundsTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private final AtomicInteger rounds = new AtomicInteger();

    @Test
    void a_ring_begins_a_round_at_once() {
        try (var loop = Rounds.start("test", NEVER, rounds::incrementAndGet)) {
            loop.ring();
            await().until(() -> rounds.get() == 1);
            loop.ring();
            await().until(() -> rounds.get() == 2);
        }
    }

    @Test
    void a_round_that_fails_ends_nothing() {
        try (var _ = Rounds.start("test", A_MOMENT, () -> {
            if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug");
            }
        })) {
            await().until(() -> rounds.get() > 2);
        }
    }

    @Test
    void after_a_failure_the_whole_pause_is_waited_whoever_rings() {
        try (var loop = Rounds.start("test", NEVER, () -> {
            rounds.incrementAndGet();
            throw new IllegalStateException("a bug");
        })) {
            loop.ring();
            await().until(() -> rounds.get() == 1);
            await().during(Duration.ofMillis(50)).until(() -> {
                loop.ring();
                return rounds.get() == 1;
            });
        }
    }

    @Test
    void closing_waits_for_the_round_under_way() {
        var entered = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        var loop = Rounds.start("test", A_MOMENT, () -> {
            entered.countDown();
            rounds.incrementAndGet();
            ended.set(true);
        });
        await().until(() -> entered.getCount() == 0);
        loop.close();
        var done = rounds.get();
        assertThat(ended).isTrue();
        await().during(Duration.ofMillis(20)).until(() -> rounds.get() == done);
    }
}
