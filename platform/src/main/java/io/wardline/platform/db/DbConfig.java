package io.wardline.platform.db;

/**
 * Where a pool connects, as whom, and its limits.
 *
 * @param host name or address of the server
 * @param port 1 to 65,535
 * @param database name of the county's database
 * @param user database role, for example {@code wl_platform}
 * @param password of that role; never printed
 * @param poolSize connections, 1 to 100
 * @param queueLimit transactions that may wait for a connection, 0 to 10,000; one more is an {@link Overload}
 * @param statementTimeoutMs the server gives a statement up after this time, 100 to 600,000 ms
 * @param connectTimeoutMs how long to wait for a new or a free connection, 100 to 60,000 ms
 * @param attempts how often a transaction runs before a deadlock or serialization failure becomes a fault, 1 to 20
 */
public record DbConfig(
        String host,
        int port,
        String database,
        String user,
        String password,
        int poolSize,
        int queueLimit,
        int statementTimeoutMs,
        int connectTimeoutMs,
        int attempts) {
    public DbConfig {
        requireRange("port", port, 1, 65_535);
        requireRange("poolSize", poolSize, 1, 100);
        requireRange("queueLimit", queueLimit, 0, 10_000);
        requireRange("statementTimeoutMs", statementTimeoutMs, 100, 600_000);
        requireRange("connectTimeoutMs", connectTimeoutMs, 100, 60_000);
        requireRange("attempts", attempts, 1, 20);
    }

    /** The given place and role with limits that suit a county: 8 connections, 256 waiting, 30 s, 5 s, 8 attempts. */
    public static DbConfig of(String host, int port, String database, String user, String password) {
        return new DbConfig(host, port, database, user, password, 8, 256, 30_000, 5_000, 8);
    }

    /**
     * The given place and role for work that reads whole tables one after the other beside a working county: one connection,
     * statements of up to ten minutes, and a minute's patience with a busy machine. A connection goes back to the pool a moment
     * after its transaction, so the next transaction may have to wait for it.
     */
    public static DbConfig reader(String host, int port, String database, String user, String password) {
        return new DbConfig(host, port, database, user, password, 1, 1, 600_000, 60_000, 1);
    }

    /** The same with another number of connections and of waiting transactions. */
    public DbConfig withPool(int size, int waiting) {
        return new DbConfig(
                host, port, database, user, password, size, waiting, statementTimeoutMs, connectTimeoutMs, attempts);
    }

    private static void requireRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", outside " + least + " to " + most);
        }
    }

    @Override
    public String toString() {
        return "DbConfig[" + user + "@" + host + ":" + port + "/" + database + ", poolSize=" + poolSize + ", queueLimit="
                + queueLimit + "]";
    }
}
