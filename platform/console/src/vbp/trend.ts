import { fractionOf, type Fraction } from "./exact";
import type { Entry } from "./queries";

/** How far things had come by the end of a month, in units. */
export interface Month {
  /** `2026-11`. */
  readonly month: string;
  readonly own: number;
  readonly platform: number;
  /** What the schedule asked for by then, to the unit. */
  readonly due: number;
}

interface Span {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly agreedUnits: number;
}

const DAY_MS = 86_400_000;

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function lastDayOf(month: string): string {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10);
}

/** Every month of the period that has begun by today. */
function monthsOf({ startsOn, endsOn }: Span, today: string): readonly string[] {
  const last = (today < endsOn ? today : endsOn).slice(0, 7);
  const months: string[] = [];
  for (let month = startsOn.slice(0, 7); month <= last; month = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 7)) {
    months.push(month);
  }
  return months;
}

/** So much of the agreed volume, a half up; at most all of it. */
function toTheUnit(passed: Fraction | undefined, agreedUnits: number): number {
  if (passed === undefined || passed.top <= 0n) return 0;
  if (passed.top >= passed.bottom) return agreedUnits;
  return Number((passed.top * BigInt(agreedUnits) * 2n + passed.bottom) / (passed.bottom * 2n));
}

/** Selected goods of both facts, added up month by month. What is mapped to nothing counts nowhere here either. */
export function trendOf(entries: readonly Entry[], span: Span, today: string): readonly Month[] {
  const whole = dayNumber(span.endsOn) - dayNumber(span.startsOn) + 1;
  return monthsOf(span, today).map((month) => {
    const until = [lastDayOf(month), span.endsOn, today].sort()[0]!;
    const sum = (fact: Entry["fact"]) =>
      entries.filter((entry) => entry.fact === fact && entry.selected && entry.day <= until).reduce((all, { units }) => all + (units ?? 0), 0);
    const passed = fractionOf(`${dayNumber(until) - dayNumber(span.startsOn) + 1}/${whole}`);
    return { month, own: sum("OWN"), platform: sum("PLATFORM"), due: toTheUnit(passed, span.agreedUnits) };
  });
}
