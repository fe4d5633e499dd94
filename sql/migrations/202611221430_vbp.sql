-- Volume reporting: what each institution says that it will need, before volumes are agreed. Owner: platform.vbp.

create table vbp_report (
    agreement_id   bigint not null constraint vbp_report_agreement_fkey references vbp_agreement,
    institution_id bigint not null constraint vbp_report_institution_fkey references place_institution,
    product_id     bigint not null constraint vbp_report_product_fkey references vbp_product,
    reported       bigint not null constraint vbp_report_reported_range check (reported between 0 and 1000000000000),
    mean           bigint not null constraint vbp_report_mean_range check (mean between 0 and 1000000000000),
    reason         text constraint vbp_report_reason_filled check (length(reason) between 1 and 500),
    reporter_id    bigint not null,
    reported_by    text not null,
    reported_at    timestamptz not null,
    approver_id    bigint,
    approved_by    text,
    approved_at    timestamptz,
    words          text constraint vbp_report_words_filled check (length(words) between 1 and 500),
    constraint vbp_report_pkey primary key (agreement_id, institution_id, product_id),
    constraint vbp_report_low_has_reason check (reason is not null or reported * 5 >= mean * 4),
    constraint vbp_report_two_persons check (approver_id <> reporter_id),
    constraint vbp_report_approval_whole check (num_nonnulls(approver_id, approved_by, approved_at, words) in (0, 4))
);
comment on column vbp_report.reported is 'Qb, in minimal units.';
comment on column vbp_report.mean is 'Of the two years before, in minimal units a year.';
create index vbp_report_of_institution on vbp_report (institution_id, agreement_id);

-- What was approved is what the money is reckoned by: it stays as it is, whoever asks.
create function vbp_report_refuse_change() returns trigger language plpgsql as $$
begin
    if old.approved_at is not null then
        raise exception 'an approved report does not change' using errcode = 'check_violation', constraint = 'vbp_report_frozen',
            table = 'vbp_report';
    end if;
    return new;
end $$;
create trigger vbp_report_frozen before update on vbp_report for each row execute function vbp_report_refuse_change();

alter table vbp_report enable row level security, force row level security;
create policy vbp_report_whole on vbp_report to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true);
create policy vbp_report_scope on vbp_report to wl_platform using ((select place_scope_is_whole())
    or institution_id = any ((select place_scope_institutions())::bigint[]));

grant select, insert on vbp_report to wl_platform;
grant update (reported, mean, reason, reporter_id, reported_by, reported_at, approver_id, approved_by, approved_at, words)
    on vbp_report to wl_platform;
grant select on vbp_report to wl_read;
