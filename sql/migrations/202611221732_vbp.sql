-- Which fact counts may be left to the rule set in force; a supplier's failure with its evidence. Owner: platform.vbp.

alter table vbp_batch alter column source drop not null;
comment on column vbp_batch.source is
    'Which fact counts: the provincial platform''s file, our own receipts, or the lower of both; null: as the rule set in force says.';

-- Ordered in time, and not delivered for the supplier's reason.
create table vbp_failure (
    id             bigint generated always as identity (start with 1000) constraint vbp_failure_pkey primary key,
    agreement_id   bigint not null constraint vbp_failure_agreement_fkey references vbp_agreement,
    institution_id bigint not null constraint vbp_failure_institution_fkey references place_institution,
    product_id     bigint not null constraint vbp_failure_product_fkey references vbp_product,
    supplier_id    bigint not null constraint vbp_failure_supplier_fkey references ledger_owner,
    order_no       text not null constraint vbp_failure_order_filled check (length(order_no) between 1 and 64),
    order_line     integer not null constraint vbp_failure_order_line_range check (order_line between 1 and 1000000),
    ordered_at     timestamptz not null,
    confirm_by     timestamptz not null,
    deliver_by     timestamptz not null,
    failed_on      date not null,
    quantity       bigint not null constraint vbp_failure_quantity_range check (quantity between 1 and 1000000000000),
    reminders      integer not null constraint vbp_failure_reminders_range check (reminders between 0 and 1000),
    complaint      text constraint vbp_failure_complaint_filled check (length(complaint) between 1 and 500),
    attachment_id  bigint constraint vbp_failure_attachment_fkey references file_attachment,
    words          text not null constraint vbp_failure_words_filled check (length(words) between 1 and 500),
    reporter_id    bigint not null,
    reported_by    text not null,
    act_id         uuid not null constraint vbp_failure_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint vbp_failure_order_key unique (agreement_id, institution_id, order_no, order_line),
    constraint vbp_failure_of_reporter_key unique (id, reporter_id, institution_id),
    constraint vbp_failure_deadlines check (ordered_at < confirm_by and ordered_at < deliver_by)
);
comment on column vbp_failure.failed_on is 'The day in the county on which the deadline of the delivery passed.';
comment on column vbp_failure.quantity is 'Ordered in time and not delivered, in minimal units.';
create index vbp_failure_of_cell on vbp_failure (agreement_id, institution_id, product_id);
create index vbp_failure_by_sealing on vbp_failure (sealing);

-- Whether the evidence proves it. Two approvals of different persons make it count where the rule set says that it counts.
create table vbp_failure_verdict (
    failure_id     bigint not null,
    institution_id bigint not null,
    reporter_id    bigint not null,
    judge_id       bigint not null,
    judged_by      text not null,
    judged_on      date not null,
    approved       boolean not null,
    words          text not null constraint vbp_failure_verdict_words_filled check (length(words) between 1 and 500),
    act_id         uuid not null constraint vbp_failure_verdict_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint vbp_failure_verdict_pkey primary key (failure_id, judge_id),
    constraint vbp_failure_verdict_failure_fkey foreign key (failure_id, reporter_id, institution_id)
        references vbp_failure (id, reporter_id, institution_id),
    constraint vbp_failure_verdict_other_person check (judge_id <> reporter_id)
);
create index vbp_failure_verdict_by_sealing on vbp_failure_verdict (sealing);

do $$
declare
    t text;
begin
    foreach t in array array['vbp_failure', 'vbp_failure_verdict'] loop
        execute format('create trigger %I before update or delete or truncate on %I'
                       ' for each statement execute function audit_refuse_change()', t || '_append_only', t);
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
        execute format('create policy %I on %I to wl_platform using ((select place_scope_is_whole())'
                       ' or institution_id = any ((select place_scope_institutions())::bigint[]))', t || '_scope', t);
        execute format('grant select on %I to wl_sealer', t);
    end loop;
end $$;
grant select, insert on vbp_failure, vbp_failure_verdict to wl_platform;
grant select on vbp_failure, vbp_failure_verdict to wl_read;
