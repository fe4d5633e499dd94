-- A cabinet is a place of its own: what the book has at the place is what the cabinet's tags say.
create unique index device_registry_cabinet_place_key on device_registry (place_id) where kind = 'CABINET';

