package io.wardline.sql;

/**
 * Where a PostgreSQL server listens.
 *
 * @param host name or address, not blank
 * @param port 1 to 65,535
 */
public record ServerAddress(String host, int port) {
    public ServerAddress {
        if (host.isBlank()) {
            throw new IllegalArgumentException("a server address needs a host");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 1 to 65535");
        }
    }

    /** As people write it: {@code HOST:PORT}. */
    @Override
    public String toString() {
        return host + ":" + port;
    }

    /** The JDBC address of one database on this server. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + "?ApplicationName=wardline";
    }
}
