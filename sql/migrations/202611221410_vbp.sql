-- Volume-based procurement: what was agreed, what the province says was bought, and how both add up. Owner: platform.vbp.

create table vbp_batch (
    id     bigint generated always as identity (start with 1000) constraint vbp_batch_pkey primary key,
    code   text not null constraint vbp_batch_code_key unique constraint vbp_batch_code_form check (code ~ '^[A-Z0-9][A-Z0-9._-]{0,31}$'),
    name   text not null constraint vbp_batch_name_filled check (length(name) between 1 and 200),
    source text not null constraint vbp_batch_source_known check (source in ('PLATFORM', 'OWN', 'LOWER'))
);
comment on column vbp_batch.source is 'Which fact counts: the provincial platform''s file, our own receipts, or the lower of both.';

-- A generic of a batch; what its volumes count is one minimal unit.
create table vbp_product (
    id       bigint generated always as identity (start with 1000) constraint vbp_product_pkey primary key,
    batch_id bigint not null constraint vbp_product_batch_fkey references vbp_batch,
    code     text not null constraint vbp_product_code_form check (code ~ '^[A-Z0-9][A-Z0-9._-]{0,31}$'),
    name     text not null constraint vbp_product_name_filled check (length(name) between 1 and 200),
    unit     text not null constraint vbp_product_unit_filled check (length(unit) between 1 and 32),
    constraint vbp_product_code_key unique (batch_id, code),
    constraint vbp_product_of_batch_key unique (id, batch_id)
);

-- Which items of the catalogue are this generic: the selected suppliers' and the others.
create table vbp_product_item (
    batch_id    bigint not null,
    item_id     bigint not null constraint vbp_product_item_item_fkey references catalog_item,
    product_id  bigint not null,
    supplier_id bigint constraint vbp_product_item_supplier_fkey references ledger_owner,
    constraint vbp_product_item_pkey primary key (batch_id, item_id),
    constraint vbp_product_item_product_fkey foreign key (product_id, batch_id) references vbp_product (id, batch_id)
);
comment on column vbp_product_item.supplier_id is 'The selected supplier (中选企业); null: an item that was not selected.';
create index vbp_product_item_of_product on vbp_product_item (product_id, item_id);
create index vbp_product_item_of_item on vbp_product_item (item_id);

-- Dates, not "twelve months".
create table vbp_agreement (
    id        bigint generated always as identity (start with 1000) constraint vbp_agreement_pkey primary key,
    batch_id  bigint not null constraint vbp_agreement_batch_fkey references vbp_batch,
    code      text not null constraint vbp_agreement_code_form check (code ~ '^[A-Z0-9][A-Z0-9._-]{0,31}$'),
    starts_on date not null,
    ends_on   date not null,
    constraint vbp_agreement_code_key unique (batch_id, code),
    constraint vbp_agreement_span check (starts_on <= ends_on)
);

create table vbp_volume (
    agreement_id   bigint not null constraint vbp_volume_agreement_fkey references vbp_agreement,
    institution_id bigint not null constraint vbp_volume_institution_fkey references place_institution,
    product_id     bigint not null constraint vbp_volume_product_fkey references vbp_product,
    quantity       bigint not null constraint vbp_volume_quantity_range check (quantity between 0 and 1000000000000),
    constraint vbp_volume_pkey primary key (agreement_id, institution_id, product_id)
);
comment on column vbp_volume.quantity is 'In minimal units; 0 is legal and means that nothing was promised.';

-- The code under which the provincial platform knows an institution (采购账户).
create table vbp_account (
    code           text not null constraint vbp_account_pkey primary key
                   constraint vbp_account_code_filled check (length(code) between 1 and 64),
    institution_id bigint not null constraint vbp_account_institution_fkey references place_institution
);

-- What a code of the platform is here (对照). A proposal never changes; another one is the next version.
create table vbp_mapping (
    id            bigint generated always as identity (start with 1000) constraint vbp_mapping_pkey primary key,
    platform_code text not null constraint vbp_mapping_code_filled check (length(platform_code) between 1 and 64),
    version       integer not null constraint vbp_mapping_version_range check (version between 1 and 10000),
    item_id       bigint not null constraint vbp_mapping_item_fkey references catalog_item,
    pack_factor   bigint not null constraint vbp_mapping_factor_range check (pack_factor between 1 and 1000000),
    starts_on     date not null,
    ends_on       date,
    source        text not null constraint vbp_mapping_source_filled check (length(source) between 1 and 500),
    proposer_id   bigint not null,
    proposed_by   text not null,
    act_id        uuid not null constraint vbp_mapping_act_fkey references audit_act,
    at            timestamptz not null,
    sealing       bigint not null default audit_sealing(),
    constraint vbp_mapping_version_key unique (platform_code, version),
    constraint vbp_mapping_of_proposer_key unique (id, proposer_id),
    constraint vbp_mapping_span check (starts_on <= ends_on)
);
comment on column vbp_mapping.pack_factor is 'Base units in one box of the platform.';
comment on column vbp_mapping.ends_on is 'The last day; null: until another version.';
create index vbp_mapping_by_sealing on vbp_mapping (sealing);

create table vbp_mapping_review (
    mapping_id  bigint not null constraint vbp_mapping_review_pkey primary key,
    accepted    boolean not null,
    words       text not null constraint vbp_mapping_review_words_filled check (length(words) between 1 and 500),
    proposer_id bigint not null,
    reviewer_id bigint not null,
    reviewed_by text not null,
    act_id      uuid not null constraint vbp_mapping_review_act_fkey references audit_act,
    at          timestamptz not null,
    sealing     bigint not null default audit_sealing(),
    constraint vbp_mapping_review_mapping_fkey foreign key (mapping_id, proposer_id) references vbp_mapping (id, proposer_id),
    constraint vbp_mapping_review_two_persons check (reviewer_id <> proposer_id)
);
create index vbp_mapping_review_by_sealing on vbp_mapping_review (sealing);

create table vbp_file (
    id      bigint generated always as identity (start with 1000) constraint vbp_file_pkey primary key,
    sha256  bytea not null constraint vbp_file_sha256_key unique constraint vbp_file_hash_length check (length(sha256) = 32),
    rows    integer not null,
    account text not null,
    act_id  uuid not null constraint vbp_file_act_fkey references audit_act,
    at      timestamptz not null,
    sealing bigint not null default audit_sealing()
);
create index vbp_file_by_sealing on vbp_file (sealing);

-- What the provincial platform says, in its own codes and packs.
create table vbp_line (
    id             bigint generated always as identity (start with 1000) constraint vbp_line_pkey primary key,
    file_id        bigint not null constraint vbp_line_file_fkey references vbp_file,
    row_no         integer not null,
    agreement_id   bigint not null constraint vbp_line_agreement_fkey references vbp_agreement,
    institution_id bigint not null constraint vbp_line_institution_fkey references place_institution,
    order_no       text not null constraint vbp_line_order_filled check (length(order_no) between 1 and 64),
    order_line     integer not null constraint vbp_line_order_line_range check (order_line between 1 and 1000000),
    delivery_no    text not null constraint vbp_line_delivery_length check (length(delivery_no) <= 64),
    platform_code  text not null constraint vbp_line_code_filled check (length(platform_code) between 1 and 64),
    product_name   text constraint vbp_line_name_length check (length(product_name) between 1 and 200),
    quantity       bigint not null constraint vbp_line_quantity_range
                   check (quantity <> 0 and quantity between -1000000000 and 1000000000),
    unit           text not null constraint vbp_line_unit_known check (unit in ('BOX', 'UNIT')),
    accepted_on    date not null,
    sealing        bigint not null default audit_sealing(),
    constraint vbp_line_order_key unique (order_no, order_line, delivery_no)
);
comment on column vbp_line.quantity is 'Boxes or units; below 0: went back to the supplier.';
comment on column vbp_line.delivery_no is 'Tells the deliveries of one order line apart; empty where the platform names none.';
create index vbp_line_by_code on vbp_line (platform_code, accepted_on);
create index vbp_line_of_agreement on vbp_line (agreement_id, institution_id);
create index vbp_line_by_sealing on vbp_line (sealing);

-- What a line is here, by the mapping in force on its day. A line without a row counts nowhere.
create table vbp_resolved (
    line_id        bigint not null constraint vbp_resolved_pkey primary key constraint vbp_resolved_line_fkey references vbp_line,
    agreement_id   bigint not null,
    institution_id bigint not null,
    product_id     bigint not null constraint vbp_resolved_product_fkey references vbp_product,
    item_id        bigint not null,
    mapping_id     bigint not null constraint vbp_resolved_mapping_fkey references vbp_mapping,
    quantity       bigint not null
);
comment on column vbp_resolved.quantity is 'In base units of the item.';
create index vbp_resolved_of_cell on vbp_resolved (agreement_id, institution_id, product_id);

-- Both facts side by side for each agreement, institution and product; kept in the transaction of whatever changes them.
create table vbp_progress (
    agreement_id      bigint not null constraint vbp_progress_agreement_fkey references vbp_agreement,
    institution_id    bigint not null constraint vbp_progress_institution_fkey references place_institution,
    product_id        bigint not null constraint vbp_progress_product_fkey references vbp_product,
    own_accepted      bigint not null default 0,
    own_returned      bigint not null default 0,
    own_other         bigint not null default 0,
    platform_accepted bigint not null default 0,
    platform_returned bigint not null default 0,
    platform_other    bigint not null default 0,
    last_own_on       date,
    last_platform_on  date,
    constraint vbp_progress_pkey primary key (agreement_id, institution_id, product_id)
) with (fillfactor = 80);
comment on column vbp_progress.own_other is 'Of items that were not selected, less returns.';
create index vbp_progress_of_institution on vbp_progress (institution_id, agreement_id);

-- How a reviewed mapping changed what the platform's file adds up to: the figures that stood before stay here.
create table vbp_revision (
    id             bigint generated always as identity (start with 1000) constraint vbp_revision_pkey primary key,
    mapping_id     bigint not null constraint vbp_revision_mapping_fkey references vbp_mapping,
    agreement_id   bigint not null constraint vbp_revision_agreement_fkey references vbp_agreement,
    institution_id bigint not null constraint vbp_revision_institution_fkey references place_institution,
    product_id     bigint not null constraint vbp_revision_product_fkey references vbp_product,
    before_net     bigint not null,
    after_net      bigint not null,
    before_other   bigint not null,
    after_other    bigint not null,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint vbp_revision_changes check (before_net <> after_net or before_other <> after_other)
);
create index vbp_revision_of_cell on vbp_revision (agreement_id, institution_id, product_id, id);
create index vbp_revision_by_sealing on vbp_revision (sealing);

do $$
declare
    t text;
begin
    foreach t in array array['vbp_mapping', 'vbp_mapping_review', 'vbp_file', 'vbp_line', 'vbp_revision'] loop
        execute format('create trigger %I before update or delete or truncate on %I'
                       ' for each statement execute function audit_refuse_change()', t || '_append_only', t);
        execute format('grant select on %I to wl_sealer', t);
    end loop;
    foreach t in array array['vbp_volume', 'vbp_account', 'vbp_line', 'vbp_resolved', 'vbp_progress', 'vbp_revision'] loop
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
        execute format('create policy %I on %I to wl_platform using ((select place_scope_is_whole())'
                       ' or institution_id = any ((select place_scope_institutions())::bigint[]))', t || '_scope', t);
    end loop;
end $$;

grant select, insert on vbp_batch, vbp_product, vbp_product_item, vbp_agreement, vbp_volume, vbp_account, vbp_mapping,
    vbp_mapping_review, vbp_file, vbp_line, vbp_resolved, vbp_progress, vbp_revision to wl_platform;
grant update (quantity) on vbp_volume to wl_platform;
grant update (institution_id) on vbp_account to wl_platform;
grant delete on vbp_resolved to wl_platform;
grant update (own_accepted, own_returned, own_other, platform_accepted, platform_returned, platform_other, last_own_on,
    last_platform_on) on vbp_progress to wl_platform;
grant select on vbp_batch, vbp_product, vbp_product_item, vbp_agreement, vbp_volume, vbp_account, vbp_mapping, vbp_mapping_review,
    vbp_file, vbp_line, vbp_resolved, vbp_progress, vbp_revision to wl_read;
