import type { components } from "../web/schema.gen";

type CalendarYear = components["schemas"]["CalendarYear"];

const DAY_MS = 86_400_000;

export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function daysFrom(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = dayAfter(day)) days.push(day);
  return days;
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** Days side by side as one span: `2026-10-01 – 2026-10-07`. */
export interface Span {
  readonly first: string;
  readonly last: string;
}

function spansOf(days: readonly string[]): readonly Span[] {
  return days.reduce<readonly Span[]>((spans, day) => {
    const before = spans.at(-1);
    return before !== undefined && dayAfter(before.last) === day ? [...spans.slice(0, -1), { first: before.first, last: day }] : [...spans, { first: day, last: day }];
  }, []);
}

/** For how long objections are taken. Its last day is the platform's; here only what lies between is told. */
export interface Window {
  /** Working days from today on, today and the last day among them; 0 once it is over. */
  readonly left: number;
  readonly holidays: readonly Span[];
  readonly makeUpDays: readonly string[];
  /** Years of which nobody has entered the notice: their holidays are not known. */
  readonly unknownYears: readonly number[];
}

/** @param publishedOn the day on which the first objection is taken; working days are counted from the day after it */
export function windowOf(publishedOn: string, lastDay: string, today: string, years: readonly CalendarYear[]): Window {
  const [holidays, makeUpDays] = [new Set(years.flatMap((year) => year.holidays)), new Set(years.flatMap((year) => year.makeUpDays))];
  const within = daysFrom(publishedOn, lastDay);
  const isWorked = (day: string) => makeUpDays.has(day) || (!holidays.has(day) && !isWeekend(day));
  return {
    left: daysFrom(today > publishedOn ? today : publishedOn, lastDay).filter(isWorked).length,
    holidays: spansOf(within.filter((day) => holidays.has(day))),
    makeUpDays: within.filter((day) => makeUpDays.has(day)),
    unknownYears: [...new Set(within.map((day) => Number(day.slice(0, 4))))].filter((year) => !years.some((each) => each.year === year)),
  };
}

/**
 * On which day a window ends that begins with a publication on this day.
 *
 * @param workingDays counted from the day after the publication; 1 to 250
 */
export function lastDayOf(publishedOn: string, workingDays: number, years: readonly CalendarYear[]): { readonly day: string; readonly unknownYears: readonly number[] } {
  const [holidays, makeUpDays] = [new Set(years.flatMap((year) => year.holidays)), new Set(years.flatMap((year) => year.makeUpDays))];
  let day = publishedOn;
  for (let left = workingDays; left > 0;) {
    day = dayAfter(day);
    if (makeUpDays.has(day) || (!holidays.has(day) && !isWeekend(day))) left -= 1;
  }
  const passed = [...new Set([Number(publishedOn.slice(0, 4)), Number(day.slice(0, 4))])];
  return { day, unknownYears: passed.filter((year) => !years.some((each) => each.year === year)) };
}
