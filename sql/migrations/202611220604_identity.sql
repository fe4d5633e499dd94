-- Whose rows an account sees. Owner: platform.identity.

alter table identity_account add column scope text not null default 'INSTITUTIONS'
    constraint identity_account_scope_known check (scope in ('COUNTY', 'INSTITUTIONS', 'ITEM'));
alter table identity_account add column item_id bigint
    constraint identity_account_item_of_scope check ((item_id is not null) = (scope = 'ITEM'));
comment on column identity_account.scope is
    'COUNTY: every institution. INSTITUTIONS: those named in identity_scope, perhaps none. ITEM: one item, for an inspection.';

create table identity_scope (
    account_id     bigint not null constraint identity_scope_account_fkey references identity_account,
    institution_id bigint not null constraint identity_scope_institution_fkey references place_institution,
    constraint identity_scope_pkey primary key (account_id, institution_id)
);
insert into identity_scope (account_id, institution_id)
select id, institution_id from identity_account where institution_id is not null;
-- Until now an account without an institution was the county's; a supplier never is.
update identity_account set scope = 'COUNTY' where institution_id is null and role <> 'SUPPLIER';
alter table identity_account drop column institution_id;

grant select, insert, delete on identity_scope to wl_platform;
grant select on identity_scope to wl_read;
grant update (scope, item_id) on identity_account to wl_platform;
grant select (scope, item_id) on identity_account to wl_read;
