-- A finding that was accepted and does not hold is withdrawn by two persons. Owner: platform.incentive.
--
-- Nothing of the finding changes: that it was withdrawn, by whom and why, stands beside it, and from then on it takes nothing away.

alter table incentive_finding add constraint incentive_finding_of_institution_key unique (id, institution_id);

create table incentive_withdrawal (
    id             bigint generated always as identity (start with 1000) constraint incentive_withdrawal_pkey primary key,
    finding_id     bigint not null,
    institution_id bigint not null,
    words          text not null constraint incentive_withdrawal_words_filled check (length(words) between 1 and 500),
    proposer_id    bigint not null,
    account        text not null,
    act_id         uuid not null constraint incentive_withdrawal_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint incentive_withdrawal_of_proposer_key unique (id, institution_id, proposer_id),
    constraint incentive_withdrawal_finding_fkey foreign key (finding_id, institution_id)
        references incentive_finding (id, institution_id)
);
create index incentive_withdrawal_of_finding on incentive_withdrawal (finding_id);
create index incentive_withdrawal_by_sealing on incentive_withdrawal (sealing);

create table incentive_withdrawal_review (
    withdrawal_id  bigint not null constraint incentive_withdrawal_review_pkey primary key,
    institution_id bigint not null,
    proposer_id    bigint not null,
    reviewer_id    bigint not null,
    accepted       boolean not null,
    words          text not null constraint incentive_withdrawal_review_words_filled check (length(words) between 1 and 500),
    account        text not null,
    act_id         uuid not null constraint incentive_withdrawal_review_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint incentive_withdrawal_review_two_persons check (reviewer_id <> proposer_id),
    constraint incentive_withdrawal_review_withdrawal_fkey foreign key (withdrawal_id, institution_id, proposer_id)
        references incentive_withdrawal (id, institution_id, proposer_id)
);
create index incentive_withdrawal_review_by_sealing on incentive_withdrawal_review (sealing);

do $$
declare
    t text;
begin
    foreach t in array array['incentive_withdrawal', 'incentive_withdrawal_review'] loop
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
