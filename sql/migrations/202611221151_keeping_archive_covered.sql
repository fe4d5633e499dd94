-- Rows leave the database only when a copy of the county holds their archive file. Owner: platform.keeping.
--
-- The file travels with base copies, the removal of its rows with the log: a county brought back from a copy that is older
-- than the file, and its log, would have neither. A county of which no copies are taken here has nothing to wait for.
create function keeping_archive_is_covered(written timestamptz) returns boolean language sql stable as $$
    select not exists (select from keeping_backup) or exists (select from keeping_backup b where b.started_at > written)
$$;
revoke execute on function keeping_archive_is_covered(timestamptz) from public;
grant execute on function keeping_archive_is_covered(timestamptz) to wl_platform;
