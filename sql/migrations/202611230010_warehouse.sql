-- Requests for entering late (补录申请), and what another person said to each. Owner: platform.warehouse.
--
-- Whoever enters receipts asks for the days; a second person releases them or says why not. A release may be given unasked as well.
create table warehouse_late_request (
    id             bigint generated always as identity (start with 1000) constraint warehouse_late_request_pkey primary key,
    institution_id bigint not null constraint warehouse_late_request_institution_fkey references place_institution,
    first_day      date not null,
    last_day       date not null,
    reason         text not null constraint warehouse_late_request_reason_filled check (length(reason) between 1 and 500),
    asker_id       bigint not null,
    asked_by       text not null,
    act_id         uuid not null constraint warehouse_late_request_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint warehouse_late_request_days check (first_day <= last_day),
    constraint warehouse_late_request_of_asker_key unique (id, institution_id, asker_id)
);
create index warehouse_late_request_of_institution on warehouse_late_request (institution_id, id);
create index warehouse_late_request_by_sealing on warehouse_late_request (sealing);

create table warehouse_late_answer (
    request_id     bigint not null constraint warehouse_late_answer_pkey primary key,
    institution_id bigint not null,
    asker_id       bigint not null,
    answerer_id    bigint not null,
    entry_id       bigint constraint warehouse_late_answer_entry_fkey references warehouse_late_entry
                   constraint warehouse_late_answer_entry_key unique,
    words          text not null constraint warehouse_late_answer_words_filled check (length(words) between 1 and 500),
    answered_by    text not null,
    act_id         uuid not null constraint warehouse_late_answer_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint warehouse_late_answer_two_persons check (answerer_id <> asker_id),
    constraint warehouse_late_answer_request_fkey foreign key (request_id, institution_id, asker_id)
        references warehouse_late_request (id, institution_id, asker_id)
);
comment on column warehouse_late_answer.entry_id is 'The release that was given; null where the request was refused.';
create index warehouse_late_answer_by_sealing on warehouse_late_answer (sealing);

do $$
declare
    t text;
begin
    foreach t in array array['warehouse_late_request', 'warehouse_late_answer'] loop
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
