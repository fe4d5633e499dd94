-- What is known of the county's own keeping: which backups were taken and which restores lie in its past. Owner: platform.keeping.

create table keeping_backup (
    id          bigint generated always as identity constraint keeping_backup_pkey primary key,
    copy        text not null constraint keeping_backup_copy_form check (copy ~ '^base-[0-9]{8}T[0-9]{6}Z$'),
    folder      text not null constraint keeping_backup_folder_filled check (length(folder) between 1 and 4096),
    started_at  timestamptz not null,
    finished_at timestamptz not null,
    files       bigint not null constraint keeping_backup_files_range check (files > 0),
    bytes       bigint not null constraint keeping_backup_bytes_range check (bytes > 0),
    taken_by    text not null constraint keeping_backup_taken_by_filled check (length(taken_by) between 1 and 100),
    constraint keeping_backup_span check (started_at <= finished_at)
);
create trigger keeping_backup_append_only before update or delete or truncate on keeping_backup
    for each statement execute function audit_refuse_change();

-- What a restore left out is gone from the book, so the book says that there was one.
create table keeping_restore (
    id                  bigint generated always as identity constraint keeping_restore_pkey primary key,
    at                  timestamptz not null default now(),
    copy                text not null constraint keeping_restore_copy_form check (copy ~ '^base-[0-9]{8}T[0-9]{6}Z$'),
    copy_finished_at    timestamptz not null,
    until               timestamptz,
    last_transaction_at timestamptz,
    restored_by         text not null constraint keeping_restore_restored_by_filled check (length(restored_by) between 1 and 100)
);
comment on column keeping_restore.until is 'The moment that was asked for; null for everything that the archive had.';
comment on column keeping_restore.last_transaction_at is
    'Commit time of the newest transaction read from the log; null where the copy itself was the newest.';
create trigger keeping_restore_append_only before update or delete or truncate on keeping_restore
    for each statement execute function audit_refuse_change();

grant select, insert on keeping_backup, keeping_restore to wl_platform;
grant select on keeping_backup, keeping_restore to wl_read;
