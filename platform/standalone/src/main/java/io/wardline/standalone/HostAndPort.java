package io.wardline.standalone;

import java.net.BindException;

/**
 * Where something listens, as typed: {@code HOST:PORT}.
 *
 * @param port 0 to 65,535; 0 for any free one
 */
record HostAndPort(String host, int port) {
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
     * Says in one sentence that a port is taken, where that is why something did not start.
     *
     * @param failure of the start
     * @param where what was to listen where
     * @return what to throw: the sentence, or the failure itself where it has another cause
     */
    static RuntimeException explain(RuntimeException failure, String where) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException || String.valueOf(cause.getMessage()).contains("Address already in use")) {
                return new EnvironmentFault("cannot listen: " + where + ": " + cause.getMessage(), failure);
            }
        }
        return failure;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
