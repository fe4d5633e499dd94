package io.wardline.protocol.device;

/// Why bytes could not be read.
///
/// @param code    stable, dotted, at most 64 characters: `json.syntax`, `field.missing`, `field.range`, `type.unknown` ...
/// @param field   the path of the offending field, empty when the bytes as a whole are at fault
/// @param message one English sentence for a log line or an operator
public record Malformed(String code, String field, String message) {
    /// Thrown inside this package only, to leave a nested reader; it never crosses a public method.
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Malformed why;

        Refusal(String code, String field, String message) {
            super(message, null, false, false);
            this.why = new Malformed(code, field, message);
        }

        Malformed why() {
            return why;
        }
    }
}
