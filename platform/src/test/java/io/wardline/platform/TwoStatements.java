package io.wardline.platform;

import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import java.sql.SQLException;
import java.util.List;

/** What is stated of the two hospitals: the statements that write it, with a hospital's word put in. */
final class TwoStatements {
    /** A rule by which both are reckoned. */
    private static final String RULE =
            """
            insert into rule_set (name, kind, region, version, effective_from, content, hash, author_id, account, act_id, at)
            values ('RT-TEST', 'RETENTION', '*', 1, '2020-01-01',
                '{"effectiveFrom":"2020-01-01","kind":"RETENTION","name":"RT-TEST","params":{},"region":"*","source":{"origin":"OPERATORS_CHOICE"},"version":1}',
                repeat('0', 64), 0, 'officer', md5('vbp')::uuid, now());
            """;

    /** A calculated version of a year; nobody of this county has calculated it. */
    private static final String CALCULATED =
            """
            insert into statement_version (kind, institution_id, year, version, as_of, rule_set_id, rule_hash, inputs, inputs_hash,
                result, result_hash, figures, payable_fen, payee, calculator_id, account, act_id, at)
            select 'RETENTION', i.id, %2$s, 1, '2021-01-01', k.id, k.hash, t.inputs,
                encode(sha256(convert_to(t.inputs, 'UTF8')), 'hex'), t.result, encode(sha256(convert_to(t.result, 'UTF8')), 'hex'), '{}',
                100, 'SUBJECT', 0, 'officer', md5('vbp')::uuid, now()
            from place_institution i, rule_set k, (values (
                '{"lines":[{"code":"B8/Y1/SALINE","inputs":[{"name":"reportedUnits","source":"vbp_report","value":"15000","words":"file of %1$s"}],"name":"Saline"}],"whole":[]}',
                '{"figures":[],"lines":[{"code":"B8/Y1/SALINE","figures":[],"name":"Saline","steps":[]}],"payableFen":100,"payee":"SUBJECT","steps":[]}'))
                as t (inputs, result)
            where i.code = '%1$s' and k.name = 'RT-TEST';
            """;

    /** A rule whose price before is the region's, what the region bought of a product and of another one, and a version by it. */
    private static final String OF_REGION =
            """
            insert into rule_set (name, kind, region, version, effective_from, content, hash, author_id, account, act_id, at)
            values ('RT-REGION', 'RETENTION', '*', 1, '2020-01-01',
                '{"effectiveFrom":"2020-01-01","kind":"RETENTION","name":"RT-REGION","params":{"p0Source":"REGION"},"region":"*","source":{"origin":"OPERATORS_CHOICE"},"version":1}',
                repeat('1', 64), 0, 'officer', md5('vbp')::uuid, now());
            insert into vbp_product (batch_id, code, name, unit) select id, 'UNCITED', 'Other', 'bag' from vbp_batch where code = 'B8';
            insert into incentive_brand (agreement_id, institution_id, product_id, brand, units, price_ten_thousandths, source, account, at)
            select a.id, 1, p.id, 'ACME', 100, 36000, 'orders', 'officer', now()
            from vbp_batch b join vbp_agreement a on a.batch_id = b.id and a.code = 'Y1' join vbp_product p on p.batch_id = b.id
            where b.code = 'B8' and p.code in ('SALINE', 'UNCITED');
            insert into statement_version (kind, institution_id, year, version, as_of, rule_set_id, rule_hash, inputs, inputs_hash,
                result, result_hash, figures, payable_fen, payee, calculator_id, account, act_id, at)
            select v.kind, v.institution_id, 2030, 1, v.as_of, k.id, k.hash, v.inputs, v.inputs_hash, v.result, v.result_hash, v.figures,
                v.payable_fen, v.payee, v.calculator_id, v.account, v.act_id, v.at
            from statement_version v, rule_set k where v.year = 2025 and k.name = 'RT-REGION';
            """;
    private static final String PUBLISHED_OF_REGION =
            """
            insert into statement_publication (version_id, institution_id, number, code, attachment_id, published_on, window_days,
                window_source, last_day, account_id, account, act_id, at)
            select v.id, v.institution_id, '%1$s-JYLY-2030', repeat('0', 20), a.id, '2031-01-02', 10, 'choice', '2031-01-16', -1, 'officer',
                md5('vbp')::uuid, now()
            from statement_version v join file_attachment a on a.institution_id = v.institution_id and a.name = '%1$s.txt'
            where v.year = 2030 and v.institution_id = (select id from place_institution where code = '%1$s');
            """;

    /** Of 2022 returned, of 2023 paid, of 2025 published and open to objections, one of which is decided. */
    private static final String STATED =
            """
            insert into statement_return (version_id, institution_id, words, account_id, account, act_id, at)
            select id, institution_id, 'not %1$s', -1, 'reviewer', md5('vbp')::uuid, now() from statement_version
            where year = 2022 and institution_id = (select id from place_institution where code = '%1$s');
            insert into statement_approval (version_id, no, institution_id, calculator_id, approver_id, words, account, act_id, at)
            select v.id, a.no, v.institution_id, v.calculator_id, -a.no, 'seen %1$s', 'reviewer', md5('vbp')::uuid, now()
            from statement_version v, (values (1), (2)) as a (no)
            where v.year in (2023, 2025) and v.institution_id = (select id from place_institution where code = '%1$s');
            insert into statement_publication (version_id, institution_id, number, code, attachment_id, published_on, window_days,
                window_source, last_day, account_id, account, act_id, at)
            select v.id, v.institution_id, '%1$s-JYLY-' || v.year, repeat('0', 20), a.id, d.first, 10, 'choice', d.last, -1, 'officer',
                md5('vbp')::uuid, now()
            from statement_version v join file_attachment a on a.institution_id = v.institution_id and a.name = '%1$s.txt'
            join (values (2023, date '2024-01-02', date '2024-01-16'), (2025, current_date - 2, current_date + 20)) as d (year, first, last)
                on d.year = v.year
            where v.institution_id = (select id from place_institution where code = '%1$s');
            insert into statement_objection (version_id, institution_id, published_on, last_day, objected_on, words, objector_id, account,
                act_id, at)
            select version_id, institution_id, published_on, last_day, published_on, 'why %1$s', -3, 'pharmacist-%1$s', md5('vbp')::uuid, now()
            from statement_publication where number = '%1$s-JYLY-2025';
            insert into statement_decision (objection_id, version_id, institution_id, objector_id, decider_id, outcome, words, account,
                act_id, at)
            select id, version_id, institution_id, objector_id, -4, 'REJECTED', 'because %1$s', 'reviewer', md5('vbp')::uuid, now()
            from statement_objection where words = 'why %1$s';
            insert into statement_payment (version_id, institution_id, route, payee_id, amount_fen, paid_on, reference, account_id, account,
                act_id, at)
            select version_id, institution_id, 'FUND_DIRECT', institution_id, 100, '2024-02-01', 'F-%1$s', -5, 'officer', md5('vbp')::uuid, now()
            from statement_publication where number = '%1$s-JYLY-2023';
            """;

    /** One more objection, which nobody has decided. */
    private static final String OBJECTED =
            """
            insert into statement_objection (version_id, institution_id, published_on, last_day, objected_on, words, objector_id, account,
                act_id, at)
            select version_id, institution_id, published_on, last_day, published_on, 'open %1$s', -3, 'pharmacist', md5('vbp')::uuid, now()
            from statement_publication where number = '%1$s-JYLY-2025';
            """;

    /** What the retention of both starts from, a finding with its review, and a division. */
    private static final String ENTERED =
            """
            insert into incentive_fact (agreement_id, institution_id, product_id, price_ten_thousandths, other_fen, other_dearer_fen,
                other_evaluated_fen, fund_millionths, insured_millionths, retained_before, source, account, at)
            select v.agreement_id, v.institution_id, v.product_id, 13500, 0, 0, 0, 700000, 930000, false, 'sheet of %1$s', 'officer', now()
            from vbp_volume v where v.institution_id = (select id from place_institution where code = '%1$s');
            insert into incentive_brand (agreement_id, institution_id, product_id, brand, units, price_ten_thousandths, source, account, at)
            select v.agreement_id, v.institution_id, v.product_id, 'ACME', 100, 36000, 'sheet of %1$s', 'officer', now()
            from vbp_volume v where v.institution_id = (select id from place_institution where code = '%1$s');
            insert into incentive_score (institution_id, year, score_ten_thousandths, evidence, account, at)
            select id, 2026, 900000, 'sheet of %1$s', 'officer', now() from place_institution where code = '%1$s';
            insert into incentive_finding (institution_id, year, veto, evidence, finder_id, account, act_id, at)
            select id, 2026, 'FALSE_REPORT', 'letter of %1$s', -1, 'officer', md5('vbp')::uuid, now()
            from place_institution where code = '%1$s';
            insert into incentive_finding_review (finding_id, institution_id, finder_id, reviewer_id, accepted, words, account, act_id, at)
            select id, institution_id, finder_id, -2, true, 'right %1$s', 'reviewer', md5('vbp')::uuid, now()
            from incentive_finding where evidence = 'letter of %1$s';
            insert into incentive_withdrawal (finding_id, institution_id, words, proposer_id, account, act_id, at)
            select id, institution_id, 'back %1$s', -1, 'officer', md5('vbp')::uuid, now()
            from incentive_finding where evidence = 'letter of %1$s';
            insert into incentive_withdrawal_review (withdrawal_id, institution_id, proposer_id, reviewer_id, accepted, words, account, act_id, at)
            select id, institution_id, proposer_id, -2, false, 'stays %1$s', 'reviewer', md5('vbp')::uuid, now()
            from incentive_withdrawal where words = 'back %1$s';
            insert into incentive_split (version_id, institution_id, no, total_fen, words, account, act_id, at)
            select version_id, institution_id, 1, 100, 'among %1$s', 'pharmacist', md5('vbp')::uuid, now()
            from statement_publication where number = '%1$s-JYLY-2025';
            insert into incentive_split_part (split_id, institution_id, code, name, weight, amount_fen)
            select id, institution_id, 'WARD', 'Ward of %1$s', '1', 100 from incentive_split where words = 'among %1$s';
            """;

    private TwoStatements() {}

    /** Writes what is stated of both. */
    static void write(TestDatabase database) throws SQLException {
        database.execute(Role.OWNER, RULE);
        for (var word : List.of(TwoHospitals.OWN_WORD, TwoHospitals.FOREIGN_WORD)) {
            for (var year : List.of(2022, 2023, 2025)) {
                database.execute(Role.OWNER, CALCULATED.formatted(word, year));
            }
            database.execute(Role.OWNER, STATED.formatted(word));
            database.execute(Role.OWNER, ENTERED.formatted(word));
        }
    }

    /** The price before of both is the region's in one more version, which nobody has published. */
    static void ofRegion(TestDatabase database) throws SQLException {
        database.execute(Role.OWNER, OF_REGION);
    }

    /** Publishes that version of one hospital. */
    static void publishOfRegion(TestDatabase database, String word) throws SQLException {
        database.execute(Role.OWNER, PUBLISHED_OF_REGION.formatted(word));
    }

    static String published(TestDatabase database, String word) throws SQLException {
        return Long.toString(database.number(
                Role.READ, "select version_id from statement_publication where number = '" + word + "-JYLY-2025'"));
    }

    /** One more that nobody has approved. */
    static String calculated(TestDatabase database, String word) throws SQLException {
        var year = database.number(Role.READ, "select greatest(2099, max(year)) + 1 from statement_version");
        database.execute(Role.OWNER, CALCULATED.formatted(word, year));
        return Long.toString(database.number(Role.READ, "select max(id) from statement_version"));
    }

    /** One more that nobody has decided. */
    static String objected(TestDatabase database, String word) throws SQLException {
        database.execute(Role.OWNER, OBJECTED.formatted(word));
        return Long.toString(database.number(Role.READ, "select max(id) from statement_objection"));
    }

    /** One more finding that a second person has accepted. */
    static String accepted(TestDatabase database, String word) throws SQLException {
        var id = found(database, word);
        database.execute(
                Role.OWNER,
                "insert into incentive_finding_review (finding_id, institution_id, finder_id, reviewer_id, accepted, words, account, act_id, at)"
                        + " select id, institution_id, finder_id, -2, true, 'right', 'reviewer', md5('vbp')::uuid, now()"
                        + " from incentive_finding where id = " + id);
        return id;
    }

    /** One more withdrawal of such a finding that nobody has reviewed. */
    static String withdrawn(TestDatabase database, String word) throws SQLException {
        database.execute(
                Role.OWNER,
                "insert into incentive_withdrawal (finding_id, institution_id, words, proposer_id, account, act_id, at)"
                        + " select id, institution_id, 'back', -1, 'officer', md5('vbp')::uuid, now() from incentive_finding where id = "
                        + accepted(database, word));
        return Long.toString(database.number(Role.READ, "select max(id) from incentive_withdrawal"));
    }

    /** One more finding that nobody has reviewed. */
    static String found(TestDatabase database, String word) throws SQLException {
        database.execute(
                Role.OWNER,
                "insert into incentive_finding (institution_id, year, veto, evidence, finder_id, account, act_id, at) select id, 2026,"
                        + " 'FALSE_REPORT', 'open " + word + "', -1, 'officer', md5('vbp')::uuid, now() from place_institution where code = '"
                        + word + "'");
        return Long.toString(database.number(Role.READ, "select max(id) from incentive_finding"));
    }
}
