-- Policy as data: every version of every rule set, who has read it, and what is in force when. Owner: platform.rule.

-- A word as the range from itself to itself, so that an exclusion constraint can compare it without an extension.
create type rule_word_range as range (subtype = text, collation = "C");

create table rule_set (
    id             bigint generated always as identity (start with 1000) constraint rule_set_pkey primary key,
    name           text not null constraint rule_set_name_filled check (length(name) between 1 and 40),
    kind           text not null constraint rule_set_kind_known
                   check (kind in ('MONITORING', 'RETENTION', 'SETTLEMENT', 'BUDGET', 'PRICE')),
    region         text not null constraint rule_set_region_filled check (length(region) between 1 and 40),
    version        int not null constraint rule_set_version_range check (version >= 1),
    effective_from date not null,
    content        text not null constraint rule_set_content_filled check (length(content) between 2 and 100000),
    hash           text not null constraint rule_set_hash_form check (hash ~ '^[0-9a-f]{64}$'),
    account        text not null constraint rule_set_account_filled check (length(account) between 1 and 100),
    act_id         uuid not null constraint rule_set_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint rule_set_version_key unique (name, version),
    constraint rule_set_of_author_key unique (id, account),
    constraint rule_set_of_kind_key unique (id, kind, region, effective_from)
);
comment on column rule_set.content is 'Everything that was decided, as canonical JSON; the hash is SHA-256 over its UTF-8 bytes.';
create index rule_set_by_sealing on rule_set (sealing);

create table rule_review (
    set_id  bigint not null,
    author  text not null,
    account text not null constraint rule_review_account_filled check (length(account) between 1 and 100),
    act_id  uuid not null constraint rule_review_act_fkey references audit_act,
    at      timestamptz not null,
    sealing bigint not null default audit_sealing(),
    constraint rule_review_pkey primary key (set_id, account),
    constraint rule_review_set_fkey foreign key (set_id, author) references rule_set (id, account),
    constraint rule_review_not_by_author check (account <> author)
);
create index rule_review_by_sealing on rule_review (sealing);

-- Where each version stands now. One is in force for a kind, a region and a day.
create table rule_state (
    set_id         bigint not null constraint rule_state_pkey primary key,
    kind           text not null,
    region         text not null,
    effective_from date not null,
    last_day       date constraint rule_state_last_day_after_first check (last_day >= effective_from),
    status         text not null constraint rule_state_status_known check (status in ('DRAFT', 'REVIEWED', 'ACTIVE', 'RETIRED')),
    constraint rule_state_set_fkey foreign key (set_id, kind, region, effective_from)
        references rule_set (id, kind, region, effective_from),
    constraint rule_state_one_in_force exclude using gist (
        rule_word_range(kind, kind, '[]') with &&, rule_word_range(region, region, '[]') with &&,
        daterange(effective_from, last_day, '[]') with &&) where (status = 'ACTIVE')
);
comment on column rule_state.last_day is 'null until further notice.';

do $$
declare
    t text;
begin
    foreach t in array array['rule_set', 'rule_review'] loop
        execute format('create trigger %I before update or delete or truncate on %I'
                       ' for each statement execute function audit_refuse_change()', t || '_append_only', t);
    end loop;
end $$;

grant select, insert on rule_set, rule_review, rule_state to wl_platform;
grant update (status, last_day) on rule_state to wl_platform;
grant select on rule_set, rule_review to wl_sealer;
grant select on rule_set, rule_review, rule_state to wl_read;
