package io.wardline.sql;

/**
 * The database roles of the product. None is superuser or steps over row policies, and only {@link #OWNER}
 * owns anything.
 */
public enum Role {
    /** Owns the database and every table; used by migrations and by nothing else. */
    OWNER("wl_owner"),
    /** The platform's requests, under row policies. */
    PLATFORM("wl_platform"),
    /** Turns device events into movements; sees the whole county. */
    PUMP("wl_pump"),
    /** The gateway: inbox, quarantine, outbox. */
    GATEWAY("wl_gateway"),
    /** Seals the append-only tables. */
    SEALER("wl_sealer"),
    /** Reads for checks and reports; writes nothing. */
    READ("wl_read");

    private final String login;

    Role(String login) {
        this.login = login;
    }

    /** The role's name in the database, for example {@code wl_gateway}. */
    public String login() {
        return login;
    }
}
