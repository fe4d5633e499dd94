package io.wardline.gateway.link;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import io.wardline.gateway.db.Database;
import io.wardline.protocol.device.DeviceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of links: drawn, closed, watched.
public final class LinkStore {
    /// Draws the connection number. The draw waits for inserts of the old link that hold its row, and every later one fails.
    private static final String DRAW =
            """
            with asked as (
                select r.did, r.state = 'ACTIVE' as active,
                       $2::text is null or exists (
                           select from device_certificate c
                           where c.serial = $2 and c.did = r.did and c.revoked_at is null
                             and now() between c.not_before and c.not_after) as certified,
                       exists (select from device_fork f where f.did = r.did and f.decided_at is null) as forked
                from device_registry r where r.did = $1
            ), drawn as (
                insert into device_link as l (did, connection, node, opened_at, serial)
                select did, 1, $3, now(), $2 from asked where active and certified and not forked
                on conflict (did) do update
                set connection = l.connection + 1, node = excluded.node, opened_at = excluded.opened_at,
                    serial = excluded.serial, closed_at = null, boot = null, born_at = null, birth = null
                returning l.did, l.connection
            ), rung as (
                select pg_notify('wl_link', did || ':' || connection) from drawn
            )
            select a.active, a.certified, a.forked, (select connection from drawn) as connection, (select count(*) from rung) as rung
            from asked a
            """;

    /// Closes links of this node. A row that a transaction holds is left for the next round, so that this never waits.
    private static final String CLOSE =
            """
            with told as (
                select * from unnest($1::text[], $2::bigint[]) as t (did, connection)
            ), free as (
                select l.did, l.connection from told t
                join device_link l on l.did = t.did and l.connection = t.connection
                for update of l skip locked
            ), closed as (
                update device_link l set closed_at = now() from free f
                where l.did = f.did and l.connection = f.connection
                returning l.did
            )
            select t.did, t.connection from told t
            where t.did not in (select did from closed)
              and exists (select from device_link l where l.did = t.did and l.connection = t.connection and l.closed_at is null)
            """;

    private static final String LEFT_BEHIND =
            """
            update device_link set closed_at = now() where node = $1 and closed_at is null
            """;

    /// Open links of this node that may not go on: disabled, or with a certificate that was revoked or ran out.
    private static final String UNWELCOME =
            """
            select l.did, l.connection from device_link l join device_registry r on r.did = l.did
            where l.node = $1 and l.closed_at is null
              and (r.state <> 'ACTIVE' or l.serial is not null and not exists (
                  select from device_certificate c
                  where c.serial = l.serial and c.revoked_at is null and now() between c.not_before and c.not_after))
            """;

    private static final String NEWER =
            """
            select l.did, l.connection from unnest($1::text[], $2::bigint[]) as t (did, connection)
            join device_link l on l.did = t.did where l.connection > t.connection
            """;

    private static final String BEAT =
            """
            insert into device_node (node, started_at, beat_at) values ($1, now(), now())
            on conflict (node) do update set beat_at = excluded.beat_at
            """;

    private static final String FORGET_BIRTHS =
            """
            delete from device_birth where at < now() - interval '7 days'
            """;

    private final Database database;
    private final String node;

    /// @param node name of this gateway, unique among the running ones
    public LinkStore(Database database, String node) {
        this.database = database;
        this.node = node;
    }

    /// The outcome of a draw.
    public sealed interface Draw {
        /// The number of the new connection; every older one is fenced off.
        record Drawn(long connection) implements Draw {}

        /// The device may not connect.
        record Refused(Reason reason) implements Draw {}
    }

    /// Why a device may not connect.
    public enum Reason {
        /// Not in the registry, or disabled.
        NOT_REGISTERED,
        /// The certificate is not one of ours for this device, is revoked or out of date.
        NOT_CERTIFIED,
        /// A fork waits for an operator's decision.
        FORKED
    }

    /// Draws the connection number of a device; committed when the future succeeds.
    ///
    /// @param serial of the client certificate in lower-case hex, null on the plain listener
    public Future<Draw> draw(DeviceId device, @Nullable String serial) {
        return database.run(DRAW, Tuple.of(device.value(), serial, node)).map(LinkStore::draw);
    }

    private static Draw draw(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return new Draw.Refused(Reason.NOT_REGISTERED);
        }
        Row row = rows.iterator().next();
        Long connection = row.getLong("connection");
        if (connection != null) {
            return new Draw.Drawn(connection);
        }
        return new Draw.Refused(
                !row.getBoolean("active") ? Reason.NOT_REGISTERED
                        : !row.getBoolean("certified") ? Reason.NOT_CERTIFIED : Reason.FORKED);
    }

    /// A connection of a device by its number.
    public record Numbered(DeviceId device, long connection) {
        private static Numbered of(Row row) {
            return new Numbered(new DeviceId(row.getString(0)), row.getLong(1));
        }
    }

    /// Marks links as closed, unless a newer connection owns the row; succeeds with those that have to be tried again.
    public Future<List<Numbered>> close(Collection<Numbered> ended) {
        return database.run(CLOSE, Tuple.tuple()
                        .addArrayOfString(ended.stream().map(e -> e.device().value()).toArray(String[]::new))
                        .addArrayOfLong(ended.stream().map(Numbered::connection).toArray(Long[]::new)))
                .map(LinkStore::numbered);
    }

    /// Closes what an earlier life of this node left open.
    public Future<Void> closeLeftBehind() {
        return database.run(LEFT_BEHIND, Tuple.of(node)).mapEmpty();
    }

    /// Connections of this node that may not go on.
    public Future<List<Numbered>> unwelcome() {
        return database.run(UNWELCOME, Tuple.of(node)).map(LinkStore::numbered);
    }

    /// The connections that have replaced some of these links.
    public Future<List<Numbered>> newer(Collection<? extends Link> links) {
        return database.run(NEWER, Tuple.tuple()
                        .addArrayOfString(links.stream().map(l -> l.device().value()).toArray(String[]::new))
                        .addArrayOfLong(links.stream().map(Link::connection).toArray(Long[]::new)))
                .map(LinkStore::numbered);
    }

    private static List<Numbered> numbered(RowSet<Row> rows) {
        List<Numbered> numbered = new ArrayList<>();
        rows.forEach(row -> numbered.add(Numbered.of(row)));
        return numbered;
    }

    /// The heartbeat: links of a node without one for 5 s count as offline.
    public Future<Void> beat() {
        return database.run(BEAT, Tuple.of(node)).mapEmpty();
    }

    /// Removes births older than seven days.
    public Future<Void> forgetOldBirths() {
        return database.run(FORGET_BIRTHS, Tuple.tuple()).mapEmpty();
    }
}
