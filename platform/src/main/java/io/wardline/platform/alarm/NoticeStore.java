package io.wardline.platform.alarm;

import io.vertx.core.buffer.Buffer;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Messages;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notices that wait, and the ways by which they go. */
final class NoticeStore {
    static final String QUEUE_MAIL =
            """
            insert into alarm_notice (alarm_id, event_id, account_id, next_try_at)
            select $1, $2, c.account_id, $5 from alarm_channel c where c.account_id = any ($3::bigint[])
              and case when $4::boolean then c.urgent else c.warnings end
            on conflict do nothing
            """;
    static final String QUEUE_HOOK =
            """
            insert into alarm_notice (alarm_id, event_id, hook_id, next_try_at)
            select $1, $2, h.id, $4 from alarm_hook h join identity_account a on a.id = h.account_id and a.state = 'ACTIVE'
            where h.ended_at is null and (a.scope = 'COUNTY' or exists (
                select from identity_scope s where s.account_id = a.id and s.institution_id = $3::bigint))
            """;
    /**
     * Everything that is due for one person. Claiming counts as a try and sets the time of the next one, so whoever dies afterwards has
     * sent it perhaps, and it is tried again: 30 s, doubled each time, an hour at most.
     */
    static final String CLAIM_MAIL =
            """
            with first as (
                select account_id from alarm_notice
                where sent_at is null and given_up_at is null and account_id is not null and next_try_at <= $1::timestamptz
                order by next_try_at, id limit 1 for update skip locked
            )
            update alarm_notice n
            set tries = n.tries + 1, next_try_at = $1 + least(interval '30 seconds' * power(2, least(n.tries, 10)), interval '1 hour')
            from first f, alarm a, alarm_event e, alarm_channel c
            where n.account_id = f.account_id and n.sent_at is null and n.given_up_at is null and n.next_try_at <= $1
              and a.id = n.alarm_id and e.id = n.event_id and c.account_id = n.account_id
            returning n.id, n.tries, a.kind, a.words, a.subject, a.severity, e.what, e.at, c.address, c.language
            """;
    static final String CLAIM_HOOK =
            """
            with first as (
                select id from alarm_notice
                where sent_at is null and given_up_at is null and hook_id is not null and next_try_at <= $1::timestamptz
                order by next_try_at, id limit 1 for update skip locked
            )
            update alarm_notice n
            set tries = n.tries + 1, next_try_at = $1 + least(interval '30 seconds' * power(2, least(n.tries, 10)), interval '1 hour')
            from first f, alarm_event e, alarm_hook h
            where n.id = f.id and e.id = n.event_id and h.id = n.hook_id
            returning n.id, n.tries, n.alarm_id, e.what, e.at, h.url, h.secret, h.account_id
            """;
    static final String SENT =
            """
            update alarm_notice set sent_at = $2, fault = null where id = any ($1::bigint[])
            """;
    static final String UNSENT =
            """
            update alarm_notice set fault = left($2, 500), given_up_at = case when tries >= $4::int then $3::timestamptz end
            where id = any ($1::bigint[]) and sent_at is null
            """;
    static final String CHANNEL =
            """
            select address, language, urgent, warnings from alarm_channel where account_id = $1
            """;
    static final String PUT_CHANNEL =
            """
            insert into alarm_channel (account_id, address, language, urgent, warnings, changed_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (account_id) do update set address = excluded.address, language = excluded.language, urgent = excluded.urgent,
                warnings = excluded.warnings, changed_at = excluded.changed_at
            """;
    static final String HOOKS =
            """
            select h.id, a.name, h.url, h.created_at from alarm_hook h join identity_account a on a.id = h.account_id
            where h.ended_at is null order by h.id
            """;
    static final String ADD_HOOK =
            """
            insert into alarm_hook (account_id, url, secret, created_at) values ($1, $2, $3, $4) returning id
            """;
    static final String ACCOUNT =
            """
            select id from identity_account where name = $1 and state = 'ACTIVE'
            """;
    static final String END_HOOK =
            """
            update alarm_hook set ended_at = $2 where id = $1 and ended_at is null
            """;

    /** One notice of a letter. */
    record Line(
            long id, int tries, String kind, Map<String, Object> words, String subject, Severity severity, String what, Instant at,
            String address, Messages language) {}

    /** One call of a program. */
    record Call(long id, int tries, long alarm, String what, Instant at, URI url, byte[] secret, long account) {}

    /** How a person wants to be told. */
    record Channel(String address, Messages language, boolean urgent, boolean warnings) {}

    /** A program that is called. */
    record Hook(long id, String account, String url, Instant createdAt) {}

    void queueMail(Tx tx, long alarm, long event, Collection<Long> accounts, boolean urgent, Instant due) {
        tx.execute(QUEUE_MAIL, alarm, event, accounts.toArray(Long[]::new), urgent, utc(due));
    }

    void queueHooks(Tx tx, long alarm, long event, @Nullable Long institution, Instant due) {
        tx.execute(QUEUE_HOOK, alarm, event, institution, utc(due));
    }

    List<Line> claimMail(Tx tx, Instant now) {
        return tx.rows(
                CLAIM_MAIL,
                row -> new Line(
                        row.getLong(0), row.getInteger(1), row.getString(2), row.getJsonObject(3).getMap(), row.getString(4),
                        Severity.valueOf(row.getString(5)), row.getString(6), row.getOffsetDateTime(7).toInstant(), row.getString(8),
                        Messages.valueOf(row.getString(9))),
                utc(now));
    }

    Optional<Call> claimCall(Tx tx, Instant now) {
        return tx.row(
                CLAIM_HOOK,
                row -> new Call(
                        row.getLong(0), row.getInteger(1), row.getLong(2), row.getString(3), row.getOffsetDateTime(4).toInstant(),
                        URI.create(row.getString(5)), row.getBuffer(6).getBytes(), row.getLong(7)),
                utc(now));
    }

    void sent(Tx tx, Collection<Long> ids, Instant now) {
        tx.execute(SENT, ids.toArray(Long[]::new), utc(now));
    }

    void unsent(Tx tx, Collection<Long> ids, String fault, Instant now, int mostTries) {
        tx.execute(UNSENT, ids.toArray(Long[]::new), fault, utc(now), mostTries);
    }

    Optional<Channel> channel(Tx tx, long account) {
        return tx.row(
                CHANNEL,
                row -> new Channel(
                        row.getString(0), Messages.valueOf(row.getString(1)), row.getBoolean(2), row.getBoolean(3)),
                account);
    }

    void put(Tx tx, long account, Channel channel, Instant now) {
        tx.execute(PUT_CHANNEL, account, channel.address(), channel.language().name(), channel.urgent(), channel.warnings(), utc(now));
    }

    List<Hook> hooks(Tx tx) {
        return tx.rows(HOOKS, row -> new Hook(
                row.getLong(0), row.getString(1), row.getString(2), row.getOffsetDateTime(3).toInstant()));
    }

    Optional<Long> account(Tx tx, String name) {
        return tx.row(ACCOUNT, row -> row.getLong(0), name);
    }

    long addHook(Tx tx, long account, String url, byte[] secret, Instant now) {
        return tx.row(ADD_HOOK, row -> row.getLong(0), account, url, Buffer.buffer(secret), utc(now)).orElseThrow();
    }

    boolean endHook(Tx tx, long id, Instant now) {
        return tx.execute(END_HOOK, id, utc(now)) == 1;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
