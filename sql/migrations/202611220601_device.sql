-- Row policies on devices: a device belongs to the institution of its place. Owner: platform.device.

-- Journals as received are read by the pump; requests have no business with them.
revoke select on device_inbox, device_telemetry, device_fill from wl_platform;

do $$
declare
    t text;
begin
    foreach t in array array[
        'device_registry', 'device_certificate', 'device_link', 'device_head', 'device_gap', 'device_quarantine',
        'device_fork', 'device_alarm', 'device_outbox', 'device_cursor', 'device_lost', 'device_late', 'device_birth',
        'device_reported'] loop
        execute format('alter table %I enable row level security, force row level security', t);
        execute format('create policy %I on %I to wl_owner, wl_pump, wl_gateway, wl_sealer, wl_read using (true) with check (true)',
                       t || '_whole', t);
        if t <> 'device_registry' then
            -- What names no device, or one that is not registered, is the county's to look into.
            execute format('create policy %I on %I to wl_platform using ('
                           '(select place_scope_is_whole()) or exists (select from device_registry r where r.did = %I.did))',
                           t || '_scope', t, t);
        end if;
    end loop;
end $$;

create policy device_registry_scope on device_registry to wl_platform using (
    (select place_scope_is_whole())
    or exists (select from place p
               where p.id = device_registry.place_id
                 and p.institution_id = any ((select place_scope_institutions())::bigint[])));
