package io.wardline.platform.statement;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Columns;
import io.wardline.platform.db.Tx;
import io.wardline.platform.file.Download;
import io.wardline.platform.rule.RuleSet;
import io.wardline.platform.statement.SuccessionCalculation.Hashes;
import io.wardline.platform.web.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The versions, and where they stand. */
final class StatementStore {
    static final String SEALED_VERSIONS =
            """
            select * from statement_version where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final List<SealedTable> SEALED = List.of(SealedTable.of("statement_version", SEALED_VERSIONS, "id"));

    /** An arbitrary number, this room's own: whoever decides by where a version stands comes one after the other. */
    static final String LOCK =
            """
            select pg_advisory_xact_lock(4711530)
            """;
    /** A null filters nothing; the day, {@code $3}, is the one on which the state is asked for. */
    static final String STANDINGS =
            """
            select x.* from (
                select s.*, s.payable_fen - s.paid_fen - s.paid_before_fen as due_fen,
                       statement_state(s.returned, s.superseded, s.approvals, s.last_day, s.undecided, s.upheld, s.payable_fen,
                           s.payable_fen - s.paid_fen - s.paid_before_fen, $3::date) as state,
                       s.year || '/' || s.kind || '/' || s.institution || '/' || lpad(s.version::text, 5, '0') as key
                from statement_standing s
                where ($4::bigint is null or s.id = $4) and ($5::text is null or s.kind = $5) and ($6::int is null or s.year = $6)
                  and ($7::text is null or s.institution = $7) and case $9::text
                          when 'LATEST' then s.version = s.latest_version
                          when 'STANDING' then s.version = coalesce(s.standing_version, s.latest_version)
                          else true end
                  and ($10::bigint[] is null or s.institution_id = any ($10))
                  and ($11::bigint[] is null or s.institution_id = any ($11))) x
            where ($1::text is null or x.key > $1) and ($8::text is null or x.state = $8)
            order by x.key limit $2
            """;
    static final String CONSORTIUM =
            """
            select name || ' ' || code from place_consortium where code = $1
            """;
    static final String CONTENT =
            """
            select v.inputs, v.result, k.content
            from statement_version v join rule_set k on k.id = v.rule_set_id
            where v.id = $1 and ($2::bigint[] is null or v.institution_id = any ($2))
            """;
    static final String ADD =
            """
            insert into statement_version (kind, institution_id, year, version, as_of, rule_set_id, rule_hash, inputs, inputs_hash,
                result, result_hash, figures, payable_fen, payee, reason, calculator_id, account, act_id, at)
            select $1, n.institution_id, $2, n.version, $3, $4, $5, n.inputs, n.inputs_hash, n.result, n.result_hash, n.figures,
                   n.payable_fen, n.payee, $6, $7, $8, $9, $10
            from unnest($11::bigint[], $12::int[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::bigint[],
                $19::text[]) as n (institution_id, version, inputs, inputs_hash, result, result_hash, figures, payable_fen, payee)
            """;
    static final String DECIDED_BY =
            """
            select distinct d.institution_id
            from statement_decision d join statement_version v on v.id = d.version_id
            where v.kind = $1 and v.year = $2 and d.decider_id = $3
            """;
    /** The versions that are published and stand, and whether an objection to them was upheld. */
    static final String PUBLISHED =
            """
            select s.institution_id, s.upheld > 0 and s.undecided = 0
            from statement_standing s
            where s.kind = $1 and s.year = $2 and s.institution_id = any ($3::bigint[]) and s.published_on is not null and not s.superseded
            """;
    static final String CALCULATED_BY =
            """
            select count(*) from statement_version w join statement_version v
                on v.kind = w.kind and v.institution_id = w.institution_id and v.year = w.year
            where v.id = $1 and w.calculator_id = $2
            """;
    static final String TOTALS =
            """
            select x.state, count(*), sum(x.payable_fen)::bigint, sum(x.paid_fen + x.paid_before_fen)::bigint
            from (select s.*, statement_state(s.returned, s.superseded, s.approvals, s.last_day, s.undecided, s.upheld, s.payable_fen,
                      s.payable_fen - s.paid_fen - s.paid_before_fen, $3::date) as state
                  from statement_standing s
                  where s.kind = $1 and s.year = $2 and s.version = s.standing_version
                    and ($4::bigint[] is null or s.institution_id = any ($4))) x
            group by x.state order by x.state
            """;
    /** A part of all versions, for a run over the whole county that keeps none in memory. */
    static final String FROZEN =
            """
            select v.id, v.kind, i.code, v.year, v.version, v.rule_hash, k.content, v.inputs, v.inputs_hash, v.result, v.result_hash,
                   v.payable_fen
            from statement_version v
            join place_institution i on i.id = v.institution_id
            join rule_set k on k.id = v.rule_set_id
            where v.id > $1 order by v.id limit $2
            """;

    /** Which of a statement's versions are asked for. */
    enum Which {
        EVERY,
        /** The one with the highest number, though it was sent back. */
        LATEST,
        /** The latest that was not sent back; where all were, the latest. */
        STANDING
    }

    /** Which versions are asked for; null where something does not matter. */
    record Filter(
            @Nullable Long id, @Nullable StatementKind kind, @Nullable Integer year, @Nullable String institution,
            @Nullable StatementState state, Which which) {
        /** In words, so that a file can be checked against its page. */
        String words() {
            var named = new LinkedHashMap<String, @Nullable Object>();
            named.put("kind", kind);
            named.put("year", year);
            named.put("institution", institution);
            named.put("state", state);
            named.put("versions", which);
            return Download.words(named);
        }

        static Filter of(long id) {
            return new Filter(id, null, null, null, null, Which.EVERY);
        }
    }

    /** A version with the numbers by which it is known inside. */
    record Known(Standing standing, long institution, long calculator) {}

    /** What was frozen. */
    record Content(Inputs inputs, Reckoning reckoning, RuleSet rule) {}

    /** A version that is to be kept. */
    record Fresh(long institution, int version, String inputs, String result, Hashes hashes, Reckoning reckoning) {}

    /** How many statements stand in a state, and their money in fen. */
    record Total(StatementState state, long statements, long payableFen, long paidFen) {}

    /** A version as it was frozen, with its rule. */
    record FrozenVersion(
            long id, StatementKind kind, String institution, int year, int version, String ruleHash, String rule, String inputs,
            String inputsHash, String result, String resultHash, long payableFen) {}

    void lock(Tx tx) {
        tx.rows(LOCK, row -> row);
    }

    List<Standing> standings(Tx tx, Page page, Filter filter, LocalDate today) {
        tx.planForValues();
        return known(tx, page.after().orElse(null), page.fetch(), filter, null, today).stream().map(Known::standing).toList();
    }

    Optional<Known> find(Tx tx, long id, LocalDate today) {
        return known(tx, null, 1, Filter.of(id), null, today).stream().findFirst();
    }

    /** Every version of a statement, the first one first. */
    List<Standing> versions(Tx tx, Standing one, LocalDate today) {
        var filter = new Filter(null, one.kind(), one.year(), one.institution(), null, Which.EVERY);
        return known(tx, null, Page.MOST, filter, null, today).stream().map(Known::standing).toList();
    }

    /** The latest versions of a year, of these institutions only. */
    List<Known> latest(Tx tx, StatementKind kind, int year, Collection<Long> institutions, LocalDate today) {
        var filter = new Filter(null, kind, year, null, null, Which.LATEST);
        return known(tx, null, Math.max(1, institutions.size()), filter, institutions, today);
    }

    private static List<Known> known(
            Tx tx, @Nullable String after, int most, Filter filter, @Nullable Collection<Long> institutions, LocalDate today) {
        return tx.rows(
                STANDINGS, StatementStore::known, after, most, today, filter.id(), name(filter.kind()), filter.year(), filter.institution(),
                name(filter.state()), filter.which().name(), institutions == null ? null : Columns.longs(institutions, Long::longValue),
                tx.institutions());
    }

    Optional<Content> content(Tx tx, long id) {
        return tx.row(
                CONTENT,
                row -> new Content(
                        StatementText.inputs(row.getString(0)), StatementText.reckoning(row.getString(1)), RuleSet.read(row.getString(2))),
                id, tx.institutions());
    }

    /** The consortium that the inputs name, by name and code; empty where they name none. */
    Optional<String> consortium(Tx tx, Inputs inputs) {
        return inputs.whole().stream()
                .filter(input -> input.name().equals(Inputs.CONSORTIUM))
                .findFirst()
                .flatMap(input -> tx.row(CONSORTIUM, row -> row.getString(0), input.value()));
    }

    void add(Tx tx, Act act, Calculation calculation, @Nullable String reason, List<Fresh> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        tx.execute(
                ADD, calculation.kind().name(), calculation.year(), calculation.asOf(), calculation.rule().id(), calculation.rule().set().hash(),
                reason, calculation.calculator(), act.account(), act.id(), act.at().atOffset(ZoneOffset.UTC),
                Columns.longs(fresh, Fresh::institution),
                Columns.filled(fresh, Integer[]::new, Fresh::version),
                Columns.texts(fresh, Fresh::inputs),
                Columns.texts(fresh, each -> each.hashes().inputs()),
                Columns.texts(fresh, Fresh::result),
                Columns.texts(fresh, each -> each.hashes().result()),
                Columns.texts(fresh, each -> StatementText.exact(each.reckoning().figures())),
                Columns.longs(fresh, each -> each.reckoning().payableFen()),
                Columns.texts(fresh, each -> each.reckoning().payee().name()));
    }

    /** The institutions in whose statements of a year this person has decided an objection. */
    Set<Long> decidedBy(Tx tx, StatementKind kind, int year, long person) {
        return new HashSet<>(tx.rows(DECIDED_BY, row -> row.getLong(0), kind.name(), year, person));
    }

    /** What is known outside of the bureau of a year's statements, by institution; nothing of those that are left out. */
    Map<Long, SuccessionCalculation.Known> published(Tx tx, StatementKind kind, int year, Collection<Long> institutions) {
        var known = new HashMap<Long, SuccessionCalculation.Known>();
        tx.rows(PUBLISHED, row -> row, kind.name(), year, Columns.longs(institutions, Long::longValue))
                .forEach(row -> known.put(
                        row.getLong(0),
                        row.getBoolean(1) ? SuccessionCalculation.Known.UPHELD : SuccessionCalculation.Known.PUBLISHED));
        return known;
    }

    /** Whether a person has calculated any version of this version's statement. */
    boolean calculatedBy(Tx tx, long version, long person) {
        return tx.row(CALCULATED_BY, row -> row.getLong(0), version, person).orElseThrow() > 0;
    }

    List<Total> totals(Tx tx, StatementKind kind, int year, LocalDate today) {
        return tx.rows(
                TOTALS,
                row -> new Total(StatementState.valueOf(row.getString(0)), row.getLong(1), row.getLong(2), row.getLong(3)),
                kind.name(), year, today, tx.institutions());
    }

    List<FrozenVersion> frozen(Tx tx, long after, int most) {
        return tx.rows(
                FROZEN,
                row -> new FrozenVersion(
                        row.getLong(0), StatementKind.valueOf(row.getString(1)), row.getString(2), row.getInteger(3), row.getInteger(4),
                        row.getString(5), row.getString(6), row.getString(7), row.getString(8), row.getString(9), row.getString(10),
                        row.getLong(11)),
                after, most);
    }

    private static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }

    private static Known known(Row row) {
        return new Known(standing(row), row.getLong("institution_id"), row.getLong("calculator_id"));
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.getLong("id"), StatementKind.valueOf(row.getString("kind")), row.getString("institution"),
                row.getString("institution_name"), row.getInteger("year"), row.getInteger("version"), row.getLocalDate("as_of"),
                row.getLong("rule_set_id"), row.getString("rule_name"), row.getInteger("rule_version"), row.getString("rule_hash"),
                row.getString("inputs_hash"), row.getString("result_hash"), StatementText.exactValues(row.getString("figures")),
                row.getLong("payable_fen"), Payee.valueOf(row.getString("payee")), row.getString("reason"),
                StatementState.valueOf(row.getString("state")), row.getString("account"), row.getOffsetDateTime("at").toInstant(),
                row.getInteger("approvals"), row.getLocalDate("published_on"), row.getLocalDate("last_day"), row.getString("number"),
                row.getLong("attachment_id"), row.getInteger("undecided"), row.getInteger("upheld"), row.getLong("paid_fen"),
                row.getLong("paid_before_fen"), row.getLong("due_fen"), row.getInteger("latest_version"));
    }
}
