package io.wardline.platform.alarm;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.wardline.platform.alarm.ReconciliationCalculation.Standing;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes alarms and their history. */
final class AlarmStore {
    static final String SEALED_EVENTS =
            """
            select * from alarm_event where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final List<SealedTable> SEALED = List.of(SealedTable.of("alarm_event", SEALED_EVENTS, "id"));

    /** An arbitrary number, this gate's own: of several platforms one looks at a time. */
    static final String MY_TURN =
            """
            select pg_try_advisory_xact_lock(4711601)
            """;
    static final String STANDING =
            """
            select id, kind, subject, state <> 'RESOLVED', seen, institution_id, severity from alarm where present and kind = any ($1::text[]) order by id for update
            """;
    static final String END =
            """
            update alarm set present = false,
                   state = 'RESOLVED', escalates_at = null,
                   resolved_by = coalesce(resolved_by, 'room'), resolved_at = coalesce(resolved_at, $2)
            where id = any ($1::bigint[])
            """;
    static final String REPEAT =
            """
            update alarm set seen = $2, last_seen_at = $3, words = $4 where id = $1
            """;
    static final String RAISE =
            """
            insert into alarm (kind, subject, institution_id, severity, owner, words, state, present, seen, raised_at, last_seen_at, escalates_at)
            values ($1, $2, $3, $4, $5, $6, 'OPEN', true, $7, $8, $8, $9) returning id
            """;
    static final String EVENT =
            """
            insert into alarm_event (alarm_id, at, what, account, detail) values ($1, $2, $3, $4, $5) returning id
            """;
    static final String DUE =
            """
            select id, kind, institution_id, level, severity from alarm where escalates_at <= $1 order by escalates_at, id limit 200
            for update skip locked
            """;
    static final String GO_UP =
            """
            update alarm set level = $2, escalates_at = $3 where id = $1
            """;
    static final String LOCK =
            """
            select a.id, a.state, a.institution_id, p.name, a.severity from alarm a left join identity_account p on p.id = a.assignee_id
            where a.id = $1 and ($2::bigint[] is null or a.institution_id = any ($2)) for update of a
            """;
    static final String ACKNOWLEDGE =
            """
            update alarm set state = 'ACKNOWLEDGED', escalates_at = null, acknowledged_by = $2, acknowledged_at = $3 where id = $1
            """;
    static final String ASSIGN =
            """
            update alarm set assignee_id = $2 where id = $1
            """;
    static final String RESOLVE =
            """
            update alarm set state = 'RESOLVED', escalates_at = null, resolved_by = $2, resolved_at = $3, resolution = $4 where id = $1
            """;

    /** What an event says, in the words of the table. */
    enum What {
        RAISED, ACKNOWLEDGED, ASSIGNED, ESCALATED, RESOLVED
    }

    /** An alarm that leaves its level. */
    record Due(long id, String kind, @Nullable Long institution, int level, Severity severity) {}

    /**
     * An alarm that a person works on, under its lock.
     *
     * @param assignee the name of the account that has it
     */
    record Held(long id, String state, @Nullable Long institution, @Nullable String assignee, Severity severity) {}

    boolean isMyTurn(Tx tx) {
        return tx.row(MY_TURN, row -> row.getBoolean(0)).orElseThrow();
    }

    List<Standing> standing(Tx tx, Collection<String> kinds) {
        return tx.rows(
                STANDING,
                row -> new Standing(
                        row.getLong(0), new Sighting.Key(row.getString(1), row.getString(2)), row.getBoolean(3), row.getLong(4),
                        row.getLong(5), Severity.valueOf(row.getString(6))),
                (Object) kinds.toArray(String[]::new));
    }

    void end(Tx tx, List<Standing> over, Instant now) {
        if (!over.isEmpty()) {
            tx.execute(END, Columns.longs(over, Standing::id), utc(now));
        }
    }

    void repeat(Tx tx, ReconciliationCalculation.Repeated again, Instant now) {
        tx.execute(REPEAT, again.id(), again.sighting().seen(), utc(now), words(again.sighting()));
    }

    long raise(Tx tx, Sighting sighting, Instant now, @Nullable Instant escalatesAt) {
        var kind = sighting.kind();
        return tx.row(
                        RAISE, row -> row.getLong(0), kind.code(), sighting.subject(), sighting.institution(), kind.severity().name(),
                        kind.owner().word(), words(sighting), sighting.seen(), utc(now), utcOrNull(escalatesAt))
                .orElseThrow();
    }

    /** @return the number of the event */
    long note(Tx tx, long alarm, Instant at, What what, @Nullable String account, @Nullable String detail) {
        return tx.row(EVENT, row -> row.getLong(0), alarm, utc(at), what.name(), account, detail).orElseThrow();
    }

    List<Due> due(Tx tx, Instant now) {
        return tx.rows(
                DUE,
                row -> new Due(
                        row.getLong(0), row.getString(1), row.getLong(2), row.getInteger(3), Severity.valueOf(row.getString(4))),
                utc(now));
    }

    void goUp(Tx tx, long id, int level, @Nullable Instant escalatesAt) {
        tx.execute(GO_UP, id, level, utcOrNull(escalatesAt));
    }

    Optional<Held> hold(Tx tx, long id) {
        return tx.row(LOCK, AlarmStore::held, id, tx.institutions());
    }

    private static Held held(Row row) {
        return new Held(row.getLong(0), row.getString(1), row.getLong(2), row.getString(3), Severity.valueOf(row.getString(4)));
    }

    void acknowledge(Tx tx, long id, String account, Instant at) {
        tx.execute(ACKNOWLEDGE, id, account, utc(at));
    }

    void assign(Tx tx, long id, long account) {
        tx.execute(ASSIGN, id, account);
    }

    void resolve(Tx tx, long id, String account, Instant at, String reason) {
        tx.execute(RESOLVE, id, account, utc(at), reason);
    }

    private static JsonObject words(Sighting sighting) {
        var words = new JsonObject();
        sighting.words().forEach(words::put);
        return words;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }
}
