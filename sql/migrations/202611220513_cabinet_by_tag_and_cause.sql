-- The life of one piece asks for the discrepancies about its tag, and for the door session behind a movement.
-- Owner: platform.cabinet.
create index cabinet_discrepancy_by_tag on cabinet_discrepancy (tag, id);
create index cabinet_session_by_cause on cabinet_session (cause) where cause is not null;
