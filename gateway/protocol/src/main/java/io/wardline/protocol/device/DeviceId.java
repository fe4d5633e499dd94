package io.wardline.protocol.device;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a device: the same in its certificate (URI SAN `urn:wardline:device:{did}`), its MQTT client id and its topics.
///
/// @param value 1 to 64 characters of letters, digits, `_` and `-`, beginning with a letter or digit
public record DeviceId(String value) implements Comparable<DeviceId> {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final String URN = "urn:wardline:device:";

    /// @throws IllegalArgumentException when the text has not the form of a device id
    public DeviceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a device id: " + value);
        }
    }

    /// The device id in a text from outside, or empty when it has not the form.
    public static Optional<DeviceId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DeviceId(text)) : Optional.empty();
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
