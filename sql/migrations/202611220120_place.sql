-- The places that every county has, and the kind CONTESTED. Owner: platform.place.

alter table place drop constraint place_kind_known;
alter table place add constraint place_kind_known check (kind in (
    'COUNTY_STORE', 'ZONE', 'BIN', 'HOSPITAL_STORE', 'WARD', 'CABINET', 'BOX', 'TOTE', 'VEHICLE', 'OUT', 'CONTESTED',
    'SUPPLIER', 'PATIENT_USE', 'WASTE', 'LOSS', 'FOUND', 'UNEXPLAINED', 'TITLE', 'CONVERSION'));
alter table place alter column physical set expression as (kind in (
    'COUNTY_STORE', 'ZONE', 'BIN', 'HOSPITAL_STORE', 'WARD', 'CABINET', 'BOX', 'TOTE', 'VEHICLE', 'OUT', 'CONTESTED'));
comment on table place is
    'OUT and CONTESTED are physical: what was taken from a cabinet and is not yet used, returned or written off; and what '
    'two or more cabinets claim, so that it stands on one of their shelves and we do not know on which.';

-- The numbers are fixed, because code names these places without asking. Everything else is numbered from 1000.
insert into place_institution (id, code, name, kind) overriding system value values (1, 'COUNTY', 'The county', 'COUNTY');
insert into place (id, code, name, kind, parent_id, institution_id) overriding system value
select id, kind, name, kind, null, 1 from (values
    (1, 'OUT', 'Taken from a cabinet'),
    (2, 'CONTESTED', 'Claimed by several cabinets'),
    (3, 'SUPPLIER', 'Suppliers'),
    (4, 'PATIENT_USE', 'Used for a patient'),
    (5, 'WASTE', 'Written off'),
    (6, 'LOSS', 'Lost'),
    (7, 'FOUND', 'Found'),
    (8, 'UNEXPLAINED', 'Unexplained'),
    (9, 'TITLE', 'Change of owner'),
    (10, 'CONVERSION', 'Repacked')) as county (id, kind, name);
alter table place_institution alter column id restart with 1000;
alter table place alter column id restart with 1000;

-- Of each outside kind, and of OUT and CONTESTED, there is one in the county.
create unique index place_county_kind_key on place (kind) where kind in (
    'OUT', 'CONTESTED', 'SUPPLIER', 'PATIENT_USE', 'WASTE', 'LOSS', 'FOUND', 'UNEXPLAINED', 'TITLE', 'CONVERSION');
