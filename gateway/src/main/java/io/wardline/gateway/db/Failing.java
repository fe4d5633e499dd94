package io.wardline.gateway.db;

import io.vertx.pgclient.PgException;

/// What a failed statement or transaction means for the messages that travelled in it.
public enum Failing {
    /// A row is at fault (SQLSTATE class 22 or 23): nothing was committed, and trying the same again cannot help.
    DATA,
    /// The server answered that it refused; nothing was committed, and trying again may help.
    REFUSED,
    /// Nobody knows whether the commit happened: the link broke, or the server said it was going down.
    UNKNOWN;

    /// Reads a failure. A FATAL answer counts as unknown: a server that is told to stop may say so after the commit.
    public static Failing of(Throwable failure) {
        if (!(failure instanceof PgException answer)
                || answer.getSqlState() == null
                || !"ERROR".equals(answer.getSeverity())) {
            return UNKNOWN;
        }
        String sqlClass = answer.getSqlState().substring(0, 2);
        return sqlClass.equals("22") || sqlClass.equals("23") ? DATA : REFUSED;
    }
}
