-- Goods as they were accepted from a supplier, and what went back to it. Owner: platform.warehouse.
-- Each line stands in the ledger too, as a movement of the same act; here it says on whose account it was bought.

create table warehouse_receipt (
    id             bigint generated always as identity (start with 1000) constraint warehouse_receipt_pkey primary key,
    institution_id bigint not null constraint warehouse_receipt_institution_fkey references place_institution,
    place_id       bigint not null constraint warehouse_receipt_place_fkey references place,
    supplier_id    bigint not null constraint warehouse_receipt_supplier_fkey references ledger_owner,
    order_no       text constraint warehouse_receipt_order_filled check (length(order_no) between 1 and 64),
    accepted_on    date not null,
    account        text not null,
    act_id         uuid not null constraint warehouse_receipt_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint warehouse_receipt_of_institution_key unique (id, institution_id)
);
comment on column warehouse_receipt.institution_id is 'On whose account it was bought, wherever it stands.';
comment on column warehouse_receipt.order_no is 'Of the provincial platform; null where it was bought elsewhere.';
comment on column warehouse_receipt.accepted_on is 'The day of acceptance in the county, which is the day that counts.';
create index warehouse_receipt_of_institution on warehouse_receipt (institution_id, id);
create index warehouse_receipt_by_day on warehouse_receipt (accepted_on, institution_id);
create index warehouse_receipt_by_sealing on warehouse_receipt (sealing);

create table warehouse_receipt_line (
    receipt_id     bigint not null,
    line           integer not null constraint warehouse_receipt_line_range check (line between 1 and 500),
    institution_id bigint not null,
    order_line     integer constraint warehouse_receipt_line_order_line_range check (order_line between 1 and 1000000),
    item_id        bigint not null constraint warehouse_receipt_line_item_fkey references catalog_item,
    lot_id         bigint not null,
    quantity       bigint not null constraint warehouse_receipt_line_quantity_range check (quantity between 1 and 1000000000000),
    sealing        bigint not null default audit_sealing(),
    constraint warehouse_receipt_line_pkey primary key (receipt_id, line),
    constraint warehouse_receipt_line_receipt_fkey foreign key (receipt_id, institution_id)
        references warehouse_receipt (id, institution_id),
    constraint warehouse_receipt_line_lot_fkey foreign key (lot_id, item_id) references ledger_lot (id, item_id)
);
create index warehouse_receipt_line_of_item on warehouse_receipt_line (institution_id, item_id, receipt_id);
create index warehouse_receipt_line_by_sealing on warehouse_receipt_line (sealing);

create table warehouse_return (
    id             bigint generated always as identity (start with 1000) constraint warehouse_return_pkey primary key,
    receipt_id     bigint not null,
    institution_id bigint not null,
    returned_on    date not null,
    reason         text not null constraint warehouse_return_reason_filled check (length(reason) between 1 and 500),
    account        text not null,
    act_id         uuid not null constraint warehouse_return_act_fkey references audit_act,
    at             timestamptz not null,
    sealing        bigint not null default audit_sealing(),
    constraint warehouse_return_of_receipt_key unique (id, receipt_id, institution_id),
    constraint warehouse_return_receipt_fkey foreign key (receipt_id, institution_id)
        references warehouse_receipt (id, institution_id)
);
create index warehouse_return_of_receipt on warehouse_return (receipt_id, id);
create index warehouse_return_by_sealing on warehouse_return (sealing);

create table warehouse_return_line (
    return_id      bigint not null,
    receipt_id     bigint not null,
    line           integer not null,
    institution_id bigint not null,
    quantity       bigint not null constraint warehouse_return_line_quantity_range check (quantity between 1 and 1000000000000),
    sealing        bigint not null default audit_sealing(),
    constraint warehouse_return_line_pkey primary key (return_id, line),
    constraint warehouse_return_line_return_fkey foreign key (return_id, receipt_id, institution_id)
        references warehouse_return (id, receipt_id, institution_id),
    constraint warehouse_return_line_line_fkey foreign key (receipt_id, line) references warehouse_receipt_line
);
create index warehouse_return_line_of_line on warehouse_return_line (receipt_id, line);
create index warehouse_return_line_by_sealing on warehouse_return_line (sealing);

do $$
declare
    t text;
begin
    foreach t in array array['warehouse_receipt', 'warehouse_receipt_line', 'warehouse_return', 'warehouse_return_line'] loop
        execute format('create trigger %I before update or delete or truncate on %I'
                       ' for each statement execute function audit_refuse_change()', t || '_append_only', t);
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
        execute format('create policy %I on %I to wl_platform using ((select place_scope_is_whole())'
                       ' or institution_id = any ((select place_scope_institutions())::bigint[]))', t || '_scope', t);
    end loop;
end $$;

grant select, insert on warehouse_receipt, warehouse_receipt_line, warehouse_return, warehouse_return_line to wl_platform;
grant select on warehouse_receipt, warehouse_receipt_line, warehouse_return, warehouse_return_line to wl_sealer, wl_read;
