package io.wardline.standalone.bench;

import io.wardline.platform.rule.ShippedRuleSet;
import java.util.Locale;

/**
 * Last year's retention as generated facts: so many institutions, each with as many products, reported, agreed, bought and paid for;
 * the prices before are weighted over three brands of the region, so they are fractions.
 */
final class PaidYear {
    private static final String WHO =
            """
            insert into audit_act (id, account, kind, body, at, request_id)
            values (md5('paid')::uuid, 'bench', 'bench.facts', '{}'::bytea, now(), 'bench');
            insert into rule_set (name, kind, region, version, effective_from, content, hash, account, author_id, act_id, at)
            values ('RT-BENCH', 'RETENTION', '*', 1, '2000-01-01', '%1$s', '%2$s', 'bench', 1, md5('paid')::uuid, now());
            insert into rule_state (set_id, kind, region, effective_from, status)
            select id, kind, region, effective_from, 'ACTIVE' from rule_set where name = 'RT-BENCH';
            insert into place_institution (code, name, kind)
            select 'R' || to_char(n, 'FM0000'), 'Hospital ' || n, 'HOSPITAL' from generate_series(1, %3$d) n;
            insert into vbp_batch (code, name, source) values ('PAID', 'Paid batch', 'OWN');
            insert into vbp_agreement (batch_id, code, starts_on, ends_on)
            select id, 'Y1', date_trunc('year', now())::date - 365, date_trunc('year', now())::date - 1 from vbp_batch where code = 'PAID';
            insert into vbp_product (batch_id, code, name, unit)
            select b.id, 'G' || n, 'Generic ' || n, 'tablet' from vbp_batch b, generate_series(1, %4$d) n where b.code = 'PAID';
            insert into incentive_score (institution_id, year, score_ten_thousandths, evidence, account, at)
            select id, extract(year from now())::int - 1, 850000, 'assessment', 'bench', now() from place_institution where code ~ '^R[0-9]';
            insert into incentive_brand (agreement_id, product_id, institution_id, brand, units, price_ten_thousandths, source, account, at)
            select a.id, p.id, (select min(id) from place_institution where kind = 'COUNTY'), 'Brand ' || n,
                   1000 + (p.id * 7919 + n * 104729) %% 9000000, 2000 + (p.id * 15485863 + n * 7907) %% 9000000, 'bench', 'bench', now()
            from vbp_agreement a join vbp_product p on p.batch_id = a.batch_id, generate_series(1, 3) n
            where a.batch_id = (select id from vbp_batch where code = 'PAID');
            """;
    private static final String LINES =
            """
            create temporary table cell on commit drop as
            select a.id as agreement_id, i.id as institution_id, p.id as product_id, 1000 + (i.id * 31 + p.id * 17) % 400000 as units
            from place_institution i, vbp_agreement a join vbp_product p on p.batch_id = a.batch_id
            where i.code ~ '^R[0-9]' and a.batch_id = (select id from vbp_batch where code = 'PAID');
            insert into vbp_volume (agreement_id, institution_id, product_id, quantity)
            select agreement_id, institution_id, product_id, units * 4 / 5 from cell;
            insert into vbp_report (agreement_id, institution_id, product_id, reported, mean, reporter_id, reported_by, reported_at, approver_id,
                approved_by, approved_at, words)
            select agreement_id, institution_id, product_id, units, units, 1, 'bench', now(), 2, 'bench', now(), 'bench' from cell;
            insert into vbp_progress (agreement_id, institution_id, product_id, own_accepted)
            select agreement_id, institution_id, product_id, units * 9 / 10 from cell;
            insert into incentive_fact (agreement_id, institution_id, product_id, price_ten_thousandths, other_fen, other_dearer_fen,
                other_evaluated_fen, fund_millionths, insured_millionths, retained_before, source, account, at)
            select agreement_id, institution_id, product_id, 1000 + product_id * 7919 % 2000000, units % 90000, 0, 0, 700000, 900000, false,
                   'bench', 'bench', now()
            from cell;
            """;
    private static final String LOOK =
            """
            vacuum (analyze)
            """;

    private PaidYear() {}

    /** Puts the year into the tables, and lets the server look at what it has. */
    static void put(Laboratory laboratory, int institutions, int products) {
        var rule = ShippedRuleSet.RT_SZ_2024_DRAFT.read();
        var content = rule.content().canonical().replace("'", "''");
        laboratory.execute(String.format(Locale.ROOT, WHO, content, rule.hash(), institutions, products));
        laboratory.execute("begin;" + LINES + "commit;");
        laboratory.execute(LOOK);
    }
}
