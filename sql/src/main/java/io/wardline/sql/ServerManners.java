package io.wardline.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a server, before anything is written to it, whether it keeps what it acknowledges and whether the
 * product's roles stay within their rights. An acknowledgement means durable, and row policies mean isolation, only
 * if the answer is yes; so the start refuses otherwise.
 */
final class ServerManners {
    private static final String SETTINGS =
            """
            select name, setting from pg_settings
            where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off'
            order by name
            """;
    private static final String ROLES =
            """
            select r.rolname || ' ' || f.fault
            from pg_roles r
            cross join lateral (values
                (r.rolsuper, 'is superuser'),
                (r.rolbypassrls, 'has BYPASSRLS'),
                (r.rolcreaterole, 'may create roles'),
                (r.rolname <> 'wl_owner' and exists (
                    select from pg_auth_members m join pg_roles g on g.oid = m.roleid
                    where m.member = r.oid and (g.rolsuper or g.rolbypassrls or g.rolname = 'wl_owner')),
                    'is a member of a role with more rights'),
                (r.rolname <> 'wl_owner' and exists (
                    select from pg_shdepend d
                    where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o'),
                    'owns objects')
            ) as f(found, fault)
            where f.found and r.rolname in ('wl_owner', 'wl_platform', 'wl_pump', 'wl_gateway', 'wl_sealer', 'wl_read')
            order by 1
            """;

    private ServerManners() {}

    /**
     * Refuses a server that may lose what it acknowledged, or a product role with too many rights.
     *
     * @param connection of any role; it reads catalogues only
     * @throws SchemaFault naming every fault found, so that one look at the message is enough
     */
    static void verify(Connection connection) {
        var faults = faults(connection);
        if (!faults.isEmpty()) {
            throw new SchemaFault("this PostgreSQL server is refused: " + String.join("; ", faults));
        }
    }

    /** Every fault as one phrase; empty where the server may be used. */
    static List<String> faults(Connection connection) {
        var faults = new ArrayList<String>();
        try {
            try (var statement = connection.prepareStatement(SETTINGS);
                    var rows = statement.executeQuery()) {
                while (rows.next()) {
                    faults.add(rows.getString(1) + " is off, so an acknowledged event could be lost; set it to on");
                }
            }
            try (var statement = connection.prepareStatement(ROLES);
                    var rows = statement.executeQuery()) {
                while (rows.next()) {
                    faults.add("role " + rows.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new SchemaFault("the server's settings cannot be read: " + e.getMessage(), e);
        }
        return List.copyOf(faults);
    }
}
