-- A frozen report is superseded by two persons, and stays as it was approved. Owner: platform.vbp.

create table vbp_report_correction (
    id             bigint generated always as identity (start with 1000) constraint vbp_report_correction_pkey primary key,
    agreement_id   bigint not null,
    institution_id bigint not null,
    product_id     bigint not null,
    reported       bigint not null constraint vbp_report_correction_reported_range check (reported between 0 and 1000000000000),
    mean           bigint not null constraint vbp_report_correction_mean_range check (mean between 0 and 1000000000000),
    reason         text not null constraint vbp_report_correction_reason_filled check (length(reason) between 1 and 500),
    proposer_id    bigint not null,
    proposed_by    text not null,
    act_id         uuid not null constraint vbp_report_correction_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint vbp_report_correction_of_proposer_key unique (id, institution_id, proposer_id),
    constraint vbp_report_correction_report_fkey foreign key (agreement_id, institution_id, product_id) references vbp_report
);
comment on column vbp_report_correction.reported is 'Qb, in minimal units.';
comment on column vbp_report_correction.mean is 'Of the two years before, in minimal units a year.';
create index vbp_report_correction_of_report on vbp_report_correction (agreement_id, institution_id, product_id, id);
create index vbp_report_correction_by_sealing on vbp_report_correction (sealing);

create table vbp_report_correction_review (
    correction_id  bigint not null constraint vbp_report_correction_review_pkey primary key,
    institution_id bigint not null,
    proposer_id    bigint not null,
    reviewer_id    bigint not null,
    accepted       boolean not null,
    words          text not null constraint vbp_report_correction_review_words_filled check (length(words) between 1 and 500),
    reviewed_by    text not null,
    act_id         uuid not null constraint vbp_report_correction_review_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint vbp_report_correction_review_two_persons check (reviewer_id <> proposer_id),
    constraint vbp_report_correction_review_correction_fkey foreign key (correction_id, institution_id, proposer_id)
        references vbp_report_correction (id, institution_id, proposer_id)
);
create index vbp_report_correction_review_by_sealing on vbp_report_correction_review (sealing);

do $$
declare
    t text;
begin
    foreach t in array array['vbp_report_correction', 'vbp_report_correction_review'] loop
        execute format('create trigger %I before update or delete or truncate on %I'
                       ' for each statement execute function audit_refuse_change()', t || '_append_only', t);
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
        execute format('create policy %I on %I to wl_platform using ((select place_scope_is_whole())'
                       ' or institution_id = any ((select place_scope_institutions())::bigint[]))', t || '_scope', t);
        execute format('grant select, insert on %I to wl_platform', t);
        execute format('grant select on %I to wl_read, wl_sealer', t);
    end loop;
end $$;

-- What is reported as it stands: the last correction that was accepted, or the report itself.
create view vbp_report_standing with (security_invoker = true) as
select r.agreement_id, r.institution_id, r.product_id, coalesce(c.reported, r.reported) as reported, coalesce(c.mean, r.mean) as mean,
       case when c.id is null then r.reason else c.reason end as reason, coalesce(c.proposed_by, r.reported_by) as reported_by,
       coalesce(c.reviewed_by, r.approved_by) as approved_by, coalesce(c.reviewed_at, r.approved_at) as approved_at,
       coalesce(c.words, r.words) as words, c.id as correction_id
from vbp_report r
left join lateral (
    select k.id, k.reported, k.mean, k.reason, k.proposed_by, v.reviewed_by, v.at as reviewed_at, v.words
    from vbp_report_correction k join vbp_report_correction_review v on v.correction_id = k.id and v.accepted
    where k.agreement_id = r.agreement_id and k.institution_id = r.institution_id and k.product_id = r.product_id
    order by k.id desc limit 1) c on true;

grant select on vbp_report_standing to wl_platform, wl_read;
