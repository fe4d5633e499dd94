-- Institutions and places. Owner: platform.place.
-- A place is physical (it can hold stock) or outside (the other end of a movement that leaves or enters the county's shelves).

create table place_institution (
    id   bigint generated always as identity constraint place_institution_pkey primary key,
    code text not null constraint place_institution_code_key unique
         constraint place_institution_code_form check (code ~ '^[A-Z0-9][A-Z0-9-]{0,31}$'),
    name text not null constraint place_institution_name_filled check (length(name) between 1 and 200),
    kind text not null constraint place_institution_kind_known
         check (kind in ('WAREHOUSE', 'HOSPITAL', 'SPECIALIST_HOSPITAL', 'TOWNSHIP_HEALTH_CENTRE', 'VILLAGE_CLINIC', 'COUNTY'))
);

create table place (
    id             bigint generated always as identity constraint place_pkey primary key,
    code           text not null constraint place_code_key unique
                   constraint place_code_form check (code ~ '^[A-Z0-9][A-Z0-9._-]{0,63}$'),
    name           text not null constraint place_name_filled check (length(name) between 1 and 200),
    kind           text not null constraint place_kind_known check (kind in (
                   'COUNTY_STORE', 'ZONE', 'BIN', 'HOSPITAL_STORE', 'WARD', 'CABINET', 'BOX', 'TOTE', 'VEHICLE', 'OUT',
                   'SUPPLIER', 'PATIENT_USE', 'WASTE', 'LOSS', 'FOUND', 'UNEXPLAINED', 'TITLE', 'CONVERSION')),
    physical       boolean generated always as (kind in (
                   'COUNTY_STORE', 'ZONE', 'BIN', 'HOSPITAL_STORE', 'WARD', 'CABINET', 'BOX', 'TOTE', 'VEHICLE', 'OUT')) stored,
    parent_id      bigint constraint place_parent_fkey references place,
    institution_id bigint not null constraint place_institution_fkey references place_institution
);
create index place_parent on place (parent_id);
create index place_of_institution on place (institution_id);
comment on table place is 'OUT is physical: what was taken from a cabinet and is not yet used, returned or written off stands there.';

grant select on place_institution, place to wl_platform, wl_pump, wl_gateway, wl_read;
grant insert on place_institution, place to wl_platform;
