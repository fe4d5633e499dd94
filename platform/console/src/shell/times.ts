import type { Locale, MessageKey, Params } from "../messages/words";

/** The county's zone: days and hours on the screen are the county's, wherever the browser stands. */
export const COUNTY_ZONE = "Asia/Shanghai";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const parts = new Intl.DateTimeFormat("en-CA", {
  timeZone: COUNTY_ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

interface Wall {
  readonly day: string;
  readonly time: string;
}

function wall(at: number): Wall {
  const found = Object.fromEntries(parts.formatToParts(at).map((part) => [part.type, part.value]));
  return { day: `${found["year"]}-${found["month"]}-${found["day"]}`, time: `${found["hour"]}:${found["minute"]}:${found["second"]}` };
}

/** `2026-11-22`, in the county's zone. */
export function countyDay(at: number): string {
  return wall(at).day;
}

/** `09:30:05` today, `11-21 09:30:05` on another day of this year, with the year otherwise. */
export function clockTime(iso: string, now: number): string {
  const then = wall(Date.parse(iso));
  const today = wall(now).day;
  if (then.day === today) return then.time;
  return then.day.slice(0, 4) === today.slice(0, 4) ? `${then.day.slice(5)} ${then.time}` : `${then.day} ${then.time}`;
}

/** `2026-11-22 09:30:05`, for a title that says it all. */
export function fullTime(iso: string): string {
  const then = wall(Date.parse(iso));
  return `${then.day} ${then.time}`;
}

/** The day that was typed as `2026-11-22` or `20261122`; undefined if there is no such day. */
export function dayOf(typed: string): string | undefined {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(typed.trim());
  if (found === null) return undefined;
  const day = `${found[1]}-${found[2]}-${found[3]}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined;
}

/** The first instant of a day in the county, or of the day so many days after it. China keeps one zone without summer time. */
export function startOfDay(day: string, daysLater = 0): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + daysLater * DAY_MS).toISOString();
}

export interface Phrase {
  readonly key: MessageKey;
  readonly params: Params;
}

/** How long ago, in words that do not flicker: below a minute it is just "now". A time ahead of us also counts as now. */
export function age(iso: string, now: number): Phrase {
  const ms = now - Date.parse(iso);
  if (ms < MINUTE_MS) return { key: "time.now", params: {} };
  if (ms < HOUR_MS) return { key: "time.minutes", params: { n: Math.floor(ms / MINUTE_MS) } };
  if (ms < 2 * DAY_MS) return { key: "time.hours", params: { n: Math.floor(ms / HOUR_MS) } };
  return { key: "time.days", params: { n: Math.floor(ms / DAY_MS) } };
}

/** A span that is still growing, to the second below a minute. */
export function span(ms: number): Phrase {
  if (ms < MINUTE_MS) return { key: "span.seconds", params: { n: Math.max(0, Math.floor(ms / 1000)) } };
  if (ms < HOUR_MS) return { key: "span.minutes", params: { n: Math.floor(ms / MINUTE_MS) } };
  return { key: "span.hours", params: { n: Math.floor(ms / HOUR_MS) } };
}

/** Whole days from the county's today to a calendar day; negative when it has passed. */
export function daysUntil(day: string, now: number): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${countyDay(now)}T00:00:00Z`)) / DAY_MS);
}

const counts: Readonly<Record<Locale, Intl.NumberFormat>> = {
  "zh-CN": new Intl.NumberFormat("zh-CN"),
  en: new Intl.NumberFormat("en"),
};

/** The sign of what is below 0 on every screen; a hyphen is narrower than a plus and breaks at the end of a line. */
export const MINUS = "\u2212";

export function count(n: number, locale: Locale): string {
  return counts[locale].format(n).replace("-", MINUS);
}
