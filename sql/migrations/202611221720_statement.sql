-- Statements: what a calculation becomes once people act on it. Every figure is frozen with its inputs; what people say about it
-- stands beside it, and where it stands follows from that alone. Owner: platform.statement.

-- How long an institution may object.
create table statement_window (
    kind         text not null constraint statement_window_pkey primary key
                 constraint statement_window_kind_known check (kind in ('RETENTION', 'SETTLEMENT')),
    working_days int not null constraint statement_window_range check (working_days between 1 and 250),
    source       text not null constraint statement_window_source_filled check (length(source) between 1 and 200)
);
comment on column statement_window.source is 'The number of the document that orders it, or whose choice it is.';
insert into statement_window (kind, working_days, source) values
    ('RETENTION', 10, 'no official source: the operator''s choice'),
    ('SETTLEMENT', 10, 'no official source: the operator''s choice');

create table statement_version (
    id             bigint generated always as identity (start with 1000) constraint statement_version_pkey primary key,
    kind           text not null constraint statement_version_kind_known check (kind in ('RETENTION', 'SETTLEMENT')),
    institution_id bigint not null constraint statement_version_institution_fkey references place_institution,
    year           int not null constraint statement_version_year_range check (year between 2000 and 2999),
    version        int not null constraint statement_version_range check (version between 1 and 10000),
    predecessor    int generated always as (nullif(version - 1, 0)) stored,
    as_of          date not null,
    rule_set_id    bigint not null constraint statement_version_rule_fkey references rule_set,
    rule_hash      text not null constraint statement_version_rule_hash_form check (rule_hash ~ '^[0-9a-f]{64}$'),
    inputs         text not null constraint statement_version_inputs_filled check (length(inputs) >= 2),
    inputs_hash    text not null constraint statement_version_inputs_hash_form check (inputs_hash ~ '^[0-9a-f]{64}$'),
    result         text not null constraint statement_version_result_filled check (length(result) >= 2),
    result_hash    text not null constraint statement_version_result_hash_form check (result_hash ~ '^[0-9a-f]{64}$'),
    figures        text not null constraint statement_version_figures_filled check (length(figures) between 2 and 10000),
    payable_fen    bigint not null constraint statement_version_payable_range check (payable_fen between 0 and 999999999999999),
    payee          text not null constraint statement_version_payee_known check (payee in ('SUBJECT', 'LEAD_HOSPITAL')),
    reason         text constraint statement_version_reason_filled check (length(reason) between 1 and 500),
    calculator_id  bigint not null,
    account        text not null constraint statement_version_account_filled check (length(account) between 1 and 100),
    act_id         uuid not null constraint statement_version_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint statement_version_key unique (kind, institution_id, year, version),
    -- A version stands on the one before it, so the numbers have no gap.
    constraint statement_version_dense foreign key (kind, institution_id, year, predecessor)
        references statement_version (kind, institution_id, year, version),
    constraint statement_version_of_calculator_key unique (id, institution_id, calculator_id),
    constraint statement_version_of_institution_key unique (id, institution_id)
);
comment on column statement_version.inputs is 'Canonical JSON: names in order, no white space. The hashes are SHA-256 over the UTF-8 bytes.';
comment on column statement_version.figures is 'The figures of the whole, a part of the result: a JSON object of exact texts by name.';
comment on column statement_version.reason is 'Why a published version is corrected; null where none was.';
create index statement_version_by_sealing on statement_version (sealing);
create index statement_version_of_institution on statement_version (institution_id, year);
create index statement_version_of_year on statement_version (year, kind);

create table statement_approval (
    version_id     bigint not null,
    no             int not null constraint statement_approval_two check (no in (1, 2)),
    institution_id bigint not null,
    calculator_id  bigint not null,
    approver_id    bigint not null,
    words          text constraint statement_approval_words_filled check (length(words) between 1 and 500),
    account        text not null constraint statement_approval_account_filled check (length(account) between 1 and 100),
    act_id         uuid not null constraint statement_approval_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint statement_approval_pkey primary key (version_id, no),
    constraint statement_approval_two_persons unique (version_id, approver_id),
    constraint statement_approval_not_by_calculator check (approver_id <> calculator_id),
    constraint statement_approval_version_fkey foreign key (version_id, institution_id, calculator_id)
        references statement_version (id, institution_id, calculator_id)
);
create index statement_approval_by_sealing on statement_approval (sealing);

create table statement_return (
    version_id     bigint not null constraint statement_return_pkey primary key,
    institution_id bigint not null,
    words          text not null constraint statement_return_words_filled check (length(words) between 1 and 500),
    account_id     bigint not null,
    account        text not null constraint statement_return_account_filled check (length(account) between 1 and 100),
    act_id         uuid not null constraint statement_return_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint statement_return_version_fkey foreign key (version_id, institution_id)
        references statement_version (id, institution_id)
);
create index statement_return_by_sealing on statement_return (sealing);

create table statement_publication (
    version_id     bigint not null constraint statement_publication_pkey primary key,
    institution_id bigint not null,
    number         text not null constraint statement_publication_number_key unique,
    code           text not null constraint statement_publication_code_filled check (length(code) between 20 and 40),
    attachment_id  bigint not null constraint statement_publication_attachment_fkey references file_attachment,
    published_on   date not null,
    window_days    int not null constraint statement_publication_window_range check (window_days between 1 and 250),
    window_source  text not null constraint statement_publication_window_source_filled check (length(window_source) between 1 and 200),
    last_day       date not null,
    account_id     bigint not null,
    account        text not null constraint statement_publication_account_filled check (length(account) between 1 and 100),
    act_id         uuid not null constraint statement_publication_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint statement_publication_span check (last_day > published_on),
    constraint statement_publication_window_key unique (version_id, institution_id, published_on, last_day),
    constraint statement_publication_of_institution_key unique (version_id, institution_id),
    constraint statement_publication_version_fkey foreign key (version_id, institution_id)
        references statement_version (id, institution_id)
);
comment on column statement_publication.last_day is 'The last day on which an objection is taken.';
comment on column statement_publication.attachment_id is 'The paper as it was issued.';
create index statement_publication_by_sealing on statement_publication (sealing);

create table statement_objection (
    id             bigint generated always as identity (start with 1000) constraint statement_objection_pkey primary key,
    version_id     bigint not null,
    institution_id bigint not null,
    published_on   date not null,
    last_day       date not null,
    objected_on    date not null,
    line           text constraint statement_objection_line_filled check (length(line) between 1 and 200),
    words          text not null constraint statement_objection_words_filled check (length(words) between 1 and 2000),
    attachment_id  bigint constraint statement_objection_attachment_fkey references file_attachment,
    objector_id    bigint not null,
    account        text not null constraint statement_objection_account_filled check (length(account) between 1 and 100),
    act_id         uuid not null constraint statement_objection_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint statement_objection_in_window check (objected_on between published_on and last_day),
    constraint statement_objection_of_objector_key unique (id, version_id, institution_id, objector_id),
    constraint statement_objection_publication_fkey foreign key (version_id, institution_id, published_on, last_day)
        references statement_publication (version_id, institution_id, published_on, last_day)
);
comment on column statement_objection.line is 'Code of a line of the result; null: the whole statement.';
create index statement_objection_of_version on statement_objection (version_id);
create index statement_objection_by_sealing on statement_objection (sealing);

create table statement_decision (
    objection_id   bigint not null constraint statement_decision_pkey primary key,
    version_id     bigint not null,
    institution_id bigint not null,
    objector_id    bigint not null,
    decider_id     bigint not null,
    outcome        text not null constraint statement_decision_outcome_known check (outcome in ('UPHELD', 'REJECTED')),
    words          text not null constraint statement_decision_words_filled check (length(words) between 1 and 2000),
    account        text not null constraint statement_decision_account_filled check (length(account) between 1 and 100),
    act_id         uuid not null constraint statement_decision_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint statement_decision_not_by_objector check (decider_id <> objector_id),
    constraint statement_decision_objection_fkey foreign key (objection_id, version_id, institution_id, objector_id)
        references statement_objection (id, version_id, institution_id, objector_id)
);
create index statement_decision_of_version on statement_decision (version_id);
create index statement_decision_by_sealing on statement_decision (sealing);

create table statement_payment (
    id             bigint generated always as identity (start with 1000) constraint statement_payment_pkey primary key,
    version_id     bigint not null,
    institution_id bigint not null,
    route          text not null constraint statement_payment_route_known check (route in ('HOSPITAL', 'LEAD', 'FUND_DIRECT')),
    payee_id       bigint not null constraint statement_payment_payee_fkey references place_institution,
    amount_fen     bigint not null constraint statement_payment_amount_range check (amount_fen between 1 and 999999999999999),
    paid_on        date not null,
    reference      text not null constraint statement_payment_reference_filled check (length(reference) between 1 and 100),
    account_id     bigint not null,
    account        text not null constraint statement_payment_account_filled check (length(account) between 1 and 100),
    act_id         uuid not null constraint statement_payment_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint statement_payment_reference_key unique (version_id, reference),
    constraint statement_payment_version_fkey foreign key (version_id, institution_id)
        references statement_publication (version_id, institution_id)
);
create index statement_payment_of_version on statement_payment (version_id);
create index statement_payment_by_sealing on statement_payment (sealing);

-- Where a version stands follows from what was done with it and from the day; it is written down nowhere else.
create function statement_state(returned boolean, superseded boolean, approvals int, last_day date, undecided int, upheld int,
    payable_fen bigint, due_fen bigint, today date) returns text language sql immutable
return case
    when returned then 'RETURNED'
    when superseded then 'SUPERSEDED'
    when last_day is null then case when approvals = 2 then 'APPROVED' else 'CALCULATED' end
    when undecided > 0 then 'OBJECTED'
    when upheld > 0 then 'UPHELD'
    when today <= last_day then 'PUBLISHED'
    when payable_fen > 0 and due_fen = 0 then 'PAID'
    else 'FINAL'
end;

-- A version is superseded by a later one that is published; one that never was published by any later one.
create view statement_standing with (security_invoker = true) as
select v.id, v.kind, v.institution_id, i.code as institution, i.name as institution_name, v.year, v.version, v.as_of,
       v.rule_set_id, k.name as rule_name, k.version as rule_version, v.rule_hash, v.inputs_hash, v.result_hash, v.figures, v.payable_fen, v.payee, v.reason, v.calculator_id,
       v.account, v.at,
       (select count(*) from statement_approval a where a.version_id = v.id)::int as approvals,
       exists (select from statement_return r where r.version_id = v.id) as returned,
       (exists (select from statement_version w join statement_publication q on q.version_id = w.id
                where w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year and w.version > v.version)
        or p.version_id is null
           and exists (select from statement_version w
                       where w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year
                         and w.version > v.version)) as superseded,
       p.published_on, p.last_day, p.number, p.attachment_id,
       (select count(*) from statement_objection o where o.version_id = v.id
            and not exists (select from statement_decision d where d.objection_id = o.id))::int as undecided,
       (select count(*) from statement_decision d where d.version_id = v.id and d.outcome = 'UPHELD')::int as upheld,
       (select coalesce(sum(y.amount_fen), 0) from statement_payment y where y.version_id = v.id)::bigint as paid_fen,
       (select coalesce(sum(y.amount_fen), 0) from statement_version w join statement_payment y on y.version_id = w.id
        where w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year
          and w.version < v.version)::bigint as paid_before_fen,
       (select max(w.version) from statement_version w
        where w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year) as latest_version
from statement_version v
join place_institution i on i.id = v.institution_id
join rule_set k on k.id = v.rule_set_id
left join statement_publication p on p.version_id = v.id;

do $$
declare
    t text;
begin
    foreach t in array array['statement_version', 'statement_approval', 'statement_return', 'statement_publication',
                             'statement_objection', 'statement_decision', 'statement_payment'] loop
        execute format('create trigger %I before update or delete or truncate on %I'
                       ' for each statement execute function audit_refuse_change()', t || '_append_only', t);
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
        execute format('create policy %I on %I to wl_platform using ((select place_scope_is_whole())'
                       ' or institution_id = any ((select place_scope_institutions())::bigint[]))', t || '_scope', t);
        execute format('grant select, insert on %I to wl_platform', t);
        execute format('grant select on %I to wl_sealer, wl_read', t);
    end loop;
end $$;

grant select on statement_window, statement_standing to wl_platform, wl_read;
grant update (working_days, source) on statement_window to wl_platform;
