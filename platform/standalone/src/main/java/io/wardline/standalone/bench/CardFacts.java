package io.wardline.standalone.bench;

/**
 * A county's loose stock as generated facts: every card is a movement from the supplier and the balance that it makes, in 200
 * places of 20 hospitals, over 12,000 articles, each lot in about ten places; and a clinic with twelve of them.
 */
final class CardFacts {
    private static final String HOSPITALS =
            """
            insert into place_institution (code, name, kind)
            select 'P' || n, 'Hospital ' || n, 'HOSPITAL' from generate_series(1, 20) n;
            insert into ledger_owner (code, name, institution_id)
            select code, name, id from place_institution where code ~ '^P[0-9]+$';
            insert into place (code, name, kind, institution_id)
            select i.code || '-STORE', i.name, 'HOSPITAL_STORE', i.id from place_institution i where i.code ~ '^P[0-9]+$';
            insert into place (code, name, kind, parent_id, institution_id)
            select i.code || '-W' || n, 'Ward ' || n, 'WARD', s.id, i.id
            from place_institution i join place s on s.code = i.code || '-STORE', generate_series(1, 9) n;
            """;
    private static final String ARTICLES =
            """
            insert into catalog_item (code, name, base_unit, class, maker)
            select 'ITEM-' || to_char(n, 'FM00000'), 'Dressing ' || n || ' cm, sterile', 'piece', 'GENERAL', 'MAKER-' || n %% 40
            from generate_series(1, 12000) n;
            insert into ledger_lot (item_id, maker, number, expiry, tagged)
            select i.id, i.maker, 'L' || n, current_date + (n %% 900)::int - 20, false
            from generate_series(0, %1$d - 1) n join catalog_item i on i.code = 'ITEM-' || to_char(1 + n %% 12000, 'FM00000');
            """;
    private static final String MOVEMENTS =
            """
            with shelf as (
                select p.id, p.institution_id, row_number() over (order by p.id) - 1 as at from place p
                join place_institution i on i.id = p.institution_id where i.code ~ '^P[0-9]+$'
            ), lot as (
                select l.id, l.item_id, row_number() over (order by l.id) - 1 as at from ledger_lot l where not l.tagged
            ), card as (
                select s.id as place_id, l.item_id, l.id as lot_id, o.id as owner_id, 1 + n %% 50 as quantity
                from generate_series(0, %1$d - 1) n
                join lot l on l.at = n / 10
                join shelf s on s.at = (n %% 10) * 20 + n / 10 %% 20
                join ledger_owner o on o.institution_id = s.institution_id
            ), moved as (
                insert into ledger_movement (id, from_place_id, to_place_id, item_id, lot_id, owner_id, quantity, recorded_at,
                    occurred_at, posted_on, reason, cause, actor)
                select gen_random_uuid(), (select id from place where kind = 'SUPPLIER'), place_id, item_id, lot_id, owner_id,
                       quantity, now(), now(), (now() at time zone 'Asia/Shanghai')::date, 'RECEIVED', 'act:bench', 'bench'
                from card
            )
            insert into ledger_balance (place_id, item_id, lot_id, owner_id, quantity)
            select place_id, item_id, lot_id, owner_id, quantity from card
            """;

    /** Its lines are the last of the list. */
    private static final String CLINIC =
            """
            insert into place_institution (code, name, kind) values ('Q1', 'Clinic 1', 'TOWNSHIP_HEALTH_CENTRE');
            insert into ledger_owner (code, name, institution_id) select code, name, id from place_institution where code = 'Q1';
            insert into place (code, name, kind, institution_id)
            select 'Q1-STORE', name, 'HOSPITAL_STORE', id from place_institution where code = 'Q1';
            with card as (
                select p.id as place_id, l.item_id, l.id as lot_id, o.id as owner_id, 5 as quantity
                from place p join ledger_owner o on o.institution_id = p.institution_id
                cross join (select l.id, l.item_id from ledger_lot l join catalog_item i on i.id = l.item_id
                            where not l.tagged order by i.code desc, l.id limit 12) l
                where p.code = 'Q1-STORE'
            ), moved as (
                insert into ledger_movement (id, from_place_id, to_place_id, item_id, lot_id, owner_id, quantity, recorded_at,
                    occurred_at, posted_on, reason, cause, actor)
                select gen_random_uuid(), (select id from place where kind = 'SUPPLIER'), place_id, item_id, lot_id, owner_id,
                       quantity, now(), now(), (now() at time zone 'Asia/Shanghai')::date, 'RECEIVED', 'act:bench', 'bench'
                from card
            )
            insert into ledger_balance (place_id, item_id, lot_id, owner_id, quantity)
            select place_id, item_id, lot_id, owner_id, quantity from card
            """;

    private static final String LOOK =
            """
            analyze
            """;

    private CardFacts() {}

    /** Puts so many cards into the book, and lets the server look at what it has. */
    static void put(Laboratory laboratory, int cards) {
        laboratory.execute(HOSPITALS);
        laboratory.execute(ARTICLES.formatted((cards + 9) / 10));
        laboratory.execute(MOVEMENTS.formatted(cards));
        laboratory.execute(CLINIC);
        laboratory.execute(LOOK);
    }
}
