package io.wardline.standalone;

import java.util.List;

/**
 * Where a whole county listens.
 *
 * @param http for browsers and programs
 * @param mqtt for devices
 * @param names of this machine, for the certificates of both
 */
record Listening(HostAndPort http, HostAndPort mqtt, List<String> names) {
    private static final String HTTP = "127.0.0.1:8080";
    private static final String MQTT = "127.0.0.1:8883";

    Listening {
        names = List.copyOf(names);
    }

    /** As {@code --http}, {@code --mqtt} and {@code --names} say, on loopback otherwise. */
    static Listening of(Options options) {
        return new Listening(
                HostAndPort.parse("http", options.value("http").orElse(HTTP)),
                HostAndPort.parse("mqtt", options.value("mqtt").orElse(MQTT)),
                HostAndPort.names(options.value("names")));
    }
}
