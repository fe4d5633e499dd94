package io.wardline.platform.rule;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Tx;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The versions of rule sets, which never change, and where each of them stands, which does. */
final class RuleStore {
    static final String SEALED_SETS =
            """
            select * from rule_set where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_REVIEWS =
            """
            select * from rule_review where sealing > $1 and sealing <= $2 order by sealing, set_id, account collate "C"
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("rule_set", SEALED_SETS, "id"),
            SealedTable.of("rule_review", SEALED_REVIEWS, "set_id", "account"));

    /** An arbitrary number, this gate's own: whoever changes what is in force comes one after the other. */
    static final String LOCK =
            """
            select pg_advisory_xact_lock(4711520)
            """;
    static final String SETS =
            """
            select s.id, s.content, t.status, t.last_day, s.account, s.author_id,
                   coalesce((select array_agg(r.account order by r.account) from rule_review r where r.set_id = s.id), '{}'),
                   coalesce((select array_agg(coalesce(r.reviewer_id, 0) order by r.account) from rule_review r
                             where r.set_id = s.id), '{}')
            from rule_set s join rule_state t on t.set_id = s.id
            where ($1::bigint is null or s.id = $1)
            order by s.name, s.version
            """;
    static final String IN_FORCE =
            """
            select s.id, s.content, t.status, t.last_day, s.account, s.author_id, '{}'::text[], '{}'::bigint[]
            from rule_set s join rule_state t on t.set_id = s.id
            where t.status = 'ACTIVE' and t.kind = $1 and t.region in ($2, '*') and daterange(t.effective_from, t.last_day, '[]') @> $3::date
            order by t.region = '*' limit 1
            """;
    static final String NEXT_VERSION =
            """
            select coalesce(max(version), 0) + 1 from rule_set where name = $1
            """;
    static final String ADD =
            """
            insert into rule_set (name, kind, region, version, effective_from, content, hash, account, author_id, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id
            """;
    static final String ADD_STATE =
            """
            insert into rule_state (set_id, kind, region, effective_from, last_day, status) values ($1, $2, $3, $4, $5, 'DRAFT')
            """;
    static final String ADD_REVIEW =
            """
            insert into rule_review (set_id, author, author_id, account, reviewer_id, act_id, at) values ($1, $2, $3, $4, $5, $6, $7)
            """;
    static final String SET_STATUS =
            """
            update rule_state set status = $2 where set_id = $1
            """;
    static final String SET_LAST_DAY =
            """
            update rule_state set last_day = $2 where set_id = $1
            """;

    void lock(Tx tx) {
        tx.rows(LOCK, row -> row);
    }

    List<KeptRuleSet> all(Tx tx) {
        return tx.rows(SETS, RuleStore::kept, (Object) null);
    }

    Optional<KeptRuleSet> find(Tx tx, long id) {
        return tx.row(SETS, RuleStore::kept, id);
    }

    Optional<KeptRuleSet> inForce(Tx tx, RuleKind kind, String region, LocalDate day) {
        return tx.row(IN_FORCE, RuleStore::kept, kind.name(), region, day);
    }

    int nextVersion(Tx tx, String name) {
        return tx.row(NEXT_VERSION, row -> row.getInteger(0), name).orElseThrow();
    }

    long add(Tx tx, Act act, long author, RuleSet set) {
        var id = tx.row(ADD, row -> row.getLong(0), set.name(), set.kind().name(), set.region(), set.version(), set.effectiveFrom(),
                        set.content().canonical(), set.hash(), act.account(), author, act.id(), act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
        tx.execute(ADD_STATE, id, set.kind().name(), set.region(), set.effectiveFrom(), set.effectiveTo());
        return id;
    }

    void addReview(Tx tx, Act act, long reviewer, KeptRuleSet kept) {
        tx.execute(
                ADD_REVIEW, kept.id(), kept.author(), kept.authorId(), act.account(), reviewer, act.id(),
                act.at().atOffset(ZoneOffset.UTC));
    }

    void setStatus(Tx tx, long id, RuleStatus status) {
        tx.execute(SET_STATUS, id, status.name());
    }

    void setLastDay(Tx tx, long id, LocalDate lastDay) {
        tx.execute(SET_LAST_DAY, id, lastDay);
    }

    private static KeptRuleSet kept(Row row) {
        var content = (Param.Group) Param.ofJson(row.getString(1));
        @Nullable LocalDate lastDay = row.getLocalDate(3);
        return new KeptRuleSet(row.getLong(0), RuleSetText.read(content).as(RuleStatus.valueOf(row.getString(2))), lastDay,
                row.getString(4), row.getLong(5), Arrays.asList(row.getArrayOfStrings(6)),
                Arrays.asList(row.getArrayOfLongs(7)));
    }
}
