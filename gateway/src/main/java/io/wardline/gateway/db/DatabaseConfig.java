package io.wardline.gateway.db;

/// Where the gateway's database is, and as whom it is reached.
///
/// @param port     1 to 65,535
/// @param user     a role that is no superuser and owns nothing, by rule `wl_gateway`
/// @param password of that role; never printed
/// @param poolSize connections for short statements beside the writer's and the listener's, 1 to 32
public record DatabaseConfig(String host, int port, String name, String user, String password, int poolSize) {
    /// @throws IllegalArgumentException naming the value that is outside its range
    public DatabaseConfig {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("database.port is " + port + ", 1 to 65535 is allowed");
        }
        if (poolSize < 1 || poolSize > 32) {
            throw new IllegalArgumentException("database.poolSize is " + poolSize + ", 1 to 32 is allowed");
        }
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + name;
    }
}
