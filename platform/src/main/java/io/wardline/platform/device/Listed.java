package io.wardline.platform.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the lists of {@code /api/device} show. */
public sealed interface Listed {
    /**
     * A registered device.
     *
     * @param online a link stands and its gateway's heart beats
     * @param linkedAt when the newest link was opened
     * @param epochFloor the lowest epoch that it may still write
     * @param certifiedUntil the end of its newest certificate that is not revoked
     */
    record Device(
            String did,
            DeviceKind kind,
            String place,
            String placeName,
            DeviceState state,
            boolean online,
            @Nullable Instant linkedAt,
            long epochFloor,
            Instant registeredAt,
            @Nullable Instant certifiedUntil)
            implements Listed {}

    /** Bytes that could not be read or were not allowed; they themselves are not shown. */
    record Quarantined(
            long id,
            @Nullable String did,
            Instant at,
            String code,
            @Nullable String topic,
            @Nullable Long epoch,
            @Nullable Long seq,
            String detail,
            int size)
            implements Listed {}

    /** A certificate of a device. */
    record Certificate(String did, String serial, Instant notBefore, Instant notAfter, @Nullable Instant revokedAt) implements Listed {}

    /** What somebody should look at. */
    record Alarm(long id, @Nullable String did, Instant at, String code, String detail) implements Listed {}

    /** A journal that told two stories; the device may not connect until somebody decides. */
    record Fork(
            long id,
            String did,
            Instant at,
            String code,
            @Nullable Long epoch,
            @Nullable Long seq,
            @Nullable Instant decidedAt,
            @Nullable String decidedBy)
            implements Listed {}
}
