import { dayOf } from "../shell/times";
import type { LateEntry, LateRequest, NewLateEntry } from "./queries";

/** What of the releases is shown, and what somebody asks to have released; all of it stands in the address, so that an address asks. */
export interface LateView {
  readonly institution?: string;
  /** Only those by which something may still be entered. */
  readonly usable?: true;
  /** Whether somebody asks or releases. */
  readonly open?: true;
  readonly firstDay?: string;
  readonly lastDay?: string;
  readonly reason?: string;
}

export type LateChange = { readonly [Name in keyof LateView]?: LateView[Name] | undefined };

const LONGEST_CODE = 32;
export const LONGEST_REASON = 500;
/** A release may be used for so many days after the one on which it is given. */
export const MOST_USABLE_DAYS = 31;
/** What most people need to enter what lies on paper. */
export const USUAL_USABLE_DAYS = "7";

function textOf(value: unknown, longest: number): string | undefined {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return text === "" || text.length > longest ? undefined : text;
}

export function lateViewOf(search: Readonly<Record<string, unknown>>): LateView {
  const [institution, reason] = [textOf(search["institution"], LONGEST_CODE), textOf(search["reason"], LONGEST_REASON)];
  const [firstDay, lastDay] = [dayOf(textOf(search["firstDay"], 10) ?? ""), dayOf(textOf(search["lastDay"], 10) ?? "")];
  const isOpen = search["open"] === true;
  return {
    ...(institution !== undefined && { institution }),
    ...(search["usable"] === true && { usable: true as const }),
    ...(isOpen && { open: true as const }),
    ...(isOpen && firstDay !== undefined && { firstDay }),
    ...(isOpen && lastDay !== undefined && { lastDay }),
    ...(isOpen && reason !== undefined && { reason }),
  };
}

export function isUsable({ usableUntil }: Pick<LateEntry, "usableUntil">, today: string): boolean {
  return usableUntil >= today;
}

export function shownEntries(list: readonly LateEntry[], view: LateView, today: string): readonly LateEntry[] {
  return list.filter((each) => (view.institution === undefined || each.institution === view.institution) && (view.usable === undefined || isUsable(each, today)));
}

/** What waits, and below it what was refused; what was released stands in the list of releases. */
export function openRequests(list: readonly LateRequest[], institution: string | undefined): readonly LateRequest[] {
  const own = list.filter((each) => institution === undefined || each.institution === institution);
  return [...own.filter(({ answer }) => answer === null), ...own.filter(({ answer }) => answer !== null && answer.entry === null)];
}

/** What somebody wants to have released, as it was typed. */
export interface LateDraft {
  readonly institution: string;
  readonly firstDay: string | undefined;
  readonly lastDay: string | undefined;
  readonly usableDays: string;
  readonly reason: string;
}

export function draftOf({ institution = "", firstDay, lastDay, reason = "" }: LateView): LateDraft {
  return { institution, firstDay, lastDay, usableDays: USUAL_USABLE_DAYS, reason };
}

export type Asked = "institution" | "firstDay" | "lastDay" | "usableDays" | "reason";

/** The fields in which nothing stands. */
export function lateLacks(draft: LateDraft): readonly Asked[] {
  return (["institution", "firstDay", "lastDay", "usableDays", "reason"] as const).filter((name) => (draft[name] ?? "").trim() === "");
}

export function usableDaysOf(text: string): number | undefined {
  const days = /^\d{1,2}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return days <= MOST_USABLE_DAYS ? days : undefined;
}

/** The fields in which something stands that cannot be released; nothing has been accepted on a day that is still to come. */
export function lateWrong({ firstDay, lastDay, usableDays }: LateDraft, today: string): readonly Asked[] {
  const isOrdered = firstDay === undefined || lastDay === undefined || firstDay <= lastDay;
  return [
    ...(firstDay !== undefined && firstDay > today ? ["firstDay" as const] : []),
    ...(lastDay !== undefined && (lastDay > today || !isOrdered) ? ["lastDay" as const] : []),
    ...(usableDays.trim() !== "" && usableDaysOf(usableDays) === undefined ? ["usableDays" as const] : []),
  ];
}

/** What is sent; undefined while something is missing or wrong. */
export function lateWish(draft: LateDraft, today: string): NewLateEntry | undefined {
  const { firstDay, lastDay, institution, reason } = draft;
  const usableDays = usableDaysOf(draft.usableDays);
  if (firstDay === undefined || lastDay === undefined || usableDays === undefined || lateLacks(draft).length > 0 || lateWrong(draft, today).length > 0) return undefined;
  return { institution, firstDay, lastDay, usableDays, reason: reason.trim() };
}
