package io.wardline.platform.audit;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.Download;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the audit page reads. */
final class AuditViewStore {
    // Each filter that is absent falls out of the plan, so that the others find their index.
    static final String LINES =
            """
            select a.id, a.at, a.account, a.kind, a.request_id, r.subject, r.field, r.old_value, r.new_value, r.reason,
                coalesce(r.id, 0)
            from audit_act a left join audit_row r on r.act_id = a.id
            where ($1::text is null or a.account = $1) and ($2::text is null or a.kind = $2)
                and ($3::text is null or r.subject = $3)
                and ($4::timestamptz is null or a.at >= $4) and ($5::timestamptz is null or a.at < $5)
                and (a.at, a.id) <= ($6, $7) and ((a.at, a.id) < ($6, $7) or coalesce(r.id, 0) > $8)
            order by a.at desc, a.id desc, coalesce(r.id, 0) limit $9
            """;

    /**
     * What is asked for; null where it does not matter.
     *
     * @param account who acted
     * @param kind of the act
     * @param subject what was changed
     * @param from the earliest instant
     * @param before the first instant that is too late
     */
    record Filter(
            @Nullable String account, @Nullable String kind, @Nullable String subject, @Nullable Instant from,
            @Nullable Instant before) {
        /** As the query says it, for whoever reads an export later. */
        String words() {
            var named = new LinkedHashMap<String, @Nullable Object>();
            named.put("account", account);
            named.put("kind", kind);
            named.put("subject", subject);
            named.put("from", from);
            named.put("before", before);
            return Download.words(named);
        }
    }

    /**
     * Where a line stands: newest act first, its changes in their order.
     *
     * @param row number of the change, 0 for none
     */
    record LineKey(Instant at, UUID act, long row) {
        static final LineKey START = new LineKey(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1), Long.MAX_VALUE);

        String text() {
            return at + " " + act + " " + row;
        }

        /**
         * Reads {@link #text}.
         *
         * @throws IllegalArgumentException where it is none
         */
        static LineKey parse(String text) {
            var words = text.split(" ", -1);
            try {
                if (words.length == 3) {
                    return new LineKey(Instant.parse(words[0]), UUID.fromString(words[1]), Long.parseLong(words[2]));
                }
            } catch (DateTimeException _) {
                // Falls through to the one complaint below.
            }
            throw new IllegalArgumentException("the next of an earlier page of this list");
        }
    }

    /** A line and where it stands. */
    record Keyed(LineKey key, AuditLine line) {}

    List<Keyed> lines(Tx tx, Filter filter, LineKey after, int limit) {
        tx.planForValues();
        return tx.rows(
                LINES, AuditViewStore::line, filter.account(), filter.kind(), filter.subject(), utc(filter.from()),
                utc(filter.before()), utc(after.at()), after.act(), after.row(), limit);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Keyed line(Row row) {
        var act = row.getUUID(0);
        var at = row.getOffsetDateTime(1).toInstant();
        return new Keyed(
                new LineKey(at, act, row.getLong(10)),
                new AuditLine(
                        act, at, row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
                        row.getString(7), row.getString(8), row.getString(9)));
    }
}
