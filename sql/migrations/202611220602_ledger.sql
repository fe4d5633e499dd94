-- Row policies on stock. Owner: platform.ledger.
-- Seen is what stands in a place of the institution, what is the institution's own wherever it stands, and what has left
-- the institution last and stands in a place of the county (taken and not yet used, used, written off).
-- Lots and items are the county's catalogue and have no policy.

-- The institution that a unit has left last, by its movements; null where it never stood in one. Asked by policies, for
-- which the movements themselves may be out of sight.
create function ledger_left(unit bigint) returns bigint
    language sql stable parallel safe security definer set search_path = public, pg_temp as $$
    select p.institution_id
    from ledger_movement m join place p on p.id = m.from_place_id
    where m.unit_id = unit and p.id >= 1000
    order by m.no desc limit 1
$$;
create function ledger_item_of(unit bigint) returns bigint
    language sql stable parallel safe security definer set search_path = public, pg_temp as $$
    select u.item_id from ledger_unit u where u.id = unit
$$;
revoke execute on function ledger_left(bigint), ledger_item_of(bigint) from public;
grant execute on function ledger_left(bigint), ledger_item_of(bigint) to wl_platform;

do $$
declare
    t text;
begin
    foreach t in array array['ledger_owner', 'ledger_unit', 'ledger_standing', 'ledger_movement', 'ledger_balance',
                             'ledger_hold', 'ledger_hold_release'] loop
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
    end loop;
end $$;

-- A supplier's consignment stands on many shelves: its name is everybody's.
create policy ledger_owner_scope on ledger_owner to wl_platform using (
    (select place_scope_names_all())
    or institution_id is null
    or institution_id = any ((select place_scope_institutions())::bigint[]));

create policy ledger_movement_scope on ledger_movement to wl_platform using (
    (select place_scope_is_whole())
    or item_id = (select place_scope_item())
    or exists (select from place p where p.id = ledger_movement.from_place_id
                 and p.institution_id = any ((select place_scope_institutions())::bigint[]))
    or exists (select from place p where p.id = ledger_movement.to_place_id
                 and p.institution_id = any ((select place_scope_institutions())::bigint[]))
    or exists (select from ledger_owner o where o.id = ledger_movement.owner_id
                 and o.institution_id = any ((select place_scope_institutions())::bigint[]))
    or (from_place_id < 1000 and to_place_id < 1000 and unit_id is not null
        and ledger_left(unit_id) = any ((select place_scope_institutions())::bigint[])));

create policy ledger_balance_scope on ledger_balance to wl_platform using (
    (select place_scope_is_whole())
    or item_id = (select place_scope_item())
    or exists (select from place p where p.id = ledger_balance.place_id
                 and p.institution_id = any ((select place_scope_institutions())::bigint[]))
    or exists (select from ledger_owner o where o.id = ledger_balance.owner_id
                 and o.institution_id = any ((select place_scope_institutions())::bigint[])));

create policy ledger_standing_scope on ledger_standing to wl_platform using (
    (select place_scope_is_whole())
    or exists (select from place p where p.id = ledger_standing.place_id
                 and p.institution_id = any ((select place_scope_institutions())::bigint[]))
    or exists (select from ledger_owner o where o.id = ledger_standing.owner_id
                 and o.institution_id = any ((select place_scope_institutions())::bigint[]))
    or (place_id < 1000 and ledger_left(unit_id) = any ((select place_scope_institutions())::bigint[]))
    or ((select place_scope_item()) is not null and ledger_item_of(unit_id) = (select place_scope_item())));

-- A unit is seen by whoever sees where it stands or one of its movements. Each question is one look by key: written with
-- EXISTS, the planner may read all standings or movements once to answer many, and there are millions.
create policy ledger_unit_scope on ledger_unit to wl_platform using (
    (select place_scope_is_whole())
    or item_id = (select place_scope_item())
    or coalesce((select true from ledger_standing s where s.unit_id = ledger_unit.id limit 1),
                (select true from ledger_movement m where m.unit_id = ledger_unit.id limit 1)));

-- A hold on a lot, a maker or an item binds everybody, so everybody sees it.
create policy ledger_hold_scope on ledger_hold to wl_platform using (
    (select place_scope_is_whole())
    or case scope
           when 'PLACE' then exists (select from place p where p.id = ledger_hold.place_id)
           when 'UNIT' then coalesce((select true from ledger_unit u where u.id = ledger_hold.unit_id limit 1), false)
           else true end);
create policy ledger_hold_release_scope on ledger_hold_release to wl_platform using (
    (select place_scope_is_whole())
    or exists (select from ledger_hold h where h.id = ledger_hold_release.hold_id));
