-- The row policies on stock with the same meaning and shorter plans. Owner: platform.ledger.

create function ledger_scope_owners() returns setof bigint
    language sql stable parallel safe security definer set search_path = public, pg_temp cost 10 rows 10 as $$
    select o.id from ledger_owner o where o.institution_id = any (place_scope_institutions())
$$;
revoke execute on function ledger_scope_owners() from public;
grant execute on function ledger_scope_owners() to wl_platform;

alter policy ledger_movement_scope on ledger_movement using (
    (select place_scope_is_whole())
    or item_id = (select place_scope_item())
    or from_place_id in (select place_scope_places())
    or to_place_id in (select place_scope_places())
    or owner_id in (select ledger_scope_owners())
    or (from_place_id < 1000 and to_place_id < 1000 and unit_id is not null
        and ledger_left(unit_id) = any ((select place_scope_institutions())::bigint[])));

alter policy ledger_balance_scope on ledger_balance using (
    (select place_scope_is_whole())
    or item_id = (select place_scope_item())
    or place_id in (select place_scope_places())
    or owner_id in (select ledger_scope_owners()));

alter policy ledger_standing_scope on ledger_standing using (
    (select place_scope_is_whole())
    or place_id in (select place_scope_places())
    or owner_id in (select ledger_scope_owners())
    or (place_id < 1000 and ledger_left(unit_id) = any ((select place_scope_institutions())::bigint[]))
    or ((select place_scope_item()) is not null and ledger_item_of(unit_id) = (select place_scope_item())));

-- Asked for holds on single units only, of which there are few.
create function ledger_unit_is_seen(unit bigint) returns boolean language sql stable parallel safe as $$
    select exists (select from ledger_unit u where u.id = unit)
$$;
alter policy ledger_hold_scope on ledger_hold using (
    (select place_scope_is_whole())
    or case scope
           when 'PLACE' then place_id < 1000 or (select place_scope_names_all()) or place_id in (select place_scope_places())
           when 'UNIT' then ledger_unit_is_seen(unit_id)
           else true end);
