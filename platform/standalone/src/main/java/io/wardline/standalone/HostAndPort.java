package io.wardline.standalone;

import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where something listens, as typed: {@code HOST:PORT}.
 *
 * @param port 0 to 65,535; 0 for any free one
 */
record HostAndPort(String host, int port) {
    private static final Pattern BIND_ERROR = Pattern.compile("bind\\(\\.\\.\\) failed with error\\(-(\\d+)\\)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}|[0-9A-Fa-f:]{2,45}");

    /**
     * Reads an option's value.
     *
     * @throws WrongUsage when it is not of that form
     */
    static HostAndPort parse(String option, String text) {
        var colon = text.lastIndexOf(':');
        if (colon > 0) {
            try {
                var port = Integer.parseInt(text.substring(colon + 1));
                if (port >= 0 && port <= 65_535) {
                    return new HostAndPort(text.substring(0, colon), port);
                }
            } catch (NumberFormatException _) {
                // Falls through to the one complaint below.
            }
        }
        throw new WrongUsage("--" + option + " takes HOST:PORT with a port from 0 to 65535, not '" + text + "'");
    }

    /**
     * Reads {@code --names}: further names and addresses of this machine, joined by commas.
     *
     * @throws WrongUsage when one of them can be neither
     */
    static List<String> names(Optional<String> option) {
        var names = option.map(text -> List.of(text.split(",", -1))).orElse(List.of());
        names.stream().filter(name -> !NAME.matcher(name).matches()).findFirst().ifPresent(name -> {
            throw new WrongUsage("--names takes names and addresses of this machine, joined by commas, not '" + name + "'");
        });
        return names;
    }

    /** The names for the certificate of what listens here: the given ones, and the address where it is one alone. */
    List<String> certified(List<String> names) {
        var any = "0.0.0.0".equals(host) || "::".equals(host);
        return Stream.concat(any ? Stream.empty() : Stream.of(host), names.stream()).distinct().toList();
    }

    /**
     * Says in one sentence why nothing can listen there (the port is taken, the host is unknown), where that is why something did
     * not start.
     *
     * @param failure of the start
     * @param where what was to listen where
     * @return what to throw: the sentence, or the failure itself where it has another cause
     */
    static RuntimeException explain(RuntimeException failure, String where) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var told = String.valueOf(cause.getMessage());
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return new EnvironmentFault("cannot listen: " + where + ": no such host is known", failure);
            }
            var bound = BIND_ERROR.matcher(told);
            if (bound.find()) {
                return new EnvironmentFault("cannot listen: " + where + ": " + word(bound.group(1), told), failure);
            }
            if (cause instanceof BindException || told.contains("Address already in use")) {
                return new EnvironmentFault("cannot listen: " + where + ": " + told, failure);
            }
        }
        return failure;
    }

    /** The native transport tells the number alone where it finds no text for it; these are Linux's numbers and texts. */
    private static String word(String number, String otherwise) {
        return switch (number) {
            case "13" -> "Permission denied";
            case "98" -> "Address already in use";
            case "99" -> "Cannot assign requested address";
            default -> otherwise;
        };
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
