package io.wardline.platform;

import io.wardline.sql.Role;
import io.wardline.sql.TestDatabase;
import java.sql.SQLException;

/** What {@link TwoHospitals} have bought and agreed: statements with the place of a hospital's word, and of its tag where they name one. */
final class TwoPurchases {
    /** What a hospital has bought: 1,000 of a loose lot, one of which went back. */
    static final String BOUGHT =
            """
            insert into ledger_lot (item_id, maker, number, expiry, tagged)
            select id, 'ACME', 'B-%1$s', '2028-01-31', false from catalog_item where code = 'SALINE';
            insert into ledger_balance (place_id, item_id, lot_id, owner_id, quantity)
            select p.id, l.item_id, l.id, o.id, 999 from place p, ledger_lot l, ledger_owner o
            where p.code = '%1$s-WARD' and l.number = 'B-%1$s' and o.code = '%1$s';
            insert into warehouse_receipt (institution_id, place_id, supplier_id, order_no, accepted_on, account, act_id, at)
            select p.institution_id, p.id, o.id, 'P-%1$s', '2026-03-10', 'keeper-%1$s', md5('%1$s')::uuid, now()
            from place p, ledger_owner o where p.code = '%1$s-WARD' and o.code = 'MAKER';
            insert into warehouse_receipt_line (receipt_id, line, institution_id, order_line, item_id, lot_id, quantity)
            select r.id, 1, r.institution_id, 1, l.item_id, l.id, 1000
            from warehouse_receipt r, ledger_lot l where r.order_no = 'P-%1$s' and l.number = 'B-%1$s';
            insert into warehouse_return (receipt_id, institution_id, returned_on, reason, account, act_id, at)
            select id, institution_id, '2026-03-11', 'broken %1$s', 'keeper-%1$s', md5('%1$s')::uuid, now()
            from warehouse_receipt where order_no = 'P-%1$s';
            insert into warehouse_return_line (return_id, receipt_id, line, institution_id, quantity)
            select id, receipt_id, 1, institution_id, 1 from warehouse_return where reason = 'broken %1$s';
            insert into warehouse_receipt_share (receipt_id, line, institution_id, item_id, accepted_on, order_no, order_line, requested,
                quantity)
            select l.receipt_id, l.line, l.institution_id, l.item_id, r.accepted_on, r.order_no, l.order_line, 7, 0
            from warehouse_receipt_line l join warehouse_receipt r on r.id = l.receipt_id where r.order_no = 'P-%1$s';
            insert into warehouse_return_share (return_id, receipt_id, line, institution_id, returned_on, quantity)
            select v.id, v.receipt_id, 1, v.institution_id, v.returned_on, 0 from warehouse_return v where v.reason = 'broken %1$s';
            insert into warehouse_receipt_unit (unit_id, receipt_id, line, institution_id)
            select u.id, r.id, 1, r.institution_id from ledger_unit u, warehouse_receipt r where u.epc = '%2$s' and r.order_no = 'P-%1$s';
            insert into warehouse_late_entry (institution_id, first_day, last_day, usable_until, reason, released_by, act_id, at)
            select institution_id, '2020-01-01', '2999-12-31', '2999-12-31', 'moved from paper, %1$s', 'releaser', md5('%1$s')::uuid, now()
            from warehouse_receipt where order_no = 'P-%1$s';
            with asked as (
                insert into warehouse_late_request (institution_id, first_day, last_day, reason, asker_id, asked_by, act_id, at)
                select institution_id, '2020-01-01', '2020-01-31', 'asked by %1$s', 1, 'keeper-%1$s', md5('%1$s')::uuid, now()
                from warehouse_receipt where order_no = 'P-%1$s' returning id, institution_id)
            insert into warehouse_late_answer (request_id, institution_id, asker_id, answerer_id, words, answered_by, act_id, at)
            select id, institution_id, 1, 2, 'not of %1$s', 'reviewer', md5('%1$s')::uuid, now() from asked;
            insert into warehouse_return_unit (unit_id, return_id, line, institution_id)
            select u.id, v.id, 1, v.institution_id from ledger_unit u, warehouse_return v where u.epc = '%2$s' and v.reason = 'broken %1$s';
            """;

    /** What both have agreed on, and what the code 33-9000 of the platform is. */
    static final String BATCH =
            """
            insert into vbp_batch (code, name, source) values ('B8', 'Eighth batch', 'OWN');
            insert into vbp_product (batch_id, code, name, unit) select id, 'SALINE', 'Saline', 'bag' from vbp_batch;
            insert into vbp_product_item (batch_id, item_id, product_id, supplier_id)
            select p.batch_id, i.id, p.id, o.id from vbp_product p, catalog_item i, ledger_owner o
            where i.code = 'SALINE' and o.code = 'MAKER';
            insert into vbp_agreement (batch_id, code, starts_on, ends_on) select id, 'Y1', '2026-01-01', '2026-12-31' from vbp_batch;
            insert into audit_act (id, account, kind, body, at, request_id)
            values (md5('vbp')::uuid, 'officer', 'vbp.importLines', '\\x7b7d', now(), 'request');
            insert into vbp_mapping (platform_code, version, item_id, pack_factor, starts_on, source, proposer_id, proposed_by, act_id, at)
            select '33-9000', 1, id, 28, '2026-01-01', 'leaflet', 1, 'officer', md5('vbp')::uuid, now()
            from catalog_item where code = 'SALINE';
            insert into vbp_mapping_review (mapping_id, accepted, words, proposer_id, reviewer_id, reviewed_by, act_id, at)
            select id, true, 'right', 1, 2, 'reviewer', md5('vbp')::uuid, now() from vbp_mapping;
            insert into vbp_file (sha256, rows, account, act_id, at) values (sha256('vbp'), 4, 'officer', md5('vbp')::uuid, now());
            """;

    /** A line of the platform that is mapped, one that is not, and one that was withdrawn. */
    static final String AGREED =
            """
            insert into vbp_volume (agreement_id, institution_id, product_id, quantity)
            select a.id, i.id, p.id, 12000 from vbp_agreement a, vbp_product p, place_institution i where i.code = '%1$s';
            insert into vbp_report (agreement_id, institution_id, product_id, reported, mean, reporter_id, reported_by, reported_at)
            select agreement_id, institution_id, product_id, 15000, 14000, 1, 'pharmacist-%1$s', now() from vbp_volume
            where institution_id = (select id from place_institution where code = '%1$s');
            insert into vbp_report_correction (agreement_id, institution_id, product_id, reported, mean, reason, proposer_id, proposed_by,
                act_id, at)
            select agreement_id, institution_id, product_id, 14000, 14000, 'mistyped by %1$s', 1, 'officer', md5('vbp')::uuid, now()
            from vbp_report where reported_by = 'pharmacist-%1$s';
            insert into vbp_report_correction_review (correction_id, institution_id, proposer_id, reviewer_id, accepted, words, reviewed_by,
                act_id, at)
            select id, institution_id, proposer_id, 2, false, 'not of %1$s', 'reviewer', md5('vbp')::uuid, now()
            from vbp_report_correction where reason = 'mistyped by %1$s';
            insert into vbp_report_return (agreement_id, institution_id, product_id, reported, mean, reporter_id, reviewer_id, words, reviewed_by,
                act_id, at)
            select agreement_id, institution_id, product_id, 15000, 14000, 1, 2, 'not yet of %1$s', 'reviewer', md5('vbp')::uuid, now()
            from vbp_report where reported_by = 'pharmacist-%1$s';
            insert into vbp_account (code, institution_id) select 'PA-%1$s', id from place_institution where code = '%1$s';
            insert into vbp_line (file_id, row_no, agreement_id, institution_id, order_no, order_line, delivery_no, platform_code,
                product_name, quantity, unit, accepted_on)
            select f.id, 1, a.id, i.id, 'P-%1$s', n.line, '', n.code, 'Saline of %1$s', 36, 'BOX', '2026-03-10'
            from vbp_file f, vbp_agreement a, place_institution i, (values (1, '33-9000'), (2, '33-%1$s'), (3, '33-9000')) as n (line, code)
            where i.code = '%1$s';
            insert into vbp_withdrawal (file_id, whole, reason, proposer_id, proposed_by, act_id, at)
            select id, false, 'twice for %1$s', 1, 'officer', md5('vbp')::uuid, now() from vbp_file;
            insert into vbp_withdrawal_line (withdrawal_id, line_id, institution_id)
            select w.id, n.id, n.institution_id from vbp_withdrawal w, vbp_line n
            where w.reason = 'twice for %1$s' and n.order_no = 'P-%1$s' and n.order_line = 3;
            insert into vbp_withdrawal_review (withdrawal_id, proposer_id, reviewer_id, accepted, words, reviewed_by, act_id, at)
            select id, 1, 2, true, 'seen at %1$s', 'reviewer', md5('vbp')::uuid, now() from vbp_withdrawal where reason = 'twice for %1$s';
            insert into vbp_withdrawn (line_id, withdrawal_id, institution_id)
            select l.line_id, l.withdrawal_id, l.institution_id from vbp_withdrawal_line l join vbp_withdrawal w on w.id = l.withdrawal_id
            where w.reason = 'twice for %1$s';
            insert into vbp_resolved (line_id, agreement_id, institution_id, product_id, item_id, mapping_id, quantity)
            select n.id, n.agreement_id, n.institution_id, p.id, m.item_id, m.id, 1008
            from vbp_line n, vbp_product p, vbp_mapping m where n.order_no = 'P-%1$s' and n.order_line = 1;
            insert into vbp_progress (agreement_id, institution_id, product_id, own_accepted, own_returned, platform_accepted,
                last_own_on, last_platform_on)
            select agreement_id, institution_id, product_id, 1000, 1, 1008, '2026-03-10', '2026-03-10'
            from vbp_resolved where institution_id = (select id from place_institution where code = '%1$s');
            insert into vbp_revision (mapping_id, agreement_id, institution_id, product_id, before_net, after_net, before_other,
                after_other, at)
            select x.mapping_id, x.agreement_id, x.institution_id, x.product_id, 0, 1008, 0, 0, now()
            from vbp_resolved x where x.institution_id = (select id from place_institution where code = '%1$s');
            insert into vbp_clinic (code, name, institution_id)
            select 'V-%1$s', 'Village of %1$s', id from place_institution where code = '%1$s';
            insert into vbp_stocking (clinic_id, institution_id, product_id, month, stocked, declared_by, act_id, at)
            select c.id, c.institution_id, p.id, '2026-10-01', true, 'keeper-%1$s', md5('vbp')::uuid, now()
            from vbp_clinic c, vbp_product p where c.code = 'V-%1$s' and p.code = 'SALINE';
            insert into vbp_spot_check (clinic_id, institution_id, product_id, checked_on, found, words, checked_by, act_id, at)
            select c.id, c.institution_id, p.id, '2026-10-09', true, 'seen', 'officer', md5('vbp')::uuid, now()
            from vbp_clinic c, vbp_product p where c.code = 'V-%1$s' and p.code = 'SALINE';
            with failed as (
                insert into vbp_failure (agreement_id, institution_id, product_id, supplier_id, order_no, order_line, ordered_at, confirm_by,
                    deliver_by, failed_on, quantity, reminders, words, reporter_id, reported_by, act_id, at)
                select v.agreement_id, v.institution_id, v.product_id, o.id, 'F-%1$s', 1, '2026-03-01T00:00Z', '2026-03-02T00:00Z',
                       '2026-03-04T00:00Z', '2026-03-04', 10, 2, 'not delivered', 1, 'pharmacist-%1$s', md5('vbp')::uuid, now()
                from vbp_volume v join place_institution i on i.id = v.institution_id and i.code = '%1$s', ledger_owner o
                where o.code = 'MAKER' returning id, institution_id)
            insert into vbp_failure_verdict (failure_id, institution_id, reporter_id, judge_id, judged_by, judged_on, approved, words, act_id, at)
            select id, institution_id, 1, 2, 'reviewer', '2026-03-05', true, 'right', md5('vbp')::uuid, now() from failed;
            """;

    private TwoPurchases() {}

    /** One more request of days that nobody has answered. */
    static String asked(TestDatabase database, String word) throws SQLException {
        database.execute(
                Role.OWNER,
                "insert into warehouse_late_request (institution_id, first_day, last_day, reason, asker_id, asked_by, act_id, at)"
                        + " select id, '2020-01-01', '2020-01-31', 'open " + word + "', -1, 'keeper', md5('vbp')::uuid, now()"
                        + " from place_institution where code = '" + word + "'");
        return Long.toString(database.number(Role.READ, "select max(id) from warehouse_late_request"));
    }
}
