-- Attachments, gap-free numbers of documents, and issued documents by the code that verifies them. Owner: platform.file.
-- The bytes stand in the database and not in a folder: base backup and WAL catch them at the same instant as the rows that name
-- them, a restore to a point in time brings both back, and the act that uploads them is one transaction.

create table file_content (
    sha256  bytea not null constraint file_content_pkey primary key,
    bytes   bytea not null constraint file_content_length check (length(bytes) between 1 and 16777216),
    sealing bigint not null default audit_sealing(),
    constraint file_content_is_what_its_hash_says check (sha256 = sha256(bytes))
);
create index file_content_by_sealing on file_content (sealing);
-- What is attached is compressed already.
alter table file_content alter column bytes set storage external;
create trigger file_content_append_only before update or delete or truncate on file_content
    for each statement execute function audit_refuse_change();

create table file_attachment (
    id             bigint generated always as identity (start with 1000) constraint file_attachment_pkey primary key,
    institution_id bigint not null constraint file_attachment_institution_fkey references place_institution,
    institution    text not null,
    name           text not null constraint file_attachment_name_filled check (length(name) between 1 and 200),
    media_type     text not null constraint file_attachment_media_type_known check (media_type in (
                   'application/pdf', 'image/png', 'image/jpeg', 'text/csv', 'text/plain',
                   'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
    sha256         bytea not null constraint file_attachment_content_fkey references file_content,
    size           integer not null constraint file_attachment_size_range check (size between 1 and 16777216),
    account        text not null,
    act_id         uuid not null constraint file_attachment_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing()
);
comment on column file_attachment.institution is 'Code of the institution when the file was kept.';
create index file_attachment_of_institution on file_attachment (institution_id, id);
create index file_attachment_of_content on file_attachment (sha256);
create index file_attachment_by_sealing on file_attachment (sealing);
create trigger file_attachment_append_only before update or delete or truncate on file_attachment
    for each statement execute function audit_refuse_change();

create table file_number (
    institution_id bigint not null constraint file_number_institution_fkey references place_institution,
    type           text not null constraint file_number_type_form check (type ~ '^[A-Z]{2,6}$'),
    year           smallint not null constraint file_number_year_range check (year between 2000 and 2999),
    last           integer not null constraint file_number_last_range check (last between 1 and 999999),
    constraint file_number_pkey primary key (institution_id, type, year)
);
comment on column file_number.last is 'The number taken last. Its row stays locked until the taking transaction ends, so a rollback leaves no gap.';

create table file_document (
    institution_id bigint not null,
    issuer         text not null constraint file_document_issuer_filled check (length(issuer) between 1 and 200),
    type           text not null,
    year           smallint not null,
    no             integer not null constraint file_document_no_range check (no between 1 and 999999),
    number         text not null constraint file_document_number_key unique,
    title          text not null constraint file_document_title_filled check (length(title) between 1 and 200),
    sha256         bytea not null constraint file_document_hash_length check (length(sha256) = 32),
    code           text not null constraint file_document_code_key unique
                      constraint file_document_code_form check (code ~ '^[0-9A-HJKMNP-TV-Z]{20}$'),
    account        text not null,
    act_id         uuid not null constraint file_document_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint file_document_pkey primary key (institution_id, type, year, no),
    constraint file_document_counted_fkey foreign key (institution_id, type, year) references file_number
);
create index file_document_by_sealing on file_document (sealing);
comment on column file_document.issuer is 'Name of the institution when the document was issued.';
comment on column file_document.sha256 is 'Of what stands on it, in canonical form; its first digits are printed beside the code.';
create trigger file_document_append_only before update or delete or truncate on file_document
    for each statement execute function audit_refuse_change();

grant select, insert on file_content, file_attachment, file_number, file_document to wl_platform;
grant update (last) on file_number to wl_platform;
grant select on file_content, file_attachment, file_document to wl_sealer;
grant select on file_content, file_attachment, file_number, file_document to wl_read;

do $$
declare
    t text;
begin
    foreach t in array array['file_content', 'file_attachment', 'file_number', 'file_document'] loop
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
    end loop;
    foreach t in array array['file_attachment', 'file_number', 'file_document'] loop
        execute format('create policy %I on %I to wl_platform using ((select place_scope_is_whole())'
                       ' or institution_id = any ((select place_scope_institutions())::bigint[]))', t || '_scope', t);
    end loop;
end $$;

-- Bytes are read by whoever sees an attachment that has them, and written before the attachment that names them.
create policy file_content_scope on file_content for select to wl_platform using (
    (select place_scope_is_whole())
    or exists (select from file_attachment a where a.sha256 = file_content.sha256));
create policy file_content_arrives on file_content for insert to wl_platform with check (true);
