package io.wardline.protocol.device;

import java.util.Optional;

/// The name of a device: the same in its certificate (URI SAN `urn:wardline:device:{did}`), its MQTT client id and its topics.
///
/// @param value 1 to 64 characters of letters, digits, `_` and `-`, beginning with a letter or digit
public record DeviceId(String value) implements Comparable<DeviceId> {
    private static final int LONGEST = 64;
    private static final String URN = "urn:wardline:device:";

    /// @throws IllegalArgumentException when the text has not the form of a device id
    public DeviceId {
        if (!stands(value)) {
            throw new IllegalArgumentException("not a device id: " + value);
        }
    }

    /// The device id in a text from outside, or empty when it has not the form.
    public static Optional<DeviceId> parse(String text) {
        return stands(text) ? Optional.of(new DeviceId(text)) : Optional.empty();
    }

    /// By hand, because it stands in the topic of every message.
    private static boolean stands(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST || text.charAt(0) == '_' || text.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
            if (!allowed) {
                return false;
            }
        }
        return true;
    }

    /// The device id in a certificate's URI subject alternative name, or empty when the URI is not ours.
    public static Optional<DeviceId> fromUrn(String uri) {
        return uri.startsWith(URN) ? parse(uri.substring(URN.length())) : Optional.empty();
    }

    /// The URI that a certificate of this device carries.
    public String urn() {
        return URN + value;
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
