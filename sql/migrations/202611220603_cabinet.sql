-- Row policies on cabinets: what a cabinet says is its institution's. Owner: platform.cabinet.

do $$
declare
    t text;
begin
    foreach t in array array['cabinet', 'cabinet_claim', 'cabinet_session', 'cabinet_session_line', 'cabinet_discrepancy',
                             'cabinet_step', 'cabinet_snapshot'] loop
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
        execute format('create policy %I on %I to wl_platform using ('
                       '(select place_scope_is_whole()) or exists (select from device_registry r where r.did = %I.did))',
                       t || '_scope', t, t);
    end loop;
end $$;
