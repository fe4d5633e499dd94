-- Village clinics: which there are, what they say that they stock, and what a visit finds. Owner: platform.vbp.

-- A village clinic is a delivery point under a township hospital; what is bought for it counts for that hospital.
create table vbp_clinic (
    id             bigint generated always as identity (start with 1000) constraint vbp_clinic_pkey primary key,
    code           text not null constraint vbp_clinic_code_key unique
                   constraint vbp_clinic_code_form check (code ~ '^[A-Z0-9][A-Z0-9._-]{0,31}$'),
    name           text not null constraint vbp_clinic_name_filled check (length(name) between 1 and 200),
    institution_id bigint not null constraint vbp_clinic_institution_fkey references place_institution,
    constraint vbp_clinic_of_institution_key unique (id, institution_id)
);
create index vbp_clinic_of_institution on vbp_clinic (institution_id, id);

-- The monthly declaration: one line for each clinic and product, which stays as it was said.
create table vbp_stocking (
    clinic_id      bigint not null,
    institution_id bigint not null,
    product_id     bigint not null constraint vbp_stocking_product_fkey references vbp_product,
    month          date not null constraint vbp_stocking_month_first check (extract(day from month) = 1),
    stocked        boolean not null,
    declared_by    text not null,
    act_id         uuid not null constraint vbp_stocking_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint vbp_stocking_pkey primary key (clinic_id, product_id, month),
    constraint vbp_stocking_clinic_fkey foreign key (clinic_id, institution_id) references vbp_clinic (id, institution_id)
);
create index vbp_stocking_of_month on vbp_stocking (month, institution_id);
create index vbp_stocking_by_sealing on vbp_stocking (sealing);

create table vbp_spot_check (
    id             bigint generated always as identity (start with 1000) constraint vbp_spot_check_pkey primary key,
    clinic_id      bigint not null,
    institution_id bigint not null,
    product_id     bigint not null constraint vbp_spot_check_product_fkey references vbp_product,
    checked_on     date not null,
    found          boolean not null,
    words          text not null constraint vbp_spot_check_words_filled check (length(words) between 1 and 500),
    checked_by     text not null,
    act_id         uuid not null constraint vbp_spot_check_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint vbp_spot_check_clinic_fkey foreign key (clinic_id, institution_id) references vbp_clinic (id, institution_id)
);
comment on column vbp_spot_check.found is 'Whether the visit found the product in stock.';
create index vbp_spot_check_of_clinic on vbp_spot_check (clinic_id, product_id, checked_on);
create index vbp_spot_check_by_sealing on vbp_spot_check (sealing);

do $$
declare
    t text;
begin
    foreach t in array array['vbp_stocking', 'vbp_spot_check'] loop
        execute format('create trigger %I before update or delete or truncate on %I'
                       ' for each statement execute function audit_refuse_change()', t || '_append_only', t);
        execute format('grant select on %I to wl_sealer', t);
    end loop;
    foreach t in array array['vbp_clinic', 'vbp_stocking', 'vbp_spot_check'] loop
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
        execute format('create policy %I on %I to wl_platform using ((select place_scope_is_whole())'
                       ' or institution_id = any ((select place_scope_institutions())::bigint[]))', t || '_scope', t);
    end loop;
end $$;
grant select, insert on vbp_clinic, vbp_stocking, vbp_spot_check to wl_platform;
grant select on vbp_clinic, vbp_stocking, vbp_spot_check to wl_read;
