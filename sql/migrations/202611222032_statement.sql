-- Money that comes back. Owner: platform.statement.
--
-- A correction may leave less to be paid than was paid. What comes back stands as a payment below 0, so that every sum of payments is
-- what stays paid, whoever takes it.
alter table statement_payment drop constraint statement_payment_amount_range;
alter table statement_payment add constraint statement_payment_amount_range
    check (amount_fen <> 0 and amount_fen between -999999999999999 and 999999999999999);
comment on column statement_payment.amount_fen is 'Above 0: it was paid; below 0: it came back.';
