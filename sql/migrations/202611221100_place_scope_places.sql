-- The places in scope as a set of numbers, for the row policies of other features. Owner: platform.place.
--
-- A policy that asks a table with policies of its own is written out again in every plan, nested: the stock page, whose
-- query names ten tables, was planned with 280 sub-plans in 30 ms and run in 3. A function is a word to the planner. It is
-- asked once in a statement, and its rows are hashed, however many rows are looked at.
create function place_scope_places() returns setof bigint
    language sql stable parallel safe security definer set search_path = public, pg_temp cost 10 rows 100 as $$
    select p.id from place p where p.institution_id = any (place_scope_institutions())
$$;
revoke execute on function place_scope_places() from public;
grant execute on function place_scope_places() to wl_platform;
