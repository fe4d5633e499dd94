import type { Cabinet } from "./cabinets";

/** What the list shows; all of it stands in the address, so that a view can be sent to a colleague. */
export const SHOWS = ["all", "open", "claimed", "different", "unverified", "offline"] as const;
export type Show = (typeof SHOWS)[number];

export const TABS = ["stock", "sessions", "discrepancies"] as const;
export type Tab = (typeof TABS)[number];

export interface View {
  readonly show?: Show;
  readonly q?: string;
  readonly tab?: Tab;
  /** Resolved discrepancies too. */
  readonly resolved?: true;
}

/** What to change; undefined goes back to the default. */
export type ViewChange = { readonly [Name in keyof View]?: View[Name] | undefined };

const LONGEST_SEARCH = 100;

function oneOf<Word extends string>(words: readonly Word[], value: unknown, unless: Word): Word | undefined {
  const found = words.find((word) => word === value);
  return found === unless ? undefined : found;
}

/** Reads the address. What it does not know it leaves out; defaults are not written, so that addresses stay short. */
export function viewOf(search: Readonly<Record<string, unknown>>): View {
  const show = oneOf(SHOWS, search["show"], "all");
  const tab = oneOf(TABS, search["tab"], "stock");
  const raw = search["q"];
  const q = (typeof raw === "string" || typeof raw === "number" ? String(raw) : "").slice(0, LONGEST_SEARCH);
  return {
    ...(show !== undefined && { show }),
    ...(q !== "" && { q }),
    ...(tab !== undefined && { tab }),
    ...((search["resolved"] === true || search["resolved"] === "true") && { resolved: true as const }),
  };
}

export function changed(view: View, change: ViewChange): View {
  return viewOf({ ...view, ...change });
}

const KEEPS: Readonly<Record<Show, (cabinet: Cabinet) => boolean>> = {
  all: () => true,
  open: (cabinet) => cabinet.door === "OPEN" || cabinet.session?.state === "OPEN",
  claimed: (cabinet) => cabinet.session?.state === "ENDED" || cabinet.session?.state === "SUSPECT",
  different: (cabinet) => cabinet.openDiscrepancies > 0,
  unverified: (cabinet) => cabinet.unverified,
  offline: (cabinet) => !cabinet.online,
};

export function keeps(show: Show, cabinet: Cabinet): boolean {
  return KEEPS[show](cabinet);
}

/** What the institution of a place is called, where the list says it. */
export type InstitutionOf = (place: string) => string | undefined;

function matches(cabinet: Cabinet, words: readonly string[], institutionOf: InstitutionOf): boolean {
  const text = `${cabinet.did} ${cabinet.name} ${cabinet.ward} ${cabinet.place} ${institutionOf(cabinet.place) ?? ""}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/**
 * The cabinets of a view. The one being looked at stays even when it no longer fits: a live number must not take away
 * the row under somebody's eyes. Whatever stands in a row can be searched for, the institution's name too.
 */
export function seen(list: readonly Cabinet[], view: View, open: string | undefined, institutionOf: InstitutionOf = () => undefined): readonly Cabinet[] {
  const words = (view.q ?? "").toLowerCase().split(/\s+/).filter((word) => word !== "");
  const show = view.show ?? "all";
  if (words.length === 0 && show === "all") return list;
  return list.filter((cabinet) => cabinet.did === open || (keeps(show, cabinet) && matches(cabinet, words, institutionOf)));
}

export function tally(list: readonly Cabinet[]): Readonly<Record<Show, number>> {
  const counted = { all: 0, open: 0, claimed: 0, different: 0, unverified: 0, offline: 0 };
  for (const cabinet of list) for (const show of SHOWS) if (keeps(show, cabinet)) counted[show] += 1;
  return counted;
}
