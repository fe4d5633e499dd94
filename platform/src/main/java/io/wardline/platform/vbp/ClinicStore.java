package io.wardline.platform.vbp;

import io.vertx.sqlclient.Row;
import io.wardline.platform.audit.Act;
import io.wardline.platform.audit.SealedTable;
import io.wardline.platform.db.Tx;
import io.wardline.platform.web.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Village clinics, their declarations, and what visits found. */
final class ClinicStore {
    static final String SEALED_STOCKINGS =
            """
            select * from vbp_stocking where sealing > $1 and sealing <= $2 order by sealing, clinic_id, product_id, month
            """;
    static final String SEALED_SPOT_CHECKS =
            """
            select * from vbp_spot_check where sealing > $1 and sealing <= $2 order by sealing, id
            """;
    static final List<SealedTable> SEALED = List.of(
            SealedTable.of("vbp_stocking", SEALED_STOCKINGS, "clinic_id", "product_id", "month"),
            SealedTable.of("vbp_spot_check", SEALED_SPOT_CHECKS, "id"));

    static final String ADD =
            """
            insert into vbp_clinic (code, name, institution_id) values ($1, $2, $3)
            on conflict on constraint vbp_clinic_code_key do nothing
            """;
    static final String CLINICS =
            """
            select c.code, c.name, i.code from vbp_clinic c join place_institution i on i.id = c.institution_id
            where c.code > $1 and ($3::bigint[] is null or c.institution_id = any ($3)) and ($4::text is null or i.code = $4)
            order by c.code limit $2
            """;
    static final String FIND =
            """
            select c.id, c.institution_id from vbp_clinic c
            where c.code = $1 and ($2::bigint[] is null or c.institution_id = any ($2))
            """;
    static final String DECLARE =
            """
            insert into vbp_stocking (clinic_id, institution_id, product_id, month, stocked, declared_by, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict on constraint vbp_stocking_pkey do nothing
            """;
    static final String DECLARED =
            """
            select stocked from vbp_stocking where clinic_id = $1 and product_id = $2 and month = $3
            """;
    static final String ADD_SPOT_CHECK =
            """
            insert into vbp_spot_check (clinic_id, institution_id, product_id, checked_on, found, words, checked_by, act_id, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id
            """;
    /**
     * Due is every product of which the township hospital has promised a volume in a period that holds the first of the month, at
     * each of its clinics; what nobody has declared is not stocked.
     */
    static final String RATES =
            """
            with due as (
                select c.institution_id, c.id as clinic_id, v.product_id
                from vbp_clinic c
                join vbp_volume v on v.institution_id = c.institution_id and v.quantity > 0
                join vbp_agreement a on a.id = v.agreement_id and $3::date between a.starts_on and a.ends_on
                where $2::bigint[] is null or c.institution_id = any ($2))
            select i.code, i.name, count(distinct d.clinic_id), count(*), count(s.clinic_id), count(*) filter (where s.stocked),
                   count(k.checks) filter (where k.checks > 0), count(k.checks) filter (where k.missing > 0 and s.stocked)
            from due d
            join place_institution i on i.id = d.institution_id
            left join vbp_stocking s on s.clinic_id = d.clinic_id and s.product_id = d.product_id and s.month = $3::date
            cross join lateral (
                select count(*) as checks, count(*) filter (where not x.found) as missing from vbp_spot_check x
                where x.clinic_id = d.clinic_id and x.product_id = d.product_id
                  and x.checked_on >= $3::date and x.checked_on < $3::date + interval '1 month') k
            where $1::text is null or i.code = $1
            group by i.code, i.name order by i.code
            """;

    /** A clinic by its number. */
    record Known(long id, long institution) {}

    /**
     * Stocking of the clinics under one township hospital in a month.
     *
     * @param clinics how many have something to stock
     * @param due clinics times products
     * @param declared of them, what somebody has declared, either way
     * @param stocked of them, declared as stocked
     * @param checked of the due ones, how many a visit looked at
     * @param contradicted declared as stocked and missed by a visit of the month
     */
    record Rate(
            String institution, String institutionName, long clinics, long due, long declared, long stocked, long checked,
            long contradicted) {}

    boolean add(Tx tx, Clinic clinic, long institution) {
        return tx.execute(ADD, clinic.code(), clinic.name(), institution) == 1;
    }

    List<Clinic> clinics(Tx tx, Page page, @Nullable String institution) {
        return tx.rows(
                CLINICS, row -> new Clinic(row.getString(0), row.getString(1), row.getString(2)), page.after().orElse(""), page.fetch(),
                tx.institutions(), institution);
    }

    Optional<Known> find(Tx tx, String code) {
        return tx.row(FIND, row -> new Known(row.getLong(0), row.getLong(1)), code, tx.institutions());
    }

    /** Whether nobody had declared it for the month. */
    boolean declare(Tx tx, Act act, Known clinic, long product, LocalDate month, boolean stocked) {
        return tx.execute(
                DECLARE, clinic.id(), clinic.institution(), product, month, stocked, act.account(), act.id(),
                act.at().atOffset(ZoneOffset.UTC)) == 1;
    }

    /** What somebody has declared; asked where a declaration stands. */
    boolean declared(Tx tx, Known clinic, long product, LocalDate month) {
        return tx.row(DECLARED, row -> row.getBoolean(0), clinic.id(), product, month).orElseThrow();
    }

    long add(Tx tx, Act act, Known clinic, long product, NewSpotCheck seen) {
        return tx.row(
                        ADD_SPOT_CHECK, row -> row.getLong(0), clinic.id(), clinic.institution(), product, seen.checkedOn(), seen.found(),
                        seen.words(), act.account(), act.id(), act.at().atOffset(ZoneOffset.UTC))
                .orElseThrow();
    }

    List<Rate> rates(Tx tx, @Nullable String institution, LocalDate month) {
        return tx.rows(RATES, ClinicStore::rate, institution, tx.institutions(), month);
    }

    private static Rate rate(Row row) {
        return new Rate(
                row.getString(0), row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6),
                row.getLong(7));
    }
}
