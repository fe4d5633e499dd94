package io.wardline.platform.identity;

import io.vertx.sqlclient.Row;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rows of duties, deputies, rosters, conflicts and deeds. */
final class DutyStore {
    static final String DUTIES =
            """
            select duty from identity_duty where account_id = $1 order by duty
            """;
    static final String CLEAR_DUTIES =
            """
            delete from identity_duty where account_id = $1
            """;
    static final String GIVE_DUTIES =
            """
            insert into identity_duty (account_id, duty) select $1, d.duty from unnest($2::text[]) as d (duty)
            """;
    static final String DEPUTISED =
            """
            select d.starts_at, d.ends_at, y.duty
            from identity_deputy d
            join identity_account a on a.id = d.account_id and a.state = 'ACTIVE' and (a.expires_at is null or a.expires_at > $2)
            join identity_account p on p.id = d.deputy_id and not p.service
            join identity_duty y on y.account_id = d.account_id
            where d.deputy_id = $1 and d.ends_at > $2
            """;
    static final String APPOINT_DEPUTY =
            """
            insert into identity_deputy (account_id, deputy_id, starts_at, ends_at) values ($1, $2, $3, $4) returning id
            """;
    static final String DEPUTIES =
            """
            select d.id, a.name as account, p.name as deputy, d.starts_at, d.ends_at
            from identity_deputy d
            join identity_account a on a.id = d.account_id
            join identity_account p on p.id = d.deputy_id
            where d.id < $1 order by d.id desc limit $2
            """;
    static final String DISMISS_DEPUTY =
            """
            update identity_deputy set ends_at = greatest($2, starts_at + interval '1 microsecond') where id = $1 and ends_at > $2
            """;
    static final String ROSTERED =
            """
            select a.name, r.starts_at, r.ends_at
            from identity_roster r join identity_account a on a.id = r.account_id and a.state = 'ACTIVE'
            where r.duty = $1 and r.ends_at > $3 and (a.expires_at is null or a.expires_at > $3)
              and (a.scope = 'COUNTY'
                   or exists (select from identity_scope s where s.account_id = a.id and s.institution_id = $2))
            """;
    static final String PUT_ON_ROSTER =
            """
            insert into identity_roster (duty, account_id, starts_at, ends_at) values ($1, $2, $3, $4) returning id
            """;
    static final String ROSTER =
            """
            select r.id, r.duty, a.name as account, r.starts_at, r.ends_at
            from identity_roster r join identity_account a on a.id = r.account_id
            where r.id < $1 order by r.id desc limit $2
            """;
    static final String TAKE_OFF_ROSTER =
            """
            update identity_roster set ends_at = greatest($2, starts_at + interval '1 microsecond') where id = $1 and ends_at > $2
            """;
    static final String CONFLICTS =
            """
            select document, one, other from identity_conflict where document = $1 order by one, other
            """;
    /** An arbitrary number, this gate's own, beside the document's hash. */
    static final String LOCK_DOCUMENT =
            """
            select pg_advisory_xact_lock(4711401, hashtext($1 || '/' || $2))
            """;
    static final String TAKEN =
            """
            select step from identity_deed where document = $1 and number = $2 and account_id = $3
            """;
    static final String NOTE =
            """
            insert into identity_deed (document, number, step, account_id, at) values ($1, $2, $3, $4, $5)
            on conflict on constraint identity_deed_pkey do nothing
            """;
    static final String ACTIVE =
            """
            select id from identity_account
            where name = $1 and state = 'ACTIVE' and not service and (expires_at is null or expires_at > $2)
            """;

    /** A duty that is held for somebody else, for a time. */
    record Deputised(Period period, Duty duty) {}

    /** A time for which an account is on the roster. */
    record Watch(String account, Period period) {}

    Set<Duty> duties(Tx tx, long accountId) {
        return Set.copyOf(tx.rows(DUTIES, row -> Duty.valueOf(row.getString(0)), accountId));
    }

    void setDuties(Tx tx, long accountId, Set<Duty> duties) {
        tx.execute(CLEAR_DUTIES, accountId);
        tx.execute(GIVE_DUTIES, accountId, Columns.texts(duties, Duty::name));
    }

    /** Those that have not ended yet. */
    List<Deputised> deputised(Tx tx, long deputy, Instant now) {
        return tx.rows(DEPUTISED, row -> new Deputised(period(row), Duty.valueOf(row.getString("duty"))), deputy, at(now));
    }

    long appoint(Tx tx, long account, long deputy, Period period) {
        return tx.row(APPOINT_DEPUTY, row -> row.getLong(0), account, deputy, at(period.from()), at(period.until()))
                .orElseThrow();
    }

    List<Rota.Deputy> deputies(Tx tx, long before, int fetch) {
        return tx.rows(
                DEPUTIES,
                row -> new Rota.Deputy(
                        row.getLong("id"), row.getString("account"), row.getString("deputy"), period(row).from(), period(row).until()),
                before,
                fetch);
    }

    boolean dismiss(Tx tx, long id, Instant now) {
        return tx.execute(DISMISS_DEPUTY, id, at(now)) == 1;
    }

    /** Those that have not ended yet. */
    List<Watch> rostered(Tx tx, Duty duty, long institution, Instant now) {
        return tx.rows(ROSTERED, row -> new Watch(row.getString("name"), period(row)), duty.name(), institution, at(now));
    }

    long putOnRoster(Tx tx, Duty duty, long account, Period period) {
        return tx.row(PUT_ON_ROSTER, row -> row.getLong(0), duty.name(), account, at(period.from()), at(period.until()))
                .orElseThrow();
    }

    List<Rota.Watch> roster(Tx tx, long before, int fetch) {
        return tx.rows(
                ROSTER,
                row -> new Rota.Watch(
                        row.getLong("id"), Duty.valueOf(row.getString("duty")).word(), row.getString("account"),
                        period(row).from(), period(row).until()),
                before,
                fetch);
    }

    boolean takeOffRoster(Tx tx, long id, Instant now) {
        return tx.execute(TAKE_OFF_ROSTER, id, at(now)) == 1;
    }

    List<ConflictRule> conflicts(Tx tx, String document) {
        return tx.rows(
                CONFLICTS, row -> new ConflictRule(row.getString(0), row.getString(1), row.getString(2)), document);
    }

    void lockDocument(Tx tx, String document, String number) {
        tx.rows(LOCK_DOCUMENT, row -> row, document, number);
    }

    List<String> taken(Tx tx, String document, String number, long accountId) {
        return tx.rows(TAKEN, row -> row.getString(0), document, number, accountId);
    }

    void note(Tx tx, String document, String number, String step, long accountId, Instant now) {
        tx.execute(NOTE, document, number, step, accountId, at(now));
    }

    Optional<Long> active(Tx tx, String account, Instant now) {
        return tx.row(ACTIVE, row -> row.getLong(0), account, at(now));
    }

    private static Period period(Row row) {
        return new Period(
                row.getOffsetDateTime("starts_at").toInstant(), row.getOffsetDateTime("ends_at").toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
