-- What no reading closes is explained by people: one gives the reason, another one that holds the permission judges it.
-- Owner: platform.cabinet.

-- An accepted explanation is a step of the cabinet: replay meets it in the order in which it took effect. It names the
-- discrepancy by its natural key.
alter table cabinet_step
    add column about text constraint cabinet_step_about_filled check (length(about) between 1 and 128),
    add column about_kind text,
    drop constraint cabinet_step_cause_known,
    add constraint cabinet_step_cause_known check (cause in ('ENTRY', 'UNREADABLE', 'LOST', 'BIND', 'STOCK_TAKE', 'EXPLAINED')),
    add constraint cabinet_step_about_whole check (
        (about is not null) = (cause = 'EXPLAINED') and (about_kind is not null) = (cause = 'EXPLAINED'));

alter table cabinet_discrepancy
    drop constraint cabinet_discrepancy_resolution_known,
    add constraint cabinet_discrepancy_resolution_known check (resolution in (
        'MISREAD_HEALED', 'TAKEN', 'PRESENT', 'ABSENT', 'BOUND', 'UNCONTESTED', 'SUSPECT_AGAIN', 'EXPLAINED'));

create table cabinet_explanation (
    id             bigint generated always as identity constraint cabinet_explanation_pkey primary key,
    discrepancy_id bigint not null constraint cabinet_explanation_discrepancy_fkey references cabinet_discrepancy,
    ground         text not null constraint cabinet_explanation_ground_known check (ground in (
                   'UNRECORDED_MOVE', 'EMERGENCY_OPENING', 'TAG_FAULT', 'MISREAD', 'COUNTED_BY_HAND', 'OTHER')),
    words          text not null constraint cabinet_explanation_words_filled check (length(words) between 1 and 1000),
    account_id     bigint not null constraint cabinet_explanation_account_fkey references identity_account,
    given_by       text not null constraint cabinet_explanation_given_by_filled check (length(given_by) between 1 and 100),
    given_at       timestamptz not null,
    sealing        bigint not null default audit_sealing()
);
create index cabinet_explanation_of_discrepancy on cabinet_explanation (discrepancy_id, id);
create index cabinet_explanation_by_sealing on cabinet_explanation (sealing);

-- An explanation without a row here waits for its second person. A rejected one is followed by another, or by none.
create table cabinet_explanation_verdict (
    explanation_id bigint not null constraint cabinet_explanation_verdict_pkey primary key
                   constraint cabinet_explanation_verdict_of_fkey references cabinet_explanation,
    accepted       boolean not null,
    words          text constraint cabinet_explanation_verdict_words_filled check (length(words) between 1 and 1000),
    account_id     bigint not null constraint cabinet_explanation_verdict_account_fkey references identity_account,
    given_by       text not null constraint cabinet_explanation_verdict_given_by_filled check (length(given_by) between 1 and 100),
    given_at       timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint cabinet_explanation_verdict_rejection_says_why check (accepted or words is not null)
);
create index cabinet_explanation_verdict_by_sealing on cabinet_explanation_verdict (sealing);

create trigger cabinet_explanation_append_only before update or delete or truncate on cabinet_explanation
    for each statement execute function audit_refuse_change();
create trigger cabinet_explanation_verdict_append_only before update or delete or truncate on cabinet_explanation_verdict
    for each statement execute function audit_refuse_change();

alter table cabinet_explanation enable row level security, force row level security;
create policy cabinet_explanation_whole on cabinet_explanation to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read
    using (true) with check (true);
create policy cabinet_explanation_scope on cabinet_explanation to wl_platform using (
    (select place_scope_is_whole()) or exists (select from cabinet_discrepancy d where d.id = discrepancy_id));
alter table cabinet_explanation_verdict enable row level security, force row level security;
create policy cabinet_explanation_verdict_whole on cabinet_explanation_verdict
    to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true);
create policy cabinet_explanation_verdict_scope on cabinet_explanation_verdict to wl_platform using (
    (select place_scope_is_whole()) or exists (select from cabinet_explanation e where e.id = explanation_id));

grant select, insert on cabinet_explanation, cabinet_explanation_verdict to wl_platform;
grant select on cabinet_explanation, cabinet_explanation_verdict to wl_read, wl_sealer;
