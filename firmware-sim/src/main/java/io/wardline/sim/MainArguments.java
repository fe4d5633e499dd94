package io.wardline.sim;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What the simulator is told on its command line.
///
/// @param api         the product's address, without a path
/// @param credentials folder with `token` and `ca.pem`, as `wardline account create --out` writes it
/// @param seed        of the county, which decides its layout, people and faults
public record MainArguments(URI api, Path credentials, String mqttHost, int mqttPort, long seed) {
    private static final String USAGE = "usage: firmware-sim --api https://HOST:PORT --credentials DIR --mqtt HOST:PORT [--seed N]";

    private static final Set<String> NAMES = Set.of("--api", "--credentials", "--mqtt", "--seed");

    /// The command line cannot be understood.
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message + "; " + USAGE);
        }
    }

    /// @throws Refused naming what is wrong
    public static MainArguments parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (int at = 0; at < arguments.length; at += 2) {
            if (!NAMES.contains(arguments[at])) {
                throw new Refused("unknown option " + arguments[at]);
            }
            if (at + 1 == arguments.length || arguments[at + 1].isBlank()) {
                throw new Refused(arguments[at] + " needs a value");
            }
            if (values.put(arguments[at], arguments[at + 1]) != null) {
                throw new Refused(arguments[at] + " is given twice");
            }
        }
        String mqtt = needed(values, "--mqtt");
        int colon = mqtt.lastIndexOf(':');
        try {
            return new MainArguments(
                    URI.create(needed(values, "--api")), Path.of(needed(values, "--credentials")), mqtt.substring(0, Math.max(colon, 0)),
                    Integer.parseInt(mqtt.substring(colon + 1)), Long.parseLong(values.getOrDefault("--seed", "1")));
        } catch (IllegalArgumentException unreadable) {
            throw new Refused("a value cannot be read: " + unreadable.getMessage());
        }
    }

    private static String needed(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new Refused(name + " is missing");
        }
        return value;
    }
}
