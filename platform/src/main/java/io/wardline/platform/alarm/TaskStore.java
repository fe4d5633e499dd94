package io.wardline.platform.alarm;

import io.vertx.sqlclient.Row;
import io.wardline.platform.alarm.Task.Event;
import io.wardline.platform.alarm.Task.Shown;
import io.wardline.platform.alarm.Task.Total;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Messages;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads alarms as people see them. */
final class TaskStore {
    /** Stands in the words of an alarm for whatever is not registered. */
    private static final String NOBODY = "-";

    private static final String SHOWN =
            """
            select a.id, a.kind, a.words, a.severity, a.state, a.owner, a.subject, i.code, a.seen, a.present, a.level, a.raised_at,
                   a.last_seen_at, a.escalates_at, p.name, a.resolved_at
            from alarm a
            left join place_institution i on i.id = a.institution_id
            left join identity_account p on p.id = a.assignee_id
            """;
    static final String LIST = SHOWN
            + """
            where a.id < $1 and ($3::bigint[] is null or a.institution_id = any ($3))
              and ($7 = 'ALL' or ($7 = 'OPEN') = (a.state <> 'RESOLVED'))
              and ($8::text is null or a.severity = $8) and ($9::text is null or a.kind = $9)
              and case $6::text
                  when 'MINE' then a.assignee_id = $4::bigint
                  when 'DUTY' then a.assignee_id = $4 or (a.assignee_id is null and (
                      (a.owner = 'ADMINISTRATOR' and $5::boolean)
                      or a.owner in (select d.duty from identity_duty d where d.account_id = $4)
                      or a.owner in (select d.duty from identity_deputy e join identity_duty d on d.account_id = e.account_id
                                     where e.deputy_id = $4 and e.starts_at <= $10::timestamptz and e.ends_at > $10)))
                  else true end
            order by a.id desc limit $2
            """;
    static final String ONE = SHOWN
            + """
            where a.id = $1 and ($2::bigint[] is null or a.institution_id = any ($2))
            """;
    static final String HISTORY =
            """
            select at, what, account, detail from alarm_event where alarm_id = $1 order by id limit 500
            """;
    static final String TOTAL =
            """
            select count(*) filter (where o.mine), count(*) filter (where o.mine and o.severity = 'URGENT'), count(*)
            from (select a.severity,
                         a.assignee_id is not distinct from $2::bigint or (a.assignee_id is null and (
                             (a.owner = 'ADMINISTRATOR' and $3::boolean)
                             or a.owner in (select d.duty from identity_duty d where d.account_id = $2)
                             or a.owner in (select d.duty from identity_deputy e join identity_duty d on d.account_id = e.account_id
                                            where e.deputy_id = $2 and e.starts_at <= $4::timestamptz and e.ends_at > $4))) as mine
                  from alarm a
                  where a.state <> 'RESOLVED' and ($1::bigint[] is null or a.institution_id = any ($1))) o
            """;

    List<Shown> list(Tx tx, AlarmWish wish, long before, int fetch, Messages language, Instant now) {
        var severity = wish.severity();
        return tx.rows(
                LIST, row -> shown(row, language), before, (long) fetch, tx.institutions(), wish.accountId(), wish.administrator(),
                wish.whose().name(), wish.state().name(), severity == null ? null : severity.name(), wish.kind(),
                now.atOffset(ZoneOffset.UTC));
    }

    Optional<Task.Told> one(Tx tx, long id, Messages language) {
        return tx.row(ONE, row -> shown(row, language), id, tx.institutions())
                .map(task -> new Task.Told(task, tx.rows(
                        HISTORY,
                        row -> new Event(row.getOffsetDateTime(0).toInstant(), row.getString(1), row.getString(2), row.getString(3)),
                        id)));
    }

    Total total(Tx tx, long account, boolean administrator, Instant now) {
        return tx.row(
                        TOTAL, row -> new Total(row.getLong(0), row.getLong(1), row.getLong(2)), tx.institutions(), account,
                        administrator, now.atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    private static Shown shown(Row row, Messages language) {
        var kind = row.getString(1);
        return new Shown(
                Long.toString(row.getLong(0)), kind, title(language, kind, row.getJsonObject(2).getMap(), row.getString(6)),
                row.getString(3), row.getString(4), row.getString(5).toLowerCase(Locale.ROOT).replace('_', '-'), row.getString(6),
                row.getString(7), row.getLong(8), row.getBoolean(9), row.getInteger(10), row.getOffsetDateTime(11).toInstant(),
                row.getOffsetDateTime(12).toInstant(), instant(row.getOffsetDateTime(13)), row.getString(14),
                instant(row.getOffsetDateTime(15)));
    }

    /** The text of a kind, with the words of its cause; a kind that only another version of the program knows is shown by its code. */
    static String title(Messages language, String kind, Map<String, Object> words, String subject) {
        var parameters = new HashMap<>(words);
        parameters.putIfAbsent("subject", subject);
        parameters.computeIfPresent("code", (_, code) -> cause(language, String.valueOf(code)));
        if (NOBODY.equals(parameters.get("device"))) {
            parameters.put("device", language.text("alarm.unregistered", Map.of()));
        }
        return language.text("alarm." + kind, parameters);
    }

    /** What a code of the gateway says: by the whole code, else by its first word, which names the part that is wrong. */
    private static String cause(Messages language, String code) {
        return Stream.of(code, code.split("[.]", 2)[0])
                .map(each -> "cause." + each)
                .filter(language::has)
                .findFirst()
                .map(found -> language.text(found, Map.of()))
                .orElse(code);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
