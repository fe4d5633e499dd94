-- What the retention of an agreement year starts from beside procurement's own figures: prices before, what else was spent, the
-- fund's share, the assessment, findings; and how institutions divide what they retain. Owner: platform.incentive.

-- What was bought of each brand before the procurement, by one institution or, under the county's own number, by the region.
create table incentive_brand (
    agreement_id          bigint not null constraint incentive_brand_agreement_fkey references vbp_agreement,
    product_id            bigint not null constraint incentive_brand_product_fkey references vbp_product,
    institution_id        bigint not null constraint incentive_brand_institution_fkey references place_institution,
    brand                 text not null constraint incentive_brand_name_filled check (length(brand) between 1 and 200),
    units                 bigint not null constraint incentive_brand_units_range check (units between 1 and 1000000000000),
    price_ten_thousandths bigint not null constraint incentive_brand_price_range check (price_ten_thousandths between 0 and 1000000000000),
    source                text not null constraint incentive_brand_source_filled check (length(source) between 1 and 200),
    account               text not null,
    at                    timestamptz not null,
    constraint incentive_brand_pkey primary key (agreement_id, product_id, institution_id, brand)
);
comment on column incentive_brand.price_ten_thousandths is 'Yuan a minimal unit, times 10,000.';
create index incentive_brand_of_institution on incentive_brand (institution_id);

create table incentive_fact (
    agreement_id          bigint not null constraint incentive_fact_agreement_fkey references vbp_agreement,
    institution_id        bigint not null constraint incentive_fact_institution_fkey references place_institution,
    product_id            bigint not null constraint incentive_fact_product_fkey references vbp_product,
    price_ten_thousandths bigint not null constraint incentive_fact_price_range check (price_ten_thousandths between 0 and 1000000000000),
    other_fen             bigint not null constraint incentive_fact_other_range check (other_fen between 0 and 999999999999999),
    other_dearer_fen      bigint not null constraint incentive_fact_dearer_range check (other_dearer_fen between 0 and other_fen),
    other_evaluated_fen   bigint not null constraint incentive_fact_evaluated_range check (other_evaluated_fen between 0 and other_fen),
    fund_millionths       int not null constraint incentive_fact_fund_range check (fund_millionths between 0 and 1000000),
    insured_millionths    int not null constraint incentive_fact_insured_range check (insured_millionths between 0 and 1000000),
    retained_before       boolean not null,
    source                text not null constraint incentive_fact_source_filled check (length(source) between 1 and 200),
    account               text not null,
    at                    timestamptz not null,
    constraint incentive_fact_pkey primary key (agreement_id, institution_id, product_id)
);
comment on column incentive_fact.price_ten_thousandths is 'P1, the selected price: yuan a minimal unit, times 10,000.';
comment on column incentive_fact.other_fen is 'N, spent on products that were not selected: all of it, and of that what was dearer or was evaluated.';
comment on column incentive_fact.fund_millionths is 'r, the share that the fund pays; insured_millionths is s, the share of insured patients.';
comment on column incentive_fact.retained_before is 'Whether the generic completed a full cycle before and was retained.';
create index incentive_fact_of_institution on incentive_fact (institution_id, agreement_id);

create table incentive_score (
    institution_id        bigint not null constraint incentive_score_institution_fkey references place_institution,
    year                  int not null constraint incentive_score_year_range check (year between 2000 and 2999),
    score_ten_thousandths int not null constraint incentive_score_range check (score_ten_thousandths between 0 and 1000000),
    evidence              text not null constraint incentive_score_evidence_filled check (length(evidence) between 1 and 200),
    account               text not null,
    at                    timestamptz not null,
    constraint incentive_score_pkey primary key (year, institution_id)
);
comment on column incentive_score.score_ten_thousandths is 'Of the annual assessment, 0 to 100, times 10,000.';

-- What takes an institution's whole retention away; it counts only when a second person has accepted it.
create table incentive_finding (
    id             bigint generated always as identity (start with 1000) constraint incentive_finding_pkey primary key,
    institution_id bigint not null constraint incentive_finding_institution_fkey references place_institution,
    year           int not null constraint incentive_finding_year_range check (year between 2000 and 2999),
    veto           text not null constraint incentive_finding_veto_known
                   check (veto in ('AGREED_VOLUME_NOT_COMPLETED', 'FALSE_REPORT', 'NO_ONLINE_PURCHASE')),
    evidence       text not null constraint incentive_finding_evidence_filled check (length(evidence) between 1 and 500),
    finder_id      bigint not null,
    account        text not null,
    act_id         uuid not null constraint incentive_finding_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint incentive_finding_of_finder_key unique (id, institution_id, finder_id)
);
create index incentive_finding_of_year on incentive_finding (year, institution_id);
create index incentive_finding_by_sealing on incentive_finding (sealing);

create table incentive_finding_review (
    finding_id     bigint not null constraint incentive_finding_review_pkey primary key,
    institution_id bigint not null,
    finder_id      bigint not null,
    reviewer_id    bigint not null,
    accepted       boolean not null,
    words          text not null constraint incentive_finding_review_words_filled check (length(words) between 1 and 500),
    account        text not null,
    act_id         uuid not null constraint incentive_finding_review_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint incentive_finding_review_two_persons check (reviewer_id <> finder_id),
    constraint incentive_finding_review_finding_fkey foreign key (finding_id, institution_id, finder_id)
        references incentive_finding (id, institution_id, finder_id)
);
create index incentive_finding_review_by_sealing on incentive_finding_review (sealing);

-- How an institution divides a statement's amount among its departments or members; the last division counts.
create table incentive_split (
    id             bigint generated always as identity (start with 1000) constraint incentive_split_pkey primary key,
    version_id     bigint not null,
    institution_id bigint not null,
    no             int not null constraint incentive_split_no_range check (no between 1 and 10000),
    total_fen      bigint not null constraint incentive_split_total_range check (total_fen between 0 and 999999999999999),
    words          text not null constraint incentive_split_words_filled check (length(words) between 1 and 500),
    account        text not null,
    act_id         uuid not null constraint incentive_split_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint incentive_split_key unique (version_id, no),
    constraint incentive_split_of_institution_key unique (id, institution_id),
    constraint incentive_split_version_fkey foreign key (version_id, institution_id)
        references statement_version (id, institution_id)
);
create index incentive_split_by_sealing on incentive_split (sealing);

create table incentive_split_part (
    split_id       bigint not null,
    code           text not null constraint incentive_split_part_code_filled check (length(code) between 1 and 64),
    institution_id bigint not null,
    name           text not null constraint incentive_split_part_name_filled check (length(name) between 1 and 200),
    weight         text not null constraint incentive_split_part_weight_form check (weight ~ '^[0-9]{1,15}([.][0-9]{1,6})?$'),
    amount_fen     bigint not null constraint incentive_split_part_amount_range check (amount_fen between 0 and 999999999999999),
    sealing        bigint not null default audit_sealing(),
    constraint incentive_split_part_pkey primary key (split_id, code),
    constraint incentive_split_part_split_fkey foreign key (split_id, institution_id) references incentive_split (id, institution_id)
);
create index incentive_split_part_by_sealing on incentive_split_part (sealing);

do $$
declare
    t text;
begin
    foreach t in array array['incentive_brand', 'incentive_fact', 'incentive_score', 'incentive_finding', 'incentive_finding_review',
                             'incentive_split', 'incentive_split_part'] loop
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
        execute format('create policy %I on %I to wl_platform using ((select place_scope_is_whole())'
                       ' or institution_id = any ((select place_scope_institutions())::bigint[]))', t || '_scope', t);
        execute format('grant select, insert on %I to wl_platform', t);
        execute format('grant select on %I to wl_read', t);
    end loop;
    foreach t in array array['incentive_finding', 'incentive_finding_review', 'incentive_split', 'incentive_split_part'] loop
        execute format('create trigger %I before update or delete or truncate on %I'
                       ' for each statement execute function audit_refuse_change()', t || '_append_only', t);
        execute format('grant select on %I to wl_sealer', t);
    end loop;
end $$;

grant update (units, price_ten_thousandths, source, account, at) on incentive_brand to wl_platform;
grant update (price_ten_thousandths, other_fen, other_dearer_fen, other_evaluated_fen, fund_millionths, insured_millionths,
    retained_before, source, account, at) on incentive_fact to wl_platform;
grant update (score_ten_thousandths, evidence, account, at) on incentive_score to wl_platform;
