-- The lines of an owner, wherever they stand. Owner: platform.ledger.
--
-- The stock of an account is what stands in its institution or belongs to it. By place there is the primary key; without an index
-- by owner the page of a clinic with twelve lines walks the list of the whole county.
create index ledger_balance_of_owner on ledger_balance (owner_id);
