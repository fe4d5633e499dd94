package io.wardline.platform.settlement;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Tx;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Packages and costs, version by version. */
final class SettlementStore {
    static final String SEALED_PACKAGES =
            """
            select * from settlement_package where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final String SEALED_COSTS =
            """
            select * from settlement_cost where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("settlement_package", SEALED_PACKAGES, "id"), SealedTable.of("settlement_cost", SEALED_COSTS, "id"));

    private static final String AGREED = "AGREED";

    static final String LOCK =
            """
            select pg_advisory_xact_lock(4711540)
            """;
    /** An institution that leads a consortium is one of it. */
    static final String LED =
            """
            select c.id, (select i.id from place_institution i where i.code = $2 and i.consortium_id = c.id)
            from place_consortium c where c.code = $1
            """;
    /** The hospital to which a settlement of the year was stated; it is nobody else's any more. */
    static final String STATED =
            """
            select i.code from place_institution i
            where exists (select from settlement_package p join statement_version v on v.institution_id = p.institution_id and v.year = p.year
                          where p.consortium_id = $1 and p.year = $2 and p.institution_id = i.id and v.kind = 'SETTLEMENT')
              and i.id <> $3
            order by i.code limit 1
            """;
    static final String ADD_PACKAGE =
            """
            insert into settlement_package (consortium_id, year, version, institution_id, formula, inputs, rule_set_id, package_fen, source,
                account, act_id, at)
            select $1, $2, coalesce(max(p.version), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11
            from settlement_package p where p.consortium_id = $1 and p.year = $2
            returning version
            """;
    static final String ADD_COST =
            """
            insert into settlement_cost (consortium_id, year, version, institution_id, year_end_fen, actual_fen, source, account, act_id, at)
            select $1, $2, coalesce(max(c.version), 0) + 1, $3, $4, $5, $6, $7, $8, $9
            from settlement_cost c where c.consortium_id = $1 and c.year = $2
            returning version
            """;
    /**
     * What is known of a year, consortium by consortium. What was paid as retention counts for the consortium to which its
     * institution belongs; of it only the county may know. A hospital that led before another is told that its package is superseded.
     */
    static final String YEARS =
            """
            select c.id, c.code, c.name, i.id, i.code, i.name, p.version, p.formula, p.inputs, p.package_fen, p.source, p.account,
                   k.version, k.year_end_fen, k.actual_fen, k.source, k.account,
                   case when $4::bigint[] is null then (
                       select coalesce(sum(y.amount_fen), 0)::bigint
                       from statement_payment y
                       join statement_version v on v.id = y.version_id
                       join place_institution m on m.id = v.institution_id
                       where v.kind = 'RETENTION' and v.year = $1 and m.consortium_id = c.id) end,
                   p.version < settlement_newest(c.id, $1)
            from place_consortium c
            left join lateral (select * from settlement_package p where p.consortium_id = c.id and p.year = $1
                               order by p.version desc limit 1) p on true
            left join place_institution i on i.id = p.institution_id
            left join lateral (select * from settlement_cost k where k.consortium_id = c.id and k.year = $1
                               order by k.version desc limit 1) k on true
            where ($2::text is null or c.code = $2) and ($3::bigint is null or i.id = $3)
              and ($4::bigint[] is null or p.institution_id = any ($4))
            order by c.code
            """;

    /** Numbers of a consortium and of the institution that is to lead it; null where that is none of it. */
    record Led(long consortium, @Nullable Long lead) {}

    /** Until the end of the transaction nobody else enters anything. */
    void lock(Tx tx) {
        tx.rows(LOCK, row -> row);
    }

    /** Empty where there is no such consortium. */
    Optional<Led> led(Tx tx, String consortium, String lead) {
        return tx.row(LED, row -> new Led(row.getLong(0), row.getLong(1)), consortium, lead);
    }

    /** Another hospital than this one to which a settlement of the year was stated already. */
    Optional<String> statedTo(Tx tx, long consortium, int year, long lead) {
        return tx.row(STATED, row -> row.getString(0), consortium, year, lead);
    }

    /**
     * Enters the next version of a package; returns its number.
     *
     * @param ruleSet by which it was computed; null where it was agreed as a sum
     */
    int add(Tx tx, Act act, long consortium, long lead, NewPackage wish, @Nullable Long ruleSet, long fen) {
        var facts = wish.size() instanceof NewPackage.Size.Computed(var computed) ? computed : null;
        return tx.row(
                        ADD_PACKAGE, row -> row.getInteger(0), consortium, wish.year(), lead,
                        facts == null ? AGREED : PackageFormula.of(facts).name(),
                        facts == null ? null : BudgetReading.of(facts).canonical(), ruleSet, fen, wish.source(), act.account(), act.id(),
                        act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    int add(Tx tx, Act act, long consortium, long lead, NewCost wish) {
        return tx.row(
                        ADD_COST, row -> row.getInteger(0), consortium, wish.year(), lead, wish.yearEndFen(), wish.actualFen(), wish.source(),
                        act.account(), act.id(), act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    /** Of every consortium, by code; of those out of the caller's scope there is nothing. */
    List<ConsortiumYear> years(Tx tx, int year) {
        return tx.rows(YEARS, SettlementStore::year, year, null, null, tx.institutions());
    }

    /** Of one consortium. */
    Optional<ConsortiumYear> year(Tx tx, int year, String consortium) {
        return tx.row(YEARS, SettlementStore::year, year, consortium, null, tx.institutions());
    }

    /** Of the consortium that an institution leads in a year. */
    Optional<ConsortiumYear> ledBy(Tx tx, int year, long institution) {
        return tx.row(YEARS, SettlementStore::year, year, null, institution, tx.institutions());
    }

    private static ConsortiumYear year(Row row) {
        return new ConsortiumYear(
                row.getLong(0), row.getString(1), row.getString(2), agreed(row), spent(row), row.getLong(17));
    }

    private static ConsortiumYear.@Nullable Agreed agreed(Row row) {
        if (row.getLong(3) == null) {
            return null;
        }
        var formula = row.getString(7);
        return new ConsortiumYear.Agreed(
                row.getLong(3), row.getString(4), row.getString(5), row.getInteger(6),
                formula.equals(AGREED) ? null : PackageFormula.valueOf(formula), row.getString(8), row.getLong(9), row.getString(10),
                row.getString(11), row.getBoolean(18));
    }

    private static ConsortiumYear.@Nullable Spent spent(Row row) {
        return row.getInteger(12) == null
                ? null
                : new ConsortiumYear.Spent(row.getInteger(12), row.getLong(13), row.getLong(14), row.getString(15), row.getString(16));
    }
}
