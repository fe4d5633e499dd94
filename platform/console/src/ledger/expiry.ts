import { daysUntil } from "../shell/times";

/** From this many days before its last day a lot is counted down. It is a display aid; policies have limits of their own. */
export const COUNTDOWN_DAYS = 90;

export type Expiry =
  | { readonly kind: "none" }
  | { readonly kind: "good" }
  | { readonly kind: "soon"; readonly days: number }
  | { readonly kind: "expired"; readonly days: number };

/** A lot is usable through its expiry day: on that day itself 0 days are left, the day after it has expired. */
export function expiryOf(day: string | undefined, now: number): Expiry {
  if (day === undefined) return { kind: "none" };
  const days = daysUntil(day, now);
  if (days < 0) return { kind: "expired", days: -days };
  return days <= COUNTDOWN_DAYS ? { kind: "soon", days } : { kind: "good" };
}

/** The end of an EPC, by which two pieces of one article differ; anything else is left as it is. */
export function tail(tag: string): string {
  return /^[0-9A-F]{16,}$/.test(tag) ? `…${grouped(tag).slice(-9)}` : tag;
}

/** An EPC in groups of four, which an eye can compare with a label. Anything else is left as it is. */
export function grouped(tag: string): string {
  return /^[0-9A-F]{16,}$/.test(tag) ? tag.replace(/(.{4})(?=.)/g, "$1\u2009") : tag;
}
