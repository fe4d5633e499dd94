package io.wardline.gateway.db;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What must hold before the first PUBACK: a server that keeps what it says it kept, a role without rights to spare, and the
/// tables of this version. The platform migrates; a gateway waits for it.
public final class ServerCheck {
    /// The migration that this gateway needs.
    public static final String SCHEMA_VERSION = "202611220117";

    private static final Logger LOG = LoggerFactory.getLogger(ServerCheck.class);
    private static final int WAIT_SECONDS = 1;
    /// Who waits for hours does not fill a log: one line in about half a minute.
    private static final int TRIES_A_LINE = 30;

    private static final String FAULTS =
            """
            select name || ' is off, so an acknowledged entry could be lost; set it to on' as fault
            from (values ('fsync'), ('synchronous_commit'), ('full_page_writes')) as s (name)
            where current_setting(name) = 'off'
            union all
            select 'role ' || r.rolname || ' ' || f.fault
            from pg_roles r
            cross join lateral (values
                (r.rolsuper, 'is superuser'),
                (r.rolbypassrls, 'has BYPASSRLS'),
                (r.rolcreaterole, 'may create roles'),
                (exists (select from pg_auth_members m join pg_roles g on g.oid = m.roleid
                         where m.member = r.oid and (g.rolsuper or g.rolbypassrls)), 'is a member of a role with more rights'),
                (exists (select from pg_shdepend d
                         where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o'), 'owns objects')
            ) as f (found, fault)
            where r.rolname = current_user and f.found
            """;
    private static final String VERSION =
            """
            select exists (select from schema_migration where version = $1 and success) as there
            """;

    private ServerCheck() {}

    /// The server or its role is refused, or refuses us; the message names every fault.
    public static final class ServerRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ServerRefused(List<String> faults) {
            super("this PostgreSQL server cannot be used: " + String.join("; ", faults));
        }
    }

    /// Succeeds when the server may be used; waits while the schema is older than needed or the server is not there yet.
    /// Fails with [ServerRefused] when settings or rights are wrong, and when the server does not know the role, its password
    /// or the database: waiting mends none of these.
    public static Future<Void> pass(Vertx vertx, Database database) {
        return pass(vertx, database, 0);
    }

    private static Future<Void> pass(Vertx vertx, Database database, int tries) {
        return database.run(FAULTS, Tuple.tuple())
                .compose(rows -> {
                    List<String> faults = new ArrayList<>();
                    for (Row row : rows) {
                        faults.add(row.getString(0));
                    }
                    return faults.isEmpty()
                            ? database.run(VERSION, Tuple.of(SCHEMA_VERSION))
                            : Future.failedFuture(new ServerRefused(faults));
                })
                .map(rows -> rows.iterator().next().getBoolean(0))
                .recover(failure -> {
                    if (failure instanceof ServerRefused) {
                        return Future.failedFuture(failure);
                    }
                    if (hopeless(failure)) {
                        return Future.failedFuture(new ServerRefused(List.of(String.valueOf(failure.getMessage()))));
                    }
                    if (tries % TRIES_A_LINE == 0) {
                        LOG.info("the database is not ready yet: {}", failure.getMessage());
                    }
                    return Future.succeededFuture(Boolean.FALSE);
                })
                .compose(ready -> ready
                        ? Future.succeededFuture()
                        : vertx.timer(WAIT_SECONDS, TimeUnit.SECONDS).compose(_ -> pass(vertx, database, tries + 1)));
    }

    /// SQLSTATE class 28 (invalid authorization) and 3D000 (no such database).
    private static boolean hopeless(Throwable failure) {
        return failure instanceof PgException answer
                && answer.getSqlState() != null
                && (answer.getSqlState().startsWith("28") || answer.getSqlState().equals("3D000"));
    }
}
