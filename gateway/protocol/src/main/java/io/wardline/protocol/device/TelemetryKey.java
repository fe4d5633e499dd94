package io.wardline.protocol.device;

import io.wardline.protocol.device.Malformed.Refusal;

/// The key of a batch of readings (`telemetry`): holes are legal, a duplicate is dropped without alarm.
///
/// @param boot starts of the device so far, 0 to 2^53 - 1
/// @param seq  the batch's own number within that boot, 0 to 2^53 - 1
public record TelemetryKey(long boot, long seq) {
    /// Reads the key of a telemetry message: a JSON object with `v` 1, `boot` and `seq`. The readings are the platform's business.
    public static Decoded<TelemetryKey> read(byte[] message) {
        try {
            Fields fields = Json.object(message);
            if (fields.whole("v", 0, Long.MAX_VALUE) != 1) {
                throw new Refusal("version.unsupported", "v", "the telemetry's version is not 1");
            }
            return new Decoded.Ok<>(new TelemetryKey(
                    fields.whole("boot", 0, JournalKey.MAX), fields.whole("seq", 0, JournalKey.MAX)));
        } catch (Refusal refusal) {
            return new Decoded.Bad<>(refusal.why());
        }
    }
}
