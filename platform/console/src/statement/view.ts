import { exactOf, fenOf, minus, sum, type Exact } from "./money";

export const KINDS = ["RETENTION", "SETTLEMENT"] as const;
export type Kind = (typeof KINDS)[number];
export const STATES = ["CALCULATED", "APPROVED", "PUBLISHED", "OBJECTED", "UPHELD", "FINAL", "PAID", "RETURNED", "SUPERSEDED"] as const;
export type State = (typeof STATES)[number];

/** Which statements of a year are listed; all of it stands in the address. */
export interface ListView {
  /** The latest year that has statements unless it stands here. */
  readonly year?: number;
  readonly state?: State;
  readonly q?: string;
  /** Only those whose objection window ends within so many days. */
  readonly ends?: (typeof ENDS)[number];
  /** What is done beside the list. */
  readonly part?: "run" | "inputs" | "trial";
  /** Which of the entered sheets is open beside the list; the first one unless it stands here. */
  readonly sheet?: Sheet;
  /** Whose entered facts alone are shown. */
  readonly institution?: string;
  /** Which line's entered facts alone are shown, such as `B8/Y1/SALINE`. */
  readonly line?: string;
}

export type ListChange = { readonly [Name in keyof ListView]?: ListView[Name] | undefined };

export const ENDS = [3, 7, 14] as const;
/** What people enter for a year, sheet by sheet. */
export const SHEETS = ["scores", "lines", "brands", "findings"] as const;
export type Sheet = (typeof SHEETS)[number];
const DAY_MS = 86_400_000;
const PARTS_OF_LIST = ["run", "inputs", "trial"] as const;

function yearOf(value: unknown): number | undefined {
  const year = Number(value);
  return Number.isInteger(year) && year >= 2000 && year <= 2999 ? year : undefined;
}

export function listViewOf(search: Readonly<Record<string, unknown>>): ListView {
  const state = STATES.find((each) => each === search["state"]);
  const part = PARTS_OF_LIST.find((each) => each === search["part"]);
  const year = yearOf(search["year"]);
  const ends = ENDS.find((each) => each === Number(search["ends"]));
  const sheet = SHEETS.find((each) => each === search["sheet"]);
  const [institution, line] = [textOf(search["institution"], 32), textOf(search["line"], 200)];
  const q = typeof search["q"] === "string" || typeof search["q"] === "number" ? String(search["q"]).slice(0, 100) : "";
  return {
    ...(year !== undefined && { year }),
    ...(state !== undefined && { state }),
    ...(q !== "" && { q }),
    ...(ends !== undefined && { ends }),
    ...(part !== undefined && { part }),
    ...(part === "inputs" && sheet !== undefined && { sheet }),
    ...(part === "inputs" && institution !== undefined && { institution }),
    ...(part === "inputs" && line !== undefined && { line }),
  };
}

export function listChanged(view: ListView, change: ListChange): ListView {
  return listViewOf({ ...view, ...change });
}

/** As much of a statement as a list decides by. */
export interface Listed {
  readonly year: number;
  readonly state: State;
  readonly institution: string;
  readonly institutionName: string;
  readonly lastDay: string | null;
}

export function yearsOf(statements: readonly Listed[]): readonly number[] {
  return [...new Set(statements.map(({ year }) => year))].sort((a, b) => b - a);
}

/** The year that is looked at: the chosen one, the latest that has statements, or the one that has ended last. */
export function shownYear(view: ListView, statements: readonly Listed[], today: string): number {
  return view.year ?? yearsOf(statements)[0] ?? Number(today.slice(0, 4)) - 1;
}

/** The years that can be chosen: those with statements, this one and the one before. */
export function offeredYears(shown: number, statements: readonly Listed[], today: string): readonly number[] {
  const present = Number(today.slice(0, 4));
  return [...new Set([shown, present, present - 1, ...yearsOf(statements)])].sort((a, b) => b - a);
}

/** So many days from today to the last day of an open window, today's own last day being 0; undefined where none is open. */
export function daysLeft({ state, lastDay }: Pick<Listed, "state" | "lastDay">, today: string): number | undefined {
  if (lastDay === null || lastDay < today || (state !== "PUBLISHED" && state !== "OBJECTED")) return undefined;
  return Math.round((Date.parse(`${lastDay}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY_MS);
}

/** Whose window ends soon stands in the order of the last days. */
export function seenStatements<Known extends Listed>(statements: readonly Known[], view: ListView, today: string): readonly Known[] {
  const year = view.year ?? yearsOf(statements)[0];
  const q = view.q?.toLowerCase() ?? "";
  const { ends } = view;
  const left = (each: Known) => daysLeft(each, today) ?? Infinity;
  const seen = statements.filter((each) =>
    each.year === year && (view.state === undefined || each.state === view.state) && (ends === undefined || left(each) <= ends)
    && `${each.institution} ${each.institutionName}`.toLowerCase().includes(q));
  return ends === undefined ? seen : seen.sort((a, b) => left(a) - left(b));
}

/** What a list comes to: what was sent back is counted, but nobody is paid by it. */
export interface ListTotal {
  readonly statements: number;
  readonly sentBack: number;
  readonly payableFen: number;
  readonly paidFen: number;
}

export function totalOf(statements: readonly { readonly state: State; readonly payableFen: number; readonly paidFen: number; readonly paidBeforeFen: number }[]): ListTotal {
  const counted = statements.filter(({ state }) => state !== "RETURNED");
  return {
    statements: statements.length,
    sentBack: statements.length - counted.length,
    payableFen: counted.reduce((all, { payableFen }) => all + payableFen, 0),
    paidFen: counted.reduce((all, { paidFen, paidBeforeFen }) => all + paidFen + paidBeforeFen, 0),
  };
}

export const PARTS = ["working", "lines", "life", "division", "comparison", "present"] as const;
export type Part = (typeof PARTS)[number];

/** What of one statement is shown. */
export interface OneView {
  /** `working` unless it stands here. */
  readonly part?: Exclude<Part, "working">;
  /** Code of the line that is looked at. */
  readonly line?: string;
  /** Name of the input that is looked at, of that line or of the whole. */
  readonly input?: string;
  /** The version that this one is compared with; left out, the one before. */
  readonly other?: number;
}

export type OneChange = { readonly [Name in keyof OneView]?: OneView[Name] | undefined };

function textOf(value: unknown, longest: number): string | undefined {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return text === "" || text.length > longest ? undefined : text;
}

export function oneViewOf(search: Readonly<Record<string, unknown>>): OneView {
  const part = PARTS.find((each) => each === search["part"]);
  const [line, input] = [textOf(search["line"], 200), textOf(search["input"], 100)];
  const other = Number(search["other"]);
  return {
    ...(part !== undefined && part !== "working" && { part }),
    ...(line !== undefined && { line }),
    ...(input !== undefined && { input }),
    ...(Number.isSafeInteger(other) && other > 0 && { other }),
  };
}

export function oneChanged(view: OneView, change: OneChange): OneView {
  return oneViewOf({ ...view, ...change });
}

/** As much of one statement as decides what can be done with it. */
export interface Case {
  readonly standing: { readonly state: State; readonly calculatedBy: string; readonly approvals: number; readonly lastDay: string | null; readonly dueFen: number };
  readonly approvals: readonly { readonly account: string }[];
  readonly objections: readonly { readonly id: number; readonly account: string; readonly decision: unknown }[];
}

export interface Somebody {
  readonly account: string;
  readonly role: string;
  readonly permissions?: readonly string[];
}

export type Deed =
  | { readonly kind: "approve"; readonly left: number }
  | { readonly kind: "publish" }
  | { readonly kind: "giveBack" }
  | { readonly kind: "object" }
  | { readonly kind: "decide"; readonly objection: number }
  | { readonly kind: "pay" }
  | { readonly kind: "reclaim" };

/** Why somebody can do nothing now, or what has to come first. */
export type Waiting =
  | "approvals" | "ownCalculation" | "ownApproval" | "publication" | "window" | "decision" | "ownObjection" | "correction" | "payment" | "reclaim" | "none";

export interface Next {
  readonly deeds: readonly Deed[];
  readonly waiting: Waiting;
}

const APPROVERS = 2;
const OWN_PEOPLE = new Set(["ward", "warehouse"]);

/** Who approves has not calculated, who decides neither calculated nor objected; the platform holds it again. */
export function nextOf(it: Case, somebody: Somebody, today: string): Next {
  const { state, calculatedBy, approvals, lastDay, dueFen } = it.standing;
  const isOfficer = somebody.role === "bureau" || somebody.role === "admin";
  const may = (...permissions: readonly string[]) => isOfficer && permissions.some((each) => somebody.permissions?.includes(each) === true);
  const isOpen = lastDay !== null && today <= lastDay;
  const object: readonly Deed[] = isOpen && OWN_PEOPLE.has(somebody.role) ? [{ kind: "object" }] : [];
  const giveBack: readonly Deed[] = may("APPROVE", "CALCULATE") ? [{ kind: "giveBack" }] : [];
  switch (state) {
    case "CALCULATED": {
      const left = APPROVERS - approvals;
      if (calculatedBy === somebody.account) return { deeds: giveBack, waiting: "ownCalculation" };
      if (it.approvals.some(({ account }) => account === somebody.account)) return { deeds: giveBack, waiting: "ownApproval" };
      return { deeds: [...(may("APPROVE") ? [{ kind: "approve", left } as const] : []), ...giveBack], waiting: "approvals" };
    }
    case "APPROVED":
      return { deeds: [...(may("APPROVE", "CALCULATE") ? [{ kind: "publish" } as const] : []), ...giveBack], waiting: "publication" };
    case "PUBLISHED":
      return { deeds: object, waiting: "window" };
    case "OBJECTED": {
      const open = it.objections.filter(({ decision }) => decision === null || decision === undefined);
      const isOwn = calculatedBy === somebody.account || it.objections.some(({ account }) => account === somebody.account);
      const decide = may("APPROVE") && !isOwn ? open.map(({ id }): Deed => ({ kind: "decide", objection: id })) : [];
      return { deeds: [...decide, ...object], waiting: isOfficer && isOwn ? "ownObjection" : "decision" };
    }
    case "UPHELD":
      return { deeds: object, waiting: "correction" };
    case "FINAL": {
      const money = dueFen > 0 ? "pay" : "reclaim";
      return { deeds: dueFen !== 0 && may("CALCULATE") ? [{ kind: money }] : [], waiting: dueFen > 0 ? "payment" : dueFen < 0 ? "reclaim" : "none" };
    }
    case "PAID":
    case "RETURNED":
    case "SUPERSEDED":
      return { deeds: [], waiting: "none" };
  }
}

/** What was never published, or was sent back, is nothing to divide. */
const UNDIVIDED: ReadonlySet<State> = new Set(["CALCULATED", "APPROVED", "RETURNED"]);

export function isDivisible({ kind, state }: { readonly kind: Kind; readonly state: State }): boolean {
  return kind === "RETENTION" && !UNDIVIDED.has(state);
}

/** The institution's own people alone divide what it gets, and no version that another one has replaced. */
export function mayDivide(standing: { readonly kind: Kind; readonly state: State; readonly payableFen: number }, { role }: Pick<Somebody, "role">): boolean {
  return isDivisible(standing) && standing.state !== "SUPERSEDED" && standing.payableFen > 0 && OWN_PEOPLE.has(role);
}

/** How many lines of the platform are mapped to nothing, so that a figure may still change; what was frozen before it was counted says nothing of it. */
export function unmappedIn(inputs: readonly { readonly name: string; readonly value: string }[] | undefined): number {
  return Number(inputs?.find(({ name }) => name === "unmappedLines")?.value ?? 0);
}

export type BarName =
  | "budget" | "expenditure" | "rawBase" | "floor" | "base" | "notRetained" | "payable"
  | "package" | "yearEnd" | "actual" | "surplus" | "overspend" | "alreadyPaid" | "notTakenBack" | "returned" | "consortiumBears" | "notShared";

/** One bar of a waterfall, in fen: where it begins and where it ends. */
export interface Bar {
  readonly name: BarName;
  readonly from: bigint;
  readonly to: bigint;
  /** A level is drawn from 0, a move from where the one before it ended. */
  readonly sort: "level" | "up" | "down";
}

export interface NamedFigure {
  readonly name: string;
  readonly exact: string;
}

export function move(name: BarName, from: Exact, to: Exact): Bar {
  const [a, b] = [fenOf(from), fenOf(to)];
  return { name, from: a, to: b, sort: b < a ? "down" : "up" };
}

export function level(name: BarName, value: Exact): Bar {
  return { name, from: 0n, to: fenOf(value), sort: "level" };
}

/** From the budget to what is paid; moves of nothing are left out. Empty where the figures do not say it. */
export function waterfall(figures: readonly NamedFigure[], lines: readonly { readonly figures: readonly NamedFigure[] }[], payableFen: number): readonly Bar[] {
  const own = (name: string, of: readonly NamedFigure[]) => {
    const text = of.find((each) => each.name === name)?.exact;
    return text === undefined ? undefined : exactOf(text);
  };
  const whole = (name: string) => {
    const given = own(name, figures);
    if (given !== undefined) return given;
    const parts = lines.map((line) => own(name, line.figures)).filter((each) => each !== undefined);
    return parts.length === 0 ? undefined : sum(parts);
  };
  const [budget, spent, base] = [whole("budget"), whole("expenditure"), own("base", figures)];
  if (budget === undefined || spent === undefined || base === undefined) return [];
  const raw = minus(budget, spent);
  const paid: Exact = { top: BigInt(payableFen), bottom: 100n };
  const bars = [level("budget", budget), move("expenditure", budget, raw), level("rawBase", raw), move("floor", raw, base), level("base", base), move("notRetained", base, paid), level("payable", paid)];
  // Where no floor takes anything, the saving is the base.
  const hasFloor = fenOf(raw) !== fenOf(base);
  return bars.filter(({ name, sort, from, to }) => (sort === "level" || from !== to) && (name !== "rawBase" || hasFloor));
}
