-- Consortia: hospitals that are led as one. Their codes and names are public, as those of institutions. Owner: platform.place.

create table place_consortium (
    id   bigint generated always as identity constraint place_consortium_pkey primary key,
    code text not null constraint place_consortium_code_key unique
         constraint place_consortium_code_form check (code ~ '^[A-Z0-9][A-Z0-9-]{0,31}$'),
    name text not null constraint place_consortium_name_filled check (length(name) between 1 and 200)
);
grant select on place_consortium to wl_platform, wl_read;
grant insert on place_consortium to wl_platform;

alter table place_institution
    add consortium_id bigint constraint place_institution_consortium_fkey references place_consortium;
create index place_institution_of_consortium on place_institution (consortium_id) where consortium_id is not null;
