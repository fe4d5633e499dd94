-- A lot's number is read off a box and searched for. Owner: platform.ledger.
create index ledger_lot_by_number on ledger_lot (number, item_id);
