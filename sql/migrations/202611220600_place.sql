-- Whose rows a transaction may see: row policies, first of all on institutions and places. Owner: platform.place.
--
-- Every transaction of wl_platform that touches a scoped table says on whose behalf it works, for itself alone:
--     select set_config('wl.scope', 'institutions:1000,1003', true)
-- county         everything, for an account of the county
-- product        everything, for the product's own work (sign-in, housekeeping, the live view)
-- institutions:  the rows of the institutions named by number; with none named, nothing of any institution
-- item:          everything about one item in the whole county, for an inspection
-- The other roles see the whole county by their work, and say so in a policy of their own; no role steps over policies.

-- Once a transaction has set wl.scope, PostgreSQL keeps it on the connection as an empty text. So current_setting alone
-- refuses the first transaction without a scope only: here each of them is refused, never shown an empty shelf.
create function place_scope() returns text language plpgsql stable parallel safe as $$
declare
    scope text := current_setting('wl.scope');
begin
    if scope !~ '^(county|product|institutions:([0-9]+(,[0-9]+)*)?|item:[0-9]+)$' then
        raise exception 'wl.scope is %, so nobody knows whose rows may be seen', quote_literal(scope)
            using errcode = 'undefined_object';
    end if;
    return scope;
end $$;
create function place_scope_is_whole() returns boolean language sql stable parallel safe as $$
    select place_scope() in ('county', 'product')
$$;
-- Institutions and places have public names: an inspection reads all of them.
create function place_scope_names_all() returns boolean language sql stable parallel safe as $$
    select not starts_with(place_scope(), 'institutions:')
$$;
create function place_scope_institutions() returns bigint[] language sql stable parallel safe as $$
    select case when starts_with(place_scope(), 'institutions:')
                then string_to_array(substr(place_scope(), 14), ',')::bigint[] else '{}' end
$$;
create function place_scope_item() returns bigint language sql stable parallel safe as $$
    select case when starts_with(place_scope(), 'item:') then substr(place_scope(), 6)::bigint end
$$;

alter table place_institution enable row level security, force row level security;
alter table place enable row level security, force row level security;
create policy place_institution_whole on place_institution
    to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true);
create policy place_whole on place
    to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true);

-- The county itself (number 1) and the places that every county has (numbers below 1000) belong to everybody.
create policy place_institution_scope on place_institution to wl_platform using (
    (select place_scope_names_all())
    or id = 1
    or id = any ((select place_scope_institutions())::bigint[]));
create policy place_scope on place to wl_platform using (
    (select place_scope_names_all())
    or id < 1000
    or institution_id = any ((select place_scope_institutions())::bigint[]));

-- What may be said of a place that is out of scope, for the far end of a movement: its kind, and nothing else.
create function place_kind(place_id bigint) returns text
    language sql stable parallel safe security definer set search_path = public, pg_temp as $$
    select p.kind from place p where p.id = place_id
$$;
revoke execute on function place_kind(bigint) from public;
grant execute on function place_kind(bigint) to wl_platform, wl_read;
