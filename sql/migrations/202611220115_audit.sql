-- Acts: what people and services ask for and get, and what each act changed. Owner: platform.audit.
-- Everything here is append-only but the remembered answers, which are dropped after 30 days.

-- One function refuses for every append-only table: grants keep the product's roles away, this keeps everyone away.
create function audit_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on % refused: its rows are facts and stay as they are', tg_op, tg_table_name
        using errcode = 'restrict_violation', constraint = tg_table_name || '_append_only', table = tg_table_name;
end $$;

create table audit_act (
    id         uuid not null constraint audit_act_pkey primary key,
    account    text not null constraint audit_act_account_filled check (length(account) between 1 and 100),
    kind       text not null constraint audit_act_kind_form check (kind ~ '^[a-z]+(\.[a-zA-Z]+)+$'),
    body       bytea not null,
    at         timestamptz not null,
    request_id text not null constraint audit_act_request_filled check (length(request_id) between 1 and 100)
);
comment on column audit_act.body is 'The request as accepted, in canonical form: keys sorted, no white space, UTF-8.';
create index audit_act_by_time on audit_act (at, id);
create trigger audit_act_append_only before update or delete or truncate on audit_act
    for each statement execute function audit_refuse_change();

create table audit_row (
    id         bigint generated always as identity constraint audit_row_pkey primary key,
    act_id     uuid not null constraint audit_row_act_fkey references audit_act,
    account    text not null constraint audit_row_account_filled check (length(account) between 1 and 100),
    at         timestamptz not null,
    subject    text not null constraint audit_row_subject_filled check (length(subject) between 1 and 300),
    field      text not null constraint audit_row_field_filled check (length(field) between 1 and 100),
    old_value  text,
    new_value  text,
    reason     text,
    request_id text not null constraint audit_row_request_filled check (length(request_id) between 1 and 100),
    constraint audit_row_changes check (old_value is distinct from new_value)
);
comment on column audit_row.subject is 'What was changed, by its natural key: place/WARD-3, unit/3034...';
create index audit_row_by_act on audit_row (act_id);
create index audit_row_by_subject on audit_row (subject, id);
create trigger audit_row_append_only before update or delete or truncate on audit_row
    for each statement execute function audit_refuse_change();

-- The answer to each keyed request, in the transaction of its act: the same key gets the same answer.
create table audit_answer (
    account   text not null,
    key       text not null constraint audit_answer_key_form check (key ~ '^[\x21-\x7e]{1,100}$'),
    route     text not null,
    body_hash bytea not null constraint audit_answer_hash_length check (length(body_hash) = 32),
    act_id    uuid constraint audit_answer_act_fkey references audit_act,
    status    smallint constraint audit_answer_status_range check (status between 200 and 599),
    body      bytea,
    at        timestamptz not null,
    constraint audit_answer_pkey primary key (account, key)
);
create index audit_answer_by_time on audit_answer (at);

grant select, insert on audit_act, audit_row to wl_platform, wl_pump;
grant select, insert, delete on audit_answer to wl_platform;
grant update (act_id, status, body) on audit_answer to wl_platform;
grant select on audit_act, audit_row to wl_sealer, wl_read;
-- Whether a key has its answer may be checked; what was answered is nobody's to read.
grant select (account, key, route, act_id, status, at) on audit_answer to wl_read;
