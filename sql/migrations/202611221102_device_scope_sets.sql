-- The row policy on the registry with the same meaning and a shorter plan. Owner: platform.device.
alter policy device_registry_scope on device_registry using (
    (select place_scope_is_whole())
    or place_id in (select place_scope_places()));
