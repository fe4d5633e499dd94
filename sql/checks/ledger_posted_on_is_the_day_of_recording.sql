-- The day on which a movement counts is the county's date when it was recorded: within a day of the date in UTC.
select id, no, recorded_at, posted_on
from ledger_movement
where abs(posted_on - (recorded_at at time zone 'UTC')::date) > 1
