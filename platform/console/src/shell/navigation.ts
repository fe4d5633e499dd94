import type { MessageKey } from "../messages/words";

/** The pages that exist. Each role sees its own, in the order of its work; more is always open by `Ctrl+K`. */
export type PageId = "workbench" | "cabinets" | "stock" | "nearExpiry" | "trace";

export interface Entry {
  readonly id: PageId;
  readonly title: MessageKey;
  readonly to: "/workbench" | "/cabinet" | "/stock" | "/trace";
  readonly search: Readonly<Record<string, string>>;
}

const PAGES: Readonly<Record<PageId, Entry>> = {
  workbench: { id: "workbench", title: "nav.workbench", to: "/workbench", search: {} },
  cabinets: { id: "cabinets", title: "nav.cabinets", to: "/cabinet", search: {} },
  stock: { id: "stock", title: "nav.stock", to: "/stock", search: {} },
  nearExpiry: { id: "nearExpiry", title: "nav.nearExpiry", to: "/stock", search: { status: "NEAR" } },
  trace: { id: "trace", title: "nav.trace", to: "/trace", search: {} },
};

const EVERYTHING: readonly PageId[] = ["workbench", "cabinets", "stock", "trace"];

const OF_ROLE: ReadonlyMap<string, readonly PageId[]> = new Map<string, readonly PageId[]>([
  ["admin", EVERYTHING],
  ["warehouse", ["workbench", "stock", "trace", "cabinets"]],
  ["ward", ["workbench", "cabinets", "nearExpiry", "trace"]],
  ["bureau", ["workbench", "stock", "trace"]],
  ["delivery", ["trace", "stock"]],
  ["supplier", ["stock", "trace"]],
]);

/** A role that this console does not know yet is shown what everybody may read. */
function pagesOf(role: string): readonly PageId[] {
  return OF_ROLE.get(role) ?? EVERYTHING;
}

export function entriesOf(role: string): readonly Entry[] {
  return pagesOf(role).map((id) => PAGES[id]);
}

/** Everything that exists, own pages first. */
export function allEntries(role: string): readonly Entry[] {
  const own = pagesOf(role);
  const rest = (Object.keys(PAGES) as readonly PageId[]).filter((id) => !own.includes(id));
  return [...own, ...rest].map((id) => PAGES[id]);
}

/** Which entry a place in the console belongs to: the most particular of those that fit. */
export function currentEntry(entries: readonly Entry[], path: string, search: Readonly<Record<string, unknown>>): PageId | undefined {
  const fitting = entries.filter(
    (entry) => (path === entry.to || path.startsWith(`${entry.to}/`)) && Object.entries(entry.search).every(([name, value]) => search[name] === value),
  );
  return fitting.sort((a, b) => Object.keys(b.search).length - Object.keys(a.search).length)[0]?.id;
}

export function startOf(role: string): Entry {
  return entriesOf(role)[0] ?? PAGES.trace;
}
