package io.wardline.platform.alarm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Calls programs. A call is a POST of JSON with {@code X-Wardline-Signature: t=SECONDS,v1=HEX}, the HMAC-SHA256 of
 * {@code SECONDS.BODY} under the hook's secret, and {@code X-Wardline-Delivery}, the same for every repetition of one notice. It follows
 * no redirect: whoever the administrator named is called, and nobody else.
 */
final class HookCaller implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** Made for the first call: most counties have no hook, and making one takes a fifth of a second of the start. */
    private @Nullable HttpClient client;

    HookCaller(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Waits for a 2xx.
     *
     * @throws Unsent when none came
     */
    void call(URI url, byte[] secret, long delivery, byte[] body) throws Unsent {
        var seconds = clock.instant().getEpochSecond();
        var request = HttpRequest.newBuilder(url)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("X-Wardline-Delivery", Long.toString(delivery))
                .header("X-Wardline-Signature", "t=" + seconds + ",v1=" + signature(secret, seconds, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            var status = client().send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status < 200 || status > 299) {
                throw new Unsent(url.getHost() + " answered " + status);
            }
        } catch (IOException e) {
            throw new Unsent(url.getHost() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unsent(url.getHost() + ": the platform stops", e);
        }
    }

    static String signature(byte[] secret, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    private HttpClient client() {
        lock.lock();
        try {
            var made = client;
            if (made == null) {
                made = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER).build();
                client = made;
            }
            return made;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (client != null) {
                client.shutdownNow();
            }
        } finally {
            lock.unlock();
        }
    }
}
