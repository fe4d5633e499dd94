-- Who led a consortium before sees that its package is superseded, and who leads it now sees the cost. Owner: platform.settlement.

-- How far the packages of a consortium's year have come; whoever asks is told the number and nothing else.
create function settlement_newest(consortium bigint, settled_year int) returns int
    language sql stable parallel safe security definer set search_path = public, pg_temp as $$
    select max(p.version) from settlement_package p where p.consortium_id = consortium and p.year = settled_year
$$;
revoke execute on function settlement_newest(bigint, int) from public;
grant execute on function settlement_newest(bigint, int) to wl_platform, wl_read;

-- A cost that was entered while another hospital led belongs to whoever leads now.
create policy settlement_cost_led on settlement_cost for select to wl_platform using (
    not (select place_scope_is_whole())
    and exists (select from settlement_package p
                where p.consortium_id = settlement_cost.consortium_id and p.year = settlement_cost.year
                  and p.institution_id = any ((select place_scope_institutions())::bigint[])
                  and p.version = settlement_newest(p.consortium_id, p.year)));
