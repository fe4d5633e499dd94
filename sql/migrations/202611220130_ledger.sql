-- Stock: who owns what, which lot, which unit, where, and every movement that brought it there. Owner: platform.ledger.

-- A hospital, or a supplier whose goods stand on a hospital's shelf on consignment.
create table ledger_owner (
    id             bigint generated always as identity (start with 1000) constraint ledger_owner_pkey primary key,
    code           text not null constraint ledger_owner_code_key unique
                   constraint ledger_owner_code_form check (code ~ '^[A-Z0-9][A-Z0-9-]{0,31}$'),
    name           text not null constraint ledger_owner_name_filled check (length(name) between 1 and 200),
    institution_id bigint constraint ledger_owner_institution_key unique
                   constraint ledger_owner_institution_fkey references place_institution
);
comment on column ledger_owner.institution_id is 'Null: a supplier''s consignment.';

-- The same number from two makers is two lots. A lot is tagged (every piece is a unit with a tag) or loose, for good.
create table ledger_lot (
    id      bigint generated always as identity (start with 1000) constraint ledger_lot_pkey primary key,
    item_id bigint not null constraint ledger_lot_item_fkey references catalog_item,
    maker   text not null constraint ledger_lot_maker_filled check (length(maker) between 1 and 100),
    number  text not null constraint ledger_lot_number_filled check (length(number) between 1 and 64),
    expiry  date,
    tagged  boolean not null,
    constraint ledger_lot_number_key unique (item_id, maker, number),
    constraint ledger_lot_of_item_key unique (id, item_id)
);
create index ledger_lot_by_expiry on ledger_lot (expiry, id) where expiry is not null;

-- One item, one code. What never changes about a unit stands here, so that moving it touches a narrow table only.
create table ledger_unit (
    id       bigint generated always as identity (start with 1000) constraint ledger_unit_pkey primary key,
    epc      text not null constraint ledger_unit_epc_key unique
             constraint ledger_unit_epc_form check (epc ~ '^([0-9A-F]{2}){2,62}$'),
    tid      text constraint ledger_unit_tid_key unique
             constraint ledger_unit_tid_form check (tid ~ '^([0-9A-F]{2}){2,62}$'),
    item_id  bigint not null,
    lot_id   bigint not null,
    bound_at timestamptz not null,
    cause    text not null,
    constraint ledger_unit_lot_fkey foreign key (lot_id, item_id) references ledger_lot (id, item_id)
);
create index ledger_unit_of_lot on ledger_unit (lot_id, id);

-- Where each unit stands, and whose it is. One row a unit, so a unit is in one place.
create table ledger_standing (
    unit_id  bigint not null constraint ledger_standing_pkey primary key
             constraint ledger_standing_unit_fkey references ledger_unit,
    place_id bigint not null,
    owner_id bigint not null
) with (fillfactor = 80);
create index ledger_standing_by_place on ledger_standing (place_id, unit_id);

-- Movements. The number gives the order in which they took effect for one unit and for one balance: it is drawn while
-- their rows are locked. References are checked for the whole statement at once (below): eight look-ups a row would
-- cost more than the row, and would share-lock the rows of the busiest places.
create table ledger_movement (
    id            uuid not null constraint ledger_movement_pkey primary key,
    no            bigint generated always as identity,
    from_place_id bigint not null,
    to_place_id   bigint not null,
    item_id       bigint not null,
    lot_id        bigint not null,
    owner_id      bigint not null,
    unit_id       bigint,
    quantity      bigint not null constraint ledger_movement_quantity_positive check (quantity > 0),
    recorded_at   timestamptz not null,
    occurred_at   timestamptz not null,
    posted_on     date not null,
    reason        text not null constraint ledger_movement_reason_form check (reason ~ '^[A-Z][A-Z_]{1,31}$'),
    cause         text not null constraint ledger_movement_cause_form check (cause ~ '^(act|entry):.{1,120}$'),
    actor         text not null constraint ledger_movement_actor_filled check (length(actor) between 1 and 100),
    reverses      uuid,
    constraint ledger_movement_two_ends check (from_place_id <> to_place_id),
    constraint ledger_movement_unit_is_one check (unit_id is null or quantity = 1)
);
-- A reversal points at its original and can exist once.
create unique index ledger_movement_reverses_key on ledger_movement (reverses) where reverses is not null;
create index ledger_movement_of_unit on ledger_movement (unit_id, no) where unit_id is not null;
-- The pieces of a tagged lot are found by its units.
create index ledger_movement_of_loose_lot on ledger_movement (lot_id, no) where unit_id is null;
create index ledger_movement_out_of on ledger_movement (from_place_id, item_id, no);
create index ledger_movement_into on ledger_movement (to_place_id, item_id, no);

create function ledger_movement_refers() returns trigger language plpgsql as $$
declare
    wrong record;
begin
    select m.id,
           case when f.id is null or t.id is null then 'ledger_movement_place_fkey'
                when o.id is null then 'ledger_movement_owner_fkey'
                when l.id is null then 'ledger_movement_lot_fkey'
                when l.tagged <> (m.unit_id is not null) then 'ledger_movement_lot_tagged'
                when m.unit_id is not null and u.id is null then 'ledger_movement_unit_fkey'
                else 'ledger_movement_reverses_fkey' end as broken
    into wrong
    from arrived m
    left join place f on f.id = m.from_place_id
    left join place t on t.id = m.to_place_id
    left join ledger_owner o on o.id = m.owner_id
    left join ledger_lot l on l.id = m.lot_id and l.item_id = m.item_id
    left join ledger_unit u on u.id = m.unit_id and u.lot_id = m.lot_id
    left join ledger_movement r on r.id = m.reverses
    where f.id is null or t.id is null or o.id is null or l.id is null
       or l.tagged <> (m.unit_id is not null)
       or (m.unit_id is not null and u.id is null)
       or (m.reverses is not null and r.id is null)
    limit 1;
    if found then
        raise exception 'movement % breaks %', wrong.id, wrong.broken
            using errcode = 'foreign_key_violation', constraint = wrong.broken, table = 'ledger_movement';
    end if;
    return null;
end $$;
create trigger ledger_movement_refers after insert on ledger_movement
    referencing new table as arrived for each statement execute function ledger_movement_refers();
create trigger ledger_movement_append_only before update or delete or truncate on ledger_movement
    for each statement execute function audit_refuse_change();

-- What stands in each physical place: the sum of the movements, kept in their transaction. Outside places have no rows.
create table ledger_balance (
    place_id bigint not null constraint ledger_balance_place_fkey references place,
    item_id  bigint not null,
    lot_id   bigint not null,
    owner_id bigint not null constraint ledger_balance_owner_fkey references ledger_owner,
    quantity bigint not null constraint ledger_balance_not_negative check (quantity >= 0),
    constraint ledger_balance_pkey primary key (place_id, lot_id, owner_id),
    constraint ledger_balance_lot_fkey foreign key (lot_id, item_id) references ledger_lot (id, item_id)
) with (fillfactor = 80);
create index ledger_balance_of_lot on ledger_balance (lot_id, place_id);
create index ledger_balance_of_item on ledger_balance (item_id, place_id);

-- A hold is a row, not a movement. It blocks what it covers, later receipts included; releasing it is a row as well.
create table ledger_hold (
    id        uuid not null constraint ledger_hold_pkey primary key,
    scope     text not null constraint ledger_hold_scope_known check (scope in ('PLACE', 'UNIT', 'LOT', 'MAKER', 'ITEM')),
    place_id  bigint constraint ledger_hold_place_fkey references place,
    unit_id   bigint constraint ledger_hold_unit_fkey references ledger_unit,
    lot_id    bigint constraint ledger_hold_lot_fkey references ledger_lot,
    maker     text,
    item_id   bigint constraint ledger_hold_item_fkey references catalog_item,
    reason    text not null constraint ledger_hold_reason_known
              check (reason in ('ON_HOLD', 'QUARANTINED', 'RECALLED', 'DAMAGED')),
    note      text not null constraint ledger_hold_note_filled check (length(note) between 1 and 1000),
    placed_by text not null,
    placed_at timestamptz not null,
    starts_at timestamptz not null,
    ends_at   timestamptz constraint ledger_hold_span check (ends_at > starts_at),
    cause     text not null,
    constraint ledger_hold_scope_target check (
        num_nonnulls(place_id, unit_id, lot_id, maker, item_id) = 1
        and case scope when 'PLACE' then place_id is not null when 'UNIT' then unit_id is not null
                       when 'LOT' then lot_id is not null when 'MAKER' then maker is not null
                       else item_id is not null end)
);
create index ledger_hold_on_place on ledger_hold (place_id) where place_id is not null;
create index ledger_hold_on_unit on ledger_hold (unit_id) where unit_id is not null;
create index ledger_hold_on_lot on ledger_hold (lot_id) where lot_id is not null;
create index ledger_hold_on_maker on ledger_hold (maker) where maker is not null;
create index ledger_hold_on_item on ledger_hold (item_id) where item_id is not null;
create table ledger_hold_release (
    hold_id     uuid not null constraint ledger_hold_release_pkey primary key
                constraint ledger_hold_release_hold_fkey references ledger_hold,
    released_by text not null,
    released_at timestamptz not null,
    note        text not null constraint ledger_hold_release_note_filled check (length(note) between 1 and 1000),
    cause       text not null
);
create trigger ledger_hold_append_only before update or delete or truncate on ledger_hold
    for each statement execute function audit_refuse_change();
create trigger ledger_hold_release_append_only before update or delete or truncate on ledger_hold_release
    for each statement execute function audit_refuse_change();

grant select on ledger_owner, ledger_lot, ledger_unit, ledger_standing, ledger_movement, ledger_balance, ledger_hold,
    ledger_hold_release to wl_platform, wl_pump, wl_read;
grant select on ledger_movement to wl_sealer;
grant insert on ledger_owner, ledger_lot, ledger_unit, ledger_hold, ledger_hold_release to wl_platform;
grant insert on ledger_movement, ledger_standing, ledger_balance to wl_platform, wl_pump;
grant update (place_id, owner_id) on ledger_standing to wl_platform, wl_pump;
grant update (quantity) on ledger_balance to wl_platform, wl_pump;
