package io.wardline.standalone;

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

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
