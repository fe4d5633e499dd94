-- How often anything changed of what the overview of progress is made of. Owner: platform.vbp.
--
-- A platform remembers what it has reckoned of an institution's period together with this count, and reckons again when the count
-- has gone on. The database counts by itself, so that no way of changing a figure can forget it.

create table vbp_touched (
    agreement_id   bigint not null constraint vbp_touched_agreement_fkey references vbp_agreement,
    institution_id bigint not null constraint vbp_touched_institution_fkey references place_institution,
    times          bigint not null default 1,
    constraint vbp_touched_pkey primary key (agreement_id, institution_id)
) with (fillfactor = 50);

insert into vbp_touched (agreement_id, institution_id)
select agreement_id, institution_id from vbp_progress
union select agreement_id, institution_id from vbp_line
union select agreement_id, institution_id from vbp_volume;

alter table vbp_touched enable row level security, force row level security;
create policy vbp_touched_whole on vbp_touched to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true);
create policy vbp_touched_scope on vbp_touched to wl_platform using ((select place_scope_is_whole())
    or institution_id = any ((select place_scope_institutions())::bigint[]));
grant select, insert on vbp_touched to wl_platform;
grant update (times) on vbp_touched to wl_platform;
grant select on vbp_touched to wl_read;

create function vbp_touch() returns trigger language plpgsql as $$
begin
    insert into vbp_touched as t (agreement_id, institution_id)
    select distinct c.agreement_id, c.institution_id from changed c order by 1, 2
    on conflict on constraint vbp_touched_pkey do update set times = t.times + 1;
    return null;
end $$;
create function vbp_touch_judged() returns trigger language plpgsql as $$
begin
    insert into vbp_touched as t (agreement_id, institution_id)
    select distinct f.agreement_id, f.institution_id from changed c join vbp_failure f on f.id = c.failure_id order by 1, 2
    on conflict on constraint vbp_touched_pkey do update set times = t.times + 1;
    return null;
end $$;

create trigger vbp_progress_opened after insert on vbp_progress referencing new table as changed
    for each statement execute function vbp_touch();
create trigger vbp_progress_counted after update on vbp_progress referencing new table as changed
    for each statement execute function vbp_touch();
create trigger vbp_volume_agreed after insert on vbp_volume referencing new table as changed
    for each statement execute function vbp_touch();
create trigger vbp_volume_changed after update on vbp_volume referencing new table as changed
    for each statement execute function vbp_touch();
create trigger vbp_line_brought after insert on vbp_line referencing new table as changed
    for each statement execute function vbp_touch();
create trigger vbp_resolved_found after insert on vbp_resolved referencing new table as changed
    for each statement execute function vbp_touch();
create trigger vbp_resolved_lost after delete on vbp_resolved referencing old table as changed
    for each statement execute function vbp_touch();
create trigger vbp_failure_reported after insert on vbp_failure referencing new table as changed
    for each statement execute function vbp_touch();
create trigger vbp_failure_judged after insert on vbp_failure_verdict referencing new table as changed
    for each statement execute function vbp_touch_judged();
