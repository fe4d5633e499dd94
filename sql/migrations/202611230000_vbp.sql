-- Lines of the platform's file that were wrong are withdrawn by two persons, and right ones come in their place. Owner: platform.vbp.
--
-- A line never changes. Another person accepts that it is withdrawn; from then on it counts nowhere, because nothing says any more
-- what it is here, and it stays readable with who withdrew it and why. A line of the same order, line and delivery may then come in
-- its place, and names it: so of one key there is one line that stands at most, whoever writes at the same time.

create table vbp_withdrawal (
    id          bigint generated always as identity (start with 1000) constraint vbp_withdrawal_pkey primary key,
    file_id     bigint not null constraint vbp_withdrawal_file_fkey references vbp_file,
    whole       boolean not null,
    reason      text not null constraint vbp_withdrawal_reason_filled check (length(reason) between 1 and 500),
    proposer_id bigint not null,
    proposed_by text not null,
    act_id      uuid not null constraint vbp_withdrawal_act_fkey references audit_act,
    at          timestamptz not null,
    sealing     bigint not null default audit_sealing(),
    constraint vbp_withdrawal_of_proposer_key unique (id, proposer_id)
);
comment on column vbp_withdrawal.whole is 'Whether every line that the file brought and that still stood was asked for.';
create index vbp_withdrawal_of_file on vbp_withdrawal (file_id);
create index vbp_withdrawal_by_sealing on vbp_withdrawal (sealing);

-- What is asked for, line by line.
create table vbp_withdrawal_line (
    withdrawal_id  bigint not null constraint vbp_withdrawal_line_withdrawal_fkey references vbp_withdrawal,
    line_id        bigint not null constraint vbp_withdrawal_line_line_fkey references vbp_line,
    institution_id bigint not null constraint vbp_withdrawal_line_institution_fkey references place_institution,
    sealing        bigint not null default audit_sealing(),
    constraint vbp_withdrawal_line_pkey primary key (withdrawal_id, line_id),
    constraint vbp_withdrawal_line_of_institution_key unique (withdrawal_id, line_id, institution_id)
);
create index vbp_withdrawal_line_of_line on vbp_withdrawal_line (line_id);
create index vbp_withdrawal_line_by_sealing on vbp_withdrawal_line (sealing);

create table vbp_withdrawal_review (
    withdrawal_id bigint not null constraint vbp_withdrawal_review_pkey primary key,
    proposer_id   bigint not null,
    reviewer_id   bigint not null,
    accepted      boolean not null,
    words         text not null constraint vbp_withdrawal_review_words_filled check (length(words) between 1 and 500),
    reviewed_by   text not null,
    act_id        uuid not null constraint vbp_withdrawal_review_act_fkey references audit_act,
    at            timestamptz not null,
    sealing       bigint not null default audit_sealing(),
    constraint vbp_withdrawal_review_two_persons check (reviewer_id <> proposer_id),
    constraint vbp_withdrawal_review_withdrawal_fkey foreign key (withdrawal_id, proposer_id)
        references vbp_withdrawal (id, proposer_id)
);
create index vbp_withdrawal_review_by_sealing on vbp_withdrawal_review (sealing);

-- Lines that no longer stand, each once, with what it counted as until then.
create table vbp_withdrawn (
    line_id        bigint not null constraint vbp_withdrawn_pkey primary key,
    withdrawal_id  bigint not null constraint vbp_withdrawn_review_fkey references vbp_withdrawal_review,
    institution_id bigint not null,
    product_id     bigint constraint vbp_withdrawn_product_fkey references vbp_product,
    item_id        bigint constraint vbp_withdrawn_item_fkey references catalog_item,
    units          bigint,
    sealing        bigint not null default audit_sealing(),
    constraint vbp_withdrawn_line_fkey foreign key (withdrawal_id, line_id, institution_id)
        references vbp_withdrawal_line (withdrawal_id, line_id, institution_id),
    constraint vbp_withdrawn_counted check ((product_id is null) = (units is null) and (item_id is null) = (units is null))
);
comment on column vbp_withdrawn.units is 'In base units of the item; null, as product and item are: it was mapped to nothing and counted nowhere.';
create index vbp_withdrawn_of_withdrawal on vbp_withdrawn (withdrawal_id, institution_id);
create index vbp_withdrawn_by_sealing on vbp_withdrawn (sealing);

-- One line of a key comes first, and each further one in the place of a withdrawn one, which has one successor.
alter table vbp_line drop constraint vbp_line_order_key;
alter table vbp_line add column replaces_id bigint constraint vbp_line_replaces_fkey references vbp_withdrawn
    constraint vbp_line_replaces_key unique;
comment on column vbp_line.replaces_id is 'The withdrawn line of the same key in whose place it came; null: the first of its key.';
alter table vbp_line add constraint vbp_line_order_key unique nulls not distinct (order_no, order_line, delivery_no, replaces_id);

-- The same bytes come in again only where somebody asks for it, after lines of them were withdrawn.
alter table vbp_file drop constraint vbp_file_sha256_key;
alter table vbp_file add column repeats_id bigint constraint vbp_file_repeats_fkey references vbp_file
    constraint vbp_file_repeats_key unique;
comment on column vbp_file.repeats_id is 'The file of the same bytes that came before; null: they came for the first time.';
alter table vbp_file add constraint vbp_file_sha256_key unique nulls not distinct (sha256, repeats_id);

-- A withdrawn line is mapped to nothing, and yet could change no figure: it is none that somebody should map.
create or replace view vbp_unmapped with (security_invoker = true) as
select n.id as line_id, n.agreement_id, n.institution_id, n.accepted_on
from vbp_line n
where not exists (select from vbp_resolved x where x.line_id = n.id)
  and not exists (select from vbp_withdrawn w where w.line_id = n.id);

create function vbp_touch_withdrawn() returns trigger language plpgsql as $$
begin
    insert into vbp_touched as t (agreement_id, institution_id)
    select distinct n.agreement_id, n.institution_id from changed c join vbp_line n on n.id = c.line_id order by 1, 2
    on conflict on constraint vbp_touched_pkey do update set times = t.times + 1;
    return null;
end $$;
create trigger vbp_line_withdrawn after insert on vbp_withdrawn referencing new table as changed
    for each statement execute function vbp_touch_withdrawn();

do $$
declare
    t text;
begin
    foreach t in array array['vbp_withdrawal', 'vbp_withdrawal_line', 'vbp_withdrawal_review', 'vbp_withdrawn'] loop
        execute format('create trigger %I before update or delete or truncate on %I'
                       ' for each statement execute function audit_refuse_change()', t || '_append_only', t);
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
        execute format('grant select, insert on %I to wl_platform', t);
        execute format('grant select on %I to wl_read, wl_sealer', t);
    end loop;
    foreach t in array array['vbp_withdrawal_line', 'vbp_withdrawn'] loop
        execute format('create policy %I on %I to wl_platform using ((select place_scope_is_whole())'
                       ' or institution_id = any ((select place_scope_institutions())::bigint[]))', t || '_scope', t);
    end loop;
end $$;

-- A hospital reads what was asked and said of lines of its own.
create policy vbp_withdrawal_scope on vbp_withdrawal to wl_platform using ((select place_scope_is_whole())
    or exists (select from vbp_withdrawal_line l where l.withdrawal_id = vbp_withdrawal.id));
create policy vbp_withdrawal_review_scope on vbp_withdrawal_review to wl_platform using ((select place_scope_is_whole())
    or exists (select from vbp_withdrawal_line l where l.withdrawal_id = vbp_withdrawal_review.withdrawal_id));
