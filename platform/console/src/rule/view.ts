import { isMessageKey, type MessageKey } from "../messages/words";
import { dayOf } from "../shell/times";
import { contentOf, type Json } from "./content";
import { paramsOf, type Param } from "./shapes";

/** As much of a set as decides here. */
export interface KnownSet {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly region: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly lastDay: string | null;
  readonly status: "DRAFT" | "REVIEWED" | "ACTIVE" | "RETIRED";
  readonly source: string;
  readonly author: string;
  readonly reviewers: readonly string[];
}

export const KINDS = ["MONITORING", "RETENTION", "SETTLEMENT", "BUDGET", "PRICE"] as const;
export const STATES = ["ACTIVE", "DRAFT", "REVIEWED", "RETIRED"] as const;
export const PARTS = ["set", "difference", "trial"] as const;

/** What the page shows; all of it stands in the address. */
export interface RuleView {
  readonly kind?: (typeof KINDS)[number];
  readonly state?: (typeof STATES)[number];
  readonly region?: string;
  /** Only what is in force on this day. */
  readonly day?: string;
  /** The open set. */
  readonly set?: number;
  /** `set` unless it stands here. */
  readonly part?: Exclude<(typeof PARTS)[number], "set">;
  /** What the open set is compared with; left out, its former version. */
  readonly other?: number;
  /** A form beside the list: a new version of the open set, or a set that comes with the product. */
  readonly make?: "version" | "shipped";
}

export type RuleChange = { readonly [Name in keyof RuleView]?: RuleView[Name] | undefined };

function idOf(value: unknown): number | undefined {
  const id = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof id === "number" && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** Reads the address and leaves out what it does not know. */
export function ruleViewOf(search: Readonly<Record<string, unknown>>): RuleView {
  const kind = KINDS.find((each) => each === search["kind"]);
  const state = STATES.find((each) => each === search["state"]);
  const part = PARTS.find((each) => each === search["part"]);
  const { region, make } = search;
  const day = typeof search["day"] === "string" ? dayOf(search["day"]) : undefined;
  const [set, other] = [idOf(search["set"]), idOf(search["other"])];
  return {
    ...(kind !== undefined && { kind }),
    ...(state !== undefined && { state }),
    ...(typeof region === "string" && region !== "" && region.length <= 40 && { region }),
    ...(day !== undefined && { day }),
    ...(set !== undefined && { set }),
    ...(part !== undefined && part !== "set" && { part }),
    ...(other !== undefined && { other }),
    ...((make === "version" || make === "shipped") && { make }),
  };
}

export function ruleChanged(view: RuleView, change: RuleChange): RuleView {
  return ruleViewOf({ ...view, ...change });
}

export function isInForce({ status, effectiveFrom, lastDay }: KnownSet, day: string): boolean {
  return status === "ACTIVE" && effectiveFrom <= day && (lastDay === null || day <= lastDay);
}

export function seenSets<Known extends KnownSet>(sets: readonly Known[], { kind, state, region, day }: RuleView): readonly Known[] {
  return sets.filter((each) =>
    (kind === undefined || each.kind === kind) && (state === undefined || each.status === state)
    && (region === undefined || each.region === region) && (day === undefined || isInForce(each, day)));
}

/** What an open set is compared with unless somebody says otherwise: the version before it. */
export function formerOf<Known extends KnownSet>(sets: readonly Known[], of: KnownSet): Known | undefined {
  return sets.filter(({ name, version }) => name === of.name && version < of.version).sort((a, b) => b.version - a.version)[0];
}

/** With what a set can sensibly be compared: its own versions first, then the others of its kind. */
export function comparable<Known extends KnownSet>(sets: readonly Known[], of: KnownSet): readonly Known[] {
  const others = sets.filter(({ id, kind }) => id !== of.id && kind === of.kind);
  return [...others.filter(({ name }) => name === of.name), ...others.filter(({ name }) => name !== of.name)];
}

/** The older of two sets stands on the left. */
export function inOrder<Known extends KnownSet>(one: Known, other: Known): readonly [Known, Known] {
  const before = one.name === other.name ? one.version < other.version : one.id < other.id;
  return before ? [one, other] : [other, one];
}

export function nextVersion(sets: readonly KnownSet[], name: string): number {
  return 1 + Math.max(0, ...sets.filter((each) => each.name === name).map(({ version }) => version));
}

/** Who is signed in, as far as it decides what can be done. */
export interface Somebody {
  readonly account: string;
  readonly role: string;
  readonly permissions?: readonly string[];
}

/** Who enters versions, and who reads them and puts them in force; the platform asks again. */
export function mayEnter({ role, permissions = [] }: Somebody): boolean {
  return role === "admin" || (role === "bureau" && permissions.includes("CALCULATE"));
}

export function mayReview({ role, permissions = [] }: Somebody): boolean {
  return (role === "admin" || role === "bureau") && permissions.includes("APPROVE");
}

/** What the signed-in account can do with a set next. */
export type Deed =
  | { readonly kind: "review"; readonly left: number }
  /** Two others have to read it. */
  | { readonly kind: "othersRead"; readonly why: "author" | "reviewer" | "duty"; readonly left: number }
  | { readonly kind: "putInForce" }
  /** Somebody with the duty puts it in force. */
  | { readonly kind: "reviewed" }
  | { readonly kind: "inForce" }
  | { readonly kind: "none" };

const READERS = 2;

export function nextDeed(set: KnownSet, somebody: Somebody): Deed {
  const left = READERS - set.reviewers.length;
  switch (set.status) {
    case "DRAFT":
      if (set.author === somebody.account) return { kind: "othersRead", why: "author", left };
      if (set.reviewers.includes(somebody.account)) return { kind: "othersRead", why: "reviewer", left };
      return mayReview(somebody) ? { kind: "review", left } : { kind: "othersRead", why: "duty", left };
    case "REVIEWED":
      return { kind: mayReview(somebody) ? "putInForce" : "reviewed" };
    case "ACTIVE":
      return { kind: "inForce" };
    case "RETIRED":
      return { kind: "none" };
  }
}

/** One piece of a path: a name that has words, a row by its number, or a name as it is. */
export type PathWord = { readonly key: MessageKey } | { readonly row: number } | { readonly text: string };

const PIECE = /([^.[\]]+)|\[(\d+)\]/g;

/** `params.gradeTable[1].rate` as the words of its pieces; that parameters are parameters goes without saying. */
export function pathWords(path: string): readonly PathWord[] {
  const pieces = Array.from(path.matchAll(PIECE), ([, name, row]): PathWord => {
    if (name === undefined) return { row: Number(row) + 1 };
    const key = `rule.param.${name}`;
    return isMessageKey(key) ? { key } : { text: name };
  });
  return path.startsWith("params.") ? pieces.slice(1) : pieces;
}

/** The parameter at a path such as `params.gradeTable[1].rate`, by which its value is put into words. */
export function paramAt(kind: string, params: Readonly<Record<string, Json>>, path: string): Param | undefined {
  const names = Array.from(path.matchAll(PIECE), ([, name]) => name).filter((name) => name !== undefined);
  const [root, name, column] = names;
  if (root !== "params") return undefined;
  const param = paramsOf(kind, params).find((each) => each.name === name);
  return param?.shape.is === "rows" ? param.shape.columns.find((each) => each.name === column) : param;
}

/** A shipped set with what the county has of it already. */
export interface Offered {
  readonly name: string;
  readonly source: string;
  readonly content: string;
  /** Its latest version in the county; undefined while nobody has entered it. */
  readonly entered: number | undefined;
}

export function offered(shipped: readonly { readonly name: string; readonly source: string; readonly content: string }[], sets: readonly KnownSet[]): readonly Offered[] {
  return shipped.map((each) => {
    const latest = nextVersion(sets, contentOf(each.content).name) - 1;
    return { ...each, entered: latest === 0 ? undefined : latest };
  });
}

/** How many figures go from one status to another, the commonest first. */
export function moves<Status extends string>(items: readonly { readonly before: Status; readonly after: Status }[]): readonly { readonly before: Status; readonly after: Status; readonly count: number }[] {
  const counted = new Map<string, { readonly before: Status; readonly after: Status; readonly count: number }>();
  for (const { before, after } of items) {
    const key = `${before} ${after}`;
    counted.set(key, { before, after, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return [...counted.values()].sort((a, b) => b.count - a.count);
}
