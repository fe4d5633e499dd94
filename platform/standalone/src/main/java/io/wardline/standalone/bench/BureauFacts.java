package io.wardline.standalone.bench;

/**
 * A bureau's year as generated facts: 30 institutions and 10 batches, in each of them so many products; every institution has
 * accepted every product four times, the platform says the same, and the kept sums are what both add up to.
 */
final class BureauFacts {
    static final int BATCHES = 10;

    private static final String INSTITUTIONS =
            """
            insert into place_institution (code, name, kind)
            select 'P' || to_char(n, 'FM00'), 'Hospital ' || n, 'HOSPITAL' from generate_series(1, 30) n;
            insert into ledger_owner (code, name, institution_id)
            select code, name, id from place_institution where code ~ '^P[0-9]+$';
            insert into ledger_owner (code, name) values ('MAKER', 'Maker');
            insert into place (code, name, kind, institution_id)
            select code || '-STORE', name, 'HOSPITAL_STORE', id from place_institution where code ~ '^P[0-9]+$';
            """;
    private static final String PRODUCTS =
            """
            insert into vbp_batch (code, name, source) select 'B' || n, 'Batch ' || n, case n when 1 then 'OWN' else 'LOWER' end from generate_series(0, 9) n;
            insert into vbp_agreement (batch_id, code, starts_on, ends_on)
            select id, 'Y1', (now() at time zone 'Asia/Shanghai')::date - 299, (now() at time zone 'Asia/Shanghai')::date + 65
            from vbp_batch;
            insert into vbp_product (batch_id, code, name, unit)
            select b.id, 'G' || n, 'Generic ' || n, 'tablet' from vbp_batch b, generate_series(1, %1$d) n;
            insert into catalog_item (code, name, base_unit, class, maker)
            select b.code || '-' || p.code, p.name, 'tablet', 'MEDICINE', 'MAKER'
            from vbp_product p join vbp_batch b on b.id = p.batch_id;
            insert into ledger_lot (item_id, maker, number, expiry, tagged)
            select id, maker, 'L1', current_date + 700, false from catalog_item where class = 'MEDICINE';
            insert into vbp_product_item (batch_id, item_id, product_id, supplier_id)
            select b.id, i.id, p.id, o.id
            from vbp_product p join vbp_batch b on b.id = p.batch_id
            join catalog_item i on i.code = b.code || '-' || p.code join ledger_owner o on o.code = 'MAKER';
            insert into vbp_volume (agreement_id, institution_id, product_id, quantity)
            select a.id, i.id, p.id, 1200
            from vbp_product p join vbp_agreement a on a.batch_id = p.batch_id
            join place_institution i on i.code ~ '^P[0-9]+$';
            """;
    private static final String RECEIPTS =
            """
            insert into audit_act (id, account, kind, body, at, request_id)
            select gen_random_uuid(), 'bench', 'warehouse.accept', '{}'::bytea, now(), 'bench' from generate_series(1, 1200);
            with ordered as (
                select id, row_number() over (order by id) - 1 as at from audit_act where account = 'bench'
            ), wanted as (
                select a.starts_on, b.code as batch, i.code as hospital, i.id as institution_id, s.id as place_id, m,
                       row_number() over (order by b.id, i.id, m) - 1 as at
                from vbp_agreement a join vbp_batch b on b.id = a.batch_id
                join place_institution i on i.code ~ '^P[0-9]+$' join place s on s.code = i.code || '-STORE',
                generate_series(0, 3) m
            )
            insert into warehouse_receipt (institution_id, place_id, supplier_id, order_no, accepted_on, account, act_id, at)
            select w.institution_id, w.place_id, (select id from ledger_owner where code = 'MAKER'),
                   w.batch || '/' || w.hospital || '/' || w.m, w.starts_on + 75 * w.m, 'bench', o.id, now()
            from wanted w join ordered o using (at);
            insert into warehouse_receipt_line (receipt_id, line, institution_id, order_line, item_id, lot_id, quantity)
            select r.id, x.line, r.institution_id, x.line, x.item_id, l.id, 100 + 40 * ((x.line + r.institution_id) % 5)
            from warehouse_receipt r
            join (select b.code as batch, m.item_id, row_number() over (partition by b.id order by m.item_id) as line
                  from vbp_product_item m join vbp_batch b on b.id = m.batch_id) x on x.batch = split_part(r.order_no, '/', 1)
            join ledger_lot l on l.item_id = x.item_id;
            insert into ledger_movement (id, from_place_id, to_place_id, item_id, lot_id, owner_id, quantity, recorded_at,
                occurred_at, posted_on, reason, cause, actor)
            select gen_random_uuid(), 3, r.place_id, l.item_id, l.lot_id, o.id, l.quantity, now(), now(),
                   (now() at time zone 'Asia/Shanghai')::date, 'RECEIVED', 'act:' || r.act_id, 'bench'
            from warehouse_receipt r join warehouse_receipt_line l on l.receipt_id = r.id
            join ledger_owner o on o.institution_id = r.institution_id;
            insert into ledger_balance (place_id, item_id, lot_id, owner_id, quantity)
            select to_place_id, item_id, lot_id, owner_id, sum(quantity) from ledger_movement group by 1, 2, 3, 4;
            """;
    private static final String PLATFORM =
            """
            insert into vbp_mapping (platform_code, version, item_id, pack_factor, starts_on, source, proposer_id, proposed_by, act_id, at)
            select 'X' || m.item_id, 1, m.item_id, 1, date '2020-01-01', 'bench', 1, 'bench', (select min(id::text)::uuid from audit_act), now()
            from vbp_product_item m;
            insert into vbp_mapping_review (mapping_id, accepted, words, proposer_id, reviewer_id, reviewed_by, act_id, at)
            select id, true, 'bench', 1, 2, 'bench', act_id, now() from vbp_mapping;
            insert into vbp_file (sha256, rows, account, act_id, at)
            select sha256('bench'), 1, 'bench', min(id::text)::uuid, now() from audit_act;
            insert into vbp_line (file_id, row_no, agreement_id, institution_id, order_no, order_line, delivery_no, platform_code, quantity,
                unit, accepted_on)
            select f.id, l.line, a.id, r.institution_id, r.order_no, l.line, '', 'X' || l.item_id, l.quantity, 'UNIT', r.accepted_on
            from warehouse_receipt r join warehouse_receipt_line l on l.receipt_id = r.id
            join vbp_batch b on b.code = split_part(r.order_no, '/', 1) join vbp_agreement a on a.batch_id = b.id, vbp_file f;
            insert into vbp_resolved (line_id, agreement_id, institution_id, product_id, item_id, mapping_id, quantity)
            select n.id, n.agreement_id, n.institution_id, p.product_id, g.item_id, g.id, n.quantity
            from vbp_line n join vbp_mapping g on g.platform_code = n.platform_code
            join vbp_agreement a on a.id = n.agreement_id
            join vbp_product_item p on p.batch_id = a.batch_id and p.item_id = g.item_id;
            insert into vbp_progress (agreement_id, institution_id, product_id, own_accepted, platform_accepted, last_own_on,
                last_platform_on)
            select x.agreement_id, x.institution_id, x.product_id, sum(x.quantity), sum(x.quantity), max(n.accepted_on), max(n.accepted_on)
            from vbp_resolved x join vbp_line n on n.id = x.line_id group by 1, 2, 3;
            """;
    /** The server has written a year in a minute; it tidies up as it would have in that year. */
    private static final String LOOK =
            """
            vacuum (analyze)
            """;

    private BureauFacts() {}

    /** Puts a year with so many products in each batch into the tables, and lets the server look at what it has. */
    static void put(Laboratory laboratory, int products) {
        laboratory.execute(INSTITUTIONS);
        laboratory.execute(PRODUCTS.formatted(products));
        laboratory.execute(RECEIPTS);
        laboratory.execute(PLATFORM);
        laboratory.execute(LOOK);
    }
}
