-- Which days are worked, year by year, as the State Council's notices say. Owner: platform.calendar.
-- A year that is not here is not known, and whoever counts over it is refused by name.

create table calendar_year (
    year       int not null constraint calendar_year_pkey primary key
               constraint calendar_year_range check (year between 2000 and 2999),
    source     text not null constraint calendar_year_source_filled check (length(source) between 1 and 100),
    entered_at timestamptz not null,
    entered_by text not null constraint calendar_year_by_filled check (length(entered_by) between 1 and 100)
);
comment on column calendar_year.source is 'The number of the notice.';

create table calendar_day (
    day  date not null constraint calendar_day_pkey primary key,
    year int not null constraint calendar_day_year_fkey references calendar_year,
    kind text not null constraint calendar_day_kind_known check (kind in ('HOLIDAY', 'MAKE_UP')),
    constraint calendar_day_of_its_year check (extract(year from day) = year),
    constraint calendar_day_make_up_is_weekend check (kind <> 'MAKE_UP' or extract(isodow from day) in (6, 7))
);
comment on column calendar_day.kind is 'HOLIDAY: off, weekends within a holiday included. MAKE_UP: a weekend that is worked in exchange.';
create index calendar_day_by_year on calendar_day (year, kind, day);

insert into calendar_year (year, source, entered_at, entered_by) values
    (2025, '国办发明电〔2024〕12号', now(), 'operator'),
    (2026, '国办发明电〔2025〕7号', now(), 'operator');

insert into calendar_day (day, year, kind)
select d::date, extract(year from d)::int, 'HOLIDAY'
from (values
    -- New Year, Spring Festival, Qingming, Labour Day, Dragon Boat, National Day with Mid-Autumn.
    (date '2025-01-01', date '2025-01-01'), ('2025-01-28', '2025-02-04'), ('2025-04-04', '2025-04-06'),
    ('2025-05-01', '2025-05-05'), ('2025-05-31', '2025-06-02'), ('2025-10-01', '2025-10-08'),
    -- New Year, Spring Festival, Qingming, Labour Day, Dragon Boat, Mid-Autumn, National Day.
    ('2026-01-01', '2026-01-03'), ('2026-02-15', '2026-02-23'), ('2026-04-04', '2026-04-06'),
    ('2026-05-01', '2026-05-05'), ('2026-06-19', '2026-06-21'), ('2026-09-25', '2026-09-27'), ('2026-10-01', '2026-10-07')
) as h (first, last), generate_series(first, last, interval '1 day') d;
insert into calendar_day (day, year, kind)
select d, extract(year from d)::int, 'MAKE_UP'
from unnest(array['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
                  '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']::date[]) d;

grant select, insert on calendar_year, calendar_day to wl_platform;
grant update (source, entered_at, entered_by) on calendar_year to wl_platform;
grant delete on calendar_day to wl_platform;
grant select on calendar_year, calendar_day to wl_read;
