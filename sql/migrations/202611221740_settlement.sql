-- What a consortium's year is settled by: the package, and what was spent. Owner: platform.settlement.
--
-- Nothing of it changes: what is entered again is the next version, and the newest counts. Both belong to the hospital that leads
-- the consortium in that year, with which the fund settles.

create table settlement_package (
    id             bigint generated always as identity (start with 1000) constraint settlement_package_pkey primary key,
    consortium_id  bigint not null constraint settlement_package_consortium_fkey references place_consortium,
    year           int not null constraint settlement_package_year_range check (year between 2000 and 2999),
    version        int not null constraint settlement_package_version_range check (version between 1 and 10000),
    institution_id bigint not null constraint settlement_package_lead_fkey references place_institution,
    formula        text not null constraint settlement_package_formula_known
                   check (formula in ('AGREED', 'CAPPED_GROWTH', 'BY_AGE', 'BY_PURCHASE')),
    inputs         text constraint settlement_package_inputs_filled check (length(inputs) between 2 and 100000),
    rule_set_id    bigint constraint settlement_package_rule_fkey references rule_set,
    package_fen    bigint not null constraint settlement_package_range check (package_fen between 1 and 999999999999999),
    source         text not null constraint settlement_package_source_filled check (length(source) between 1 and 500),
    account        text not null,
    act_id         uuid not null constraint settlement_package_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint settlement_package_version_key unique (consortium_id, year, version),
    constraint settlement_package_computed check (num_nonnulls(inputs, rule_set_id) = case formula when 'AGREED' then 0 else 2 end)
);
comment on column settlement_package.institution_id is 'The hospital that leads the consortium (牵头医院).';
comment on column settlement_package.inputs is 'From what it was computed, as canonical JSON; null where it was agreed as a sum.';
comment on column settlement_package.package_fen is 'T.';
create index settlement_package_of_institution on settlement_package (institution_id);
create index settlement_package_by_sealing on settlement_package (sealing);

create table settlement_cost (
    id             bigint generated always as identity (start with 1000) constraint settlement_cost_pkey primary key,
    consortium_id  bigint not null constraint settlement_cost_consortium_fkey references place_consortium,
    year           int not null,
    version        int not null constraint settlement_cost_version_range check (version between 1 and 10000),
    institution_id bigint not null constraint settlement_cost_lead_fkey references place_institution,
    year_end_fen   bigint constraint settlement_cost_year_end_range check (year_end_fen between 1 and 999999999999999),
    actual_fen     bigint not null constraint settlement_cost_actual_range check (actual_fen between 0 and 999999999999999),
    source         text not null constraint settlement_cost_source_filled check (length(source) between 1 and 500),
    account        text not null,
    act_id         uuid not null constraint settlement_cost_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint settlement_cost_version_key unique (consortium_id, year, version)
);
comment on column settlement_cost.year_end_fen is 'Tf, the actual total fixed at the end of the year; null where the region knows none, which then is T.';
comment on column settlement_cost.actual_fen is 'A, settled cost that the fund has to pay.';
create index settlement_cost_of_institution on settlement_cost (institution_id);
create index settlement_cost_by_sealing on settlement_cost (sealing);

do $$
declare
    t text;
begin
    foreach t in array array['settlement_package', 'settlement_cost'] loop
        execute format('create trigger %I before update or delete or truncate on %I'
                       ' for each statement execute function audit_refuse_change()', t || '_append_only', t);
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
        execute format('create policy %I on %I to wl_platform using ((select place_scope_is_whole())'
                       ' or institution_id = any ((select place_scope_institutions())::bigint[]))', t || '_scope', t);
    end loop;
end $$;

grant select, insert on settlement_package, settlement_cost to wl_platform;
grant select on settlement_package, settlement_cost to wl_sealer, wl_read;
