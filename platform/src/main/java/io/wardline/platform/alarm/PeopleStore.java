package io.wardline.platform.alarm;

import io.wardline.platform.db.Tx;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who answers an alarm now. */
final class PeopleStore {
    /**
     * Whoever stands on the roster for a duty; where nobody does, everybody who has it; and the deputies of these. Only persons who
     * are active and whose scope has the institution; what is the county's goes to accounts of the county.
     */
    static final String ANSWERING =
            """
            with reach as (
                select a.id, a.role from identity_account a
                where a.state = 'ACTIVE' and not a.service and (a.expires_at is null or a.expires_at > $3)
                  and (a.scope = 'COUNTY' or exists (
                      select from identity_scope s where s.account_id = a.id and s.institution_id = $2::bigint))
            ), watch as (
                select r.account_id from identity_roster r
                where r.duty = $1::text and r.starts_at <= $3::timestamptz and r.ends_at > $3 and r.account_id in (select id from reach)
            ), holding as (
                select d.account_id from identity_duty d where d.duty = $1
                union select id from reach where role = 'ADMIN' and $1 = 'ADMINISTRATOR'
            ), chosen as (
                select account_id from watch
                union select account_id from holding where not exists (select from watch)
            ), deputised as (
                select d.deputy_id from identity_deputy d join chosen c on c.account_id = d.account_id
                where d.starts_at <= $3 and d.ends_at > $3
            )
            select id from reach where id in (select account_id from chosen union select deputy_id from deputised) order by id
            """;
    static final String COLLEAGUE =
            """
            select a.id from identity_account a
            where a.name = $1 and a.state = 'ACTIVE' and not a.service and (a.expires_at is null or a.expires_at > $3)
              and (a.scope = 'COUNTY' or exists (
                  select from identity_scope s where s.account_id = a.id and s.institution_id = $2::bigint))
              and ($4::bigint[] is null or exists (
                  select from identity_scope s where s.account_id = a.id and s.institution_id = any ($4)))
            """;

    /** The accounts that answer for an owner within an institution's reach. */
    List<Long> answering(Tx tx, Owner owner, @Nullable Long institution, Instant now) {
        return tx.rows(ANSWERING, row -> row.getLong(0), owner.word(), institution, now.atOffset(ZoneOffset.UTC));
    }

    /** A person who sees the institution, and whom the asker may know of. */
    Optional<Long> colleague(Tx tx, String name, @Nullable Long institution, Instant now) {
        return tx.row(COLLEAGUE, row -> row.getLong(0), name, institution, now.atOffset(ZoneOffset.UTC), tx.institutions());
    }
}
