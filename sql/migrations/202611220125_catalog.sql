-- The county's one catalogue. Owner: platform.catalog.

create table catalog_item (
    id        bigint generated always as identity (start with 1000) constraint catalog_item_pkey primary key,
    code      text not null constraint catalog_item_code_key unique
              constraint catalog_item_code_form check (code ~ '^[A-Z0-9][A-Z0-9._-]{0,63}$'),
    gtin      text constraint catalog_item_gtin_key unique
              constraint catalog_item_gtin_form check (gtin ~ '^[0-9]{14}$'),
    name      text not null constraint catalog_item_name_filled check (length(name) between 1 and 200),
    base_unit text not null constraint catalog_item_base_unit_filled check (length(base_unit) between 1 and 32),
    class     text not null constraint catalog_item_class_form check (class ~ '^[A-Z0-9][A-Z0-9_]{0,31}$'),
    maker     text not null constraint catalog_item_maker_filled check (length(maker) between 1 and 100)
);
comment on column catalog_item.gtin is 'Always as 14 digits, shorter forms padded with zeros.';
comment on column catalog_item.maker is 'The maker of the lots of which nothing else is said; UNSTATED where nobody knows.';

grant select on catalog_item to wl_platform, wl_pump, wl_read;
grant insert on catalog_item to wl_platform;
