-- A year of a province is gigabytes of frozen text. Owner: platform.statement.

-- What is frozen compresses to a tenth, and by this method in a fifth of the time; a server that was built without it keeps its own.
do $$
begin
    if exists (select from pg_settings where name = 'default_toast_compression' and 'lz4' = any (enumvals)) then
        alter table statement_version alter column inputs set compression lz4, alter column result set compression lz4;
    end if;
end $$;
