-- A report that nobody has approved yet may be sent back with the reason, and the institution reports anew. Owner: platform.vbp.

create table vbp_report_return (
    id             bigint generated always as identity (start with 1000) constraint vbp_report_return_pkey primary key,
    agreement_id   bigint not null,
    institution_id bigint not null,
    product_id     bigint not null,
    reported       bigint not null constraint vbp_report_return_reported_range check (reported between 0 and 1000000000000),
    mean           bigint not null constraint vbp_report_return_mean_range check (mean between 0 and 1000000000000),
    reporter_id    bigint not null,
    reviewer_id    bigint not null,
    words          text not null constraint vbp_report_return_words_filled check (length(words) between 1 and 500),
    reviewed_by    text not null,
    act_id         uuid not null constraint vbp_report_return_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint vbp_report_return_two_persons check (reviewer_id <> reporter_id),
    constraint vbp_report_return_report_fkey foreign key (agreement_id, institution_id, product_id) references vbp_report
);
comment on column vbp_report_return.reported is 'Qb as it was sent back, in minimal units.';
comment on column vbp_report_return.mean is 'Of the two years before as it was sent back, in minimal units a year.';
create index vbp_report_return_of_report on vbp_report_return (agreement_id, institution_id, product_id, id);
create index vbp_report_return_by_sealing on vbp_report_return (sealing);

create trigger vbp_report_return_append_only before update or delete or truncate on vbp_report_return
    for each statement execute function audit_refuse_change();
alter table vbp_report_return enable row level security, force row level security;
create policy vbp_report_return_whole on vbp_report_return
    to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true);
create policy vbp_report_return_scope on vbp_report_return to wl_platform using ((select place_scope_is_whole())
    or institution_id = any ((select place_scope_institutions())::bigint[]));
grant select, insert on vbp_report_return to wl_platform;
grant select on vbp_report_return to wl_read, wl_sealer;

-- Which return a report waits behind, until the institution has reported anew.
alter table vbp_report add column returned_id bigint constraint vbp_report_returned_fkey references vbp_report_return;
alter table vbp_report add constraint vbp_report_returned_waits check (returned_id is null or approved_at is null);
grant update (returned_id) on vbp_report to wl_platform;
