-- Releases for entering late (补录授权): who lets an institution's receipts and returns of days long past still be entered.
-- Owner: platform.warehouse.
--
-- A receipt or a return counts on its own day, so that one of a day long past, or of an agreement period that has ended, changes
-- figures that people have judged by and paid after. A second person has to have released its day before it is taken.
create table warehouse_late_entry (
    id             bigint generated always as identity (start with 1000) constraint warehouse_late_entry_pkey primary key,
    institution_id bigint not null constraint warehouse_late_entry_institution_fkey references place_institution,
    first_day      date not null,
    last_day       date not null,
    usable_until   date not null,
    reason         text not null constraint warehouse_late_entry_reason_filled check (length(reason) between 1 and 500),
    released_by    text not null,
    act_id         uuid not null constraint warehouse_late_entry_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint warehouse_late_entry_days check (first_day <= last_day)
);
comment on column warehouse_late_entry.usable_until is 'The last day on which something may be entered by it.';
comment on column warehouse_late_entry.released_by is 'Who enters by it is somebody else.';
create index warehouse_late_entry_of_institution on warehouse_late_entry (institution_id, id);
create index warehouse_late_entry_by_sealing on warehouse_late_entry (sealing);

create trigger warehouse_late_entry_append_only before update or delete or truncate on warehouse_late_entry
    for each statement execute function audit_refuse_change();
alter table warehouse_late_entry enable row level security, force row level security;
create policy warehouse_late_entry_whole on warehouse_late_entry to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read
    using (true) with check (true);
create policy warehouse_late_entry_scope on warehouse_late_entry to wl_platform using ((select place_scope_is_whole())
    or institution_id = any ((select place_scope_institutions())::bigint[]));
grant select, insert on warehouse_late_entry to wl_platform;
grant select on warehouse_late_entry to wl_sealer, wl_read;
