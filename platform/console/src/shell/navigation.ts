import type { MessageKey } from "../messages/words";

/** The pages that exist. Each role sees its own, in the order of its work; more is always open by `Ctrl+K`. */
export type PageId = "workbench" | "tasks" | "cabinets" | "discrepancies" | "stock" | "nearExpiry" | "trace" | "accounts" | "audit" | "keeping" | "rules" | "own" | "overview" | "progress" | "retention" | "settlements";

export interface Entry {
  readonly id: PageId;
  readonly title: MessageKey;
  readonly to: "/workbench" | "/alarm" | "/cabinet" | "/discrepancy" | "/stock" | "/trace" | "/account" | "/audit" | "/keeping" | "/rule" | "/own" | "/overview" | "/vbp" | "/incentive" | "/settlement";
  readonly search: Readonly<Record<string, string>>;
}

const PAGES: Readonly<Record<PageId, Entry>> = {
  workbench: { id: "workbench", title: "nav.workbench", to: "/workbench", search: {} },
  tasks: { id: "tasks", title: "nav.tasks", to: "/alarm", search: {} },
  cabinets: { id: "cabinets", title: "nav.cabinets", to: "/cabinet", search: {} },
  discrepancies: { id: "discrepancies", title: "nav.discrepancies", to: "/discrepancy", search: {} },
  stock: { id: "stock", title: "nav.stock", to: "/stock", search: {} },
  nearExpiry: { id: "nearExpiry", title: "nav.nearExpiry", to: "/stock", search: { status: "NEAR" } },
  trace: { id: "trace", title: "nav.trace", to: "/trace", search: {} },
  accounts: { id: "accounts", title: "nav.accounts", to: "/account", search: {} },
  audit: { id: "audit", title: "nav.audit", to: "/audit", search: {} },
  keeping: { id: "keeping", title: "nav.keeping", to: "/keeping", search: {} },
  rules: { id: "rules", title: "nav.rules", to: "/rule", search: {} },
  own: { id: "own", title: "nav.own", to: "/own", search: {} },
  overview: { id: "overview", title: "nav.overview", to: "/overview", search: {} },
  progress: { id: "progress", title: "nav.progress", to: "/vbp", search: {} },
  retention: { id: "retention", title: "nav.retention", to: "/incentive", search: {} },
  settlements: { id: "settlements", title: "nav.settlements", to: "/settlement", search: {} },
};

/** Who is signed in, as far as it decides which pages are open. */
export interface Somebody {
  readonly role: string;
  readonly permissions?: readonly string[];
}

const EVERYTHING: readonly PageId[] = ["workbench", "tasks", "cabinets", "stock", "trace"];
/** What the platform opens to administrators of the county only. */
const OF_ADMINISTRATORS: ReadonlySet<PageId> = new Set(["accounts", "audit", "keeping"]);

const OF_ROLE: ReadonlyMap<string, readonly PageId[]> = new Map<string, readonly PageId[]>([
  ["admin", ["workbench", "tasks", "cabinets", "stock", "accounts", "rules", "audit", "keeping"]],
  ["warehouse", ["workbench", "tasks", "stock", "trace", "cabinets", "discrepancies", "progress", "retention"]],
  ["ward", ["workbench", "tasks", "cabinets", "discrepancies", "stock", "nearExpiry", "trace", "progress"]],
  ["bureau", ["overview", "progress", "retention", "settlements", "rules", "tasks", "workbench", "stock"]],
  ["delivery", ["trace", "stock"]],
  ["supplier", ["stock", "trace"]],
]);

/** Whoever pays for a hospital arrives at the progress of the own one, and works with its statements before its cabinets. */
const OF_FINANCE: readonly PageId[] = ["progress", "overview", "retention", "settlements", "tasks", "workbench", "stock", "trace"];

/** A role that this console does not know yet is shown what everybody may read; an auditor has the audit beside the own pages. */
function pagesOf({ role, permissions = [] }: Somebody): readonly PageId[] {
  if (role === "ward" && permissions.includes("PAY")) return OF_FINANCE;
  const pages = OF_ROLE.get(role) ?? EVERYTHING;
  return role === "bureau" && permissions.includes("AUDIT") ? [...pages, "audit"] : pages;
}

export function entriesOf(somebody: Somebody): readonly Entry[] {
  return pagesOf(somebody).map((id) => PAGES[id]);
}

/** Everything that is open to somebody, own pages first. */
export function allEntries(somebody: Somebody): readonly Entry[] {
  const { role } = somebody;
  const own = pagesOf(somebody);
  const rest = (Object.keys(PAGES) as readonly PageId[]).filter((id) => !own.includes(id) && (role === "admin" || !OF_ADMINISTRATORS.has(id)));
  return [...own, ...rest].map((id) => PAGES[id]);
}

/** Which entry a place in the console belongs to: the most particular of those that fit. */
export function currentEntry(entries: readonly Entry[], path: string, search: Readonly<Record<string, unknown>>): PageId | undefined {
  const fitting = entries.filter(
    (entry) => (path === entry.to || path.startsWith(`${entry.to}/`)) && Object.entries(entry.search).every(([name, value]) => search[name] === value),
  );
  return fitting.sort((a, b) => Object.keys(b.search).length - Object.keys(a.search).length)[0]?.id;
}

export function startOf(somebody: Somebody): Entry {
  return entriesOf(somebody)[0] ?? PAGES.trace;
}
