-- Receipts for several institutions at once, and receipts of tagged pieces. Owner: platform.warehouse.

-- Nullable, because what is older keeps its seal.
alter table warehouse_receipt_line add column pooled boolean;
comment on column warehouse_receipt_line.pooled is
    'true: it was bought for the institutions of warehouse_receipt_share; else for the institution of the receipt.';

-- For whom a line was bought, pro rata of what they asked for. What a hospital must see of it stands here: the receipt is another's.
create table warehouse_receipt_share (
    receipt_id     bigint not null,
    line           integer not null,
    institution_id bigint not null constraint warehouse_receipt_share_institution_fkey references place_institution,
    item_id        bigint not null constraint warehouse_receipt_share_item_fkey references catalog_item,
    accepted_on    date not null,
    order_no       text,
    order_line     integer,
    requested      bigint not null constraint warehouse_receipt_share_requested_range check (requested between 1 and 1000000000000),
    quantity       bigint not null constraint warehouse_receipt_share_quantity_range check (quantity between 0 and 1000000000000),
    sealing        bigint not null default audit_sealing(),
    constraint warehouse_receipt_share_pkey primary key (receipt_id, line, institution_id),
    constraint warehouse_receipt_share_line_fkey foreign key (receipt_id, line) references warehouse_receipt_line
);
comment on column warehouse_receipt_share.requested is 'What the requisition lines of the institution ask for.';
create index warehouse_receipt_share_of_item on warehouse_receipt_share (institution_id, item_id, receipt_id);
create index warehouse_receipt_share_by_sealing on warehouse_receipt_share (sealing);

create table warehouse_return_share (
    return_id      bigint not null,
    receipt_id     bigint not null,
    line           integer not null,
    institution_id bigint not null,
    returned_on    date not null,
    quantity       bigint not null constraint warehouse_return_share_quantity_range check (quantity between 0 and 1000000000000),
    sealing        bigint not null default audit_sealing(),
    constraint warehouse_return_share_pkey primary key (return_id, line, institution_id),
    constraint warehouse_return_share_return_fkey foreign key (return_id, line) references warehouse_return_line (return_id, line),
    constraint warehouse_return_share_share_fkey foreign key (receipt_id, line, institution_id) references warehouse_receipt_share
);
create index warehouse_return_share_of_share on warehouse_return_share (receipt_id, line, institution_id);
create index warehouse_return_share_by_sealing on warehouse_return_share (sealing);

-- Which tagged pieces a line has. Each came from its supplier once.
create table warehouse_receipt_unit (
    unit_id        bigint not null constraint warehouse_receipt_unit_pkey primary key
                   constraint warehouse_receipt_unit_unit_fkey references ledger_unit,
    receipt_id     bigint not null,
    line           integer not null,
    institution_id bigint not null constraint warehouse_receipt_unit_institution_fkey references place_institution,
    sealing        bigint not null default audit_sealing(),
    constraint warehouse_receipt_unit_line_fkey foreign key (receipt_id, line) references warehouse_receipt_line
);
create index warehouse_receipt_unit_of_line on warehouse_receipt_unit (receipt_id, line);
create index warehouse_receipt_unit_by_sealing on warehouse_receipt_unit (sealing);

create table warehouse_return_unit (
    unit_id        bigint not null constraint warehouse_return_unit_pkey primary key
                   constraint warehouse_return_unit_unit_fkey references warehouse_receipt_unit,
    return_id      bigint not null,
    line           integer not null,
    institution_id bigint not null constraint warehouse_return_unit_institution_fkey references place_institution,
    sealing        bigint not null default audit_sealing(),
    constraint warehouse_return_unit_line_fkey foreign key (return_id, line) references warehouse_return_line (return_id, line)
);
create index warehouse_return_unit_of_line on warehouse_return_unit (return_id, line);
create index warehouse_return_unit_by_sealing on warehouse_return_unit (sealing);

do $$
declare
    t text;
begin
    foreach t in array array['warehouse_receipt_share', 'warehouse_return_share', 'warehouse_receipt_unit', 'warehouse_return_unit'] loop
        execute format('create trigger %I before update or delete or truncate on %I'
                       ' for each statement execute function audit_refuse_change()', t || '_append_only', t);
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
        execute format('create policy %I on %I to wl_platform using ((select place_scope_is_whole())'
                       ' or institution_id = any ((select place_scope_institutions())::bigint[]))', t || '_scope', t);
        execute format('grant select on %I to wl_sealer', t);
    end loop;
end $$;
grant select, insert on warehouse_receipt_share, warehouse_return_share, warehouse_receipt_unit, warehouse_return_unit to wl_platform;
grant select on warehouse_receipt_share, warehouse_return_share, warehouse_receipt_unit, warehouse_return_unit to wl_read;

-- What was bought, each piece for one institution. The row policies of whoever asks hold.
create view warehouse_bought with (security_invoker = true) as
select l.receipt_id, l.line, l.institution_id, l.item_id, r.accepted_on, r.order_no, l.order_line, l.quantity
from warehouse_receipt_line l join warehouse_receipt r on r.id = l.receipt_id
where l.pooled is not true
union all
select s.receipt_id, s.line, s.institution_id, s.item_id, s.accepted_on, s.order_no, s.order_line, s.quantity
from warehouse_receipt_share s;

-- What of it went back, by the same shares.
create view warehouse_taken_back with (security_invoker = true) as
select x.receipt_id, x.line, x.institution_id, v.returned_on, x.quantity
from warehouse_return_line x
join warehouse_return v on v.id = x.return_id
join warehouse_receipt_line l on l.receipt_id = x.receipt_id and l.line = x.line
where l.pooled is not true
union all
select s.receipt_id, s.line, s.institution_id, s.returned_on, s.quantity
from warehouse_return_share s;
grant select on warehouse_bought, warehouse_taken_back to wl_platform, wl_read;
