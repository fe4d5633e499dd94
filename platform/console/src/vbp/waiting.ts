import type { Kind, State } from "../statement/view";
import { daysLeft } from "../statement/view";

/** As much of a statement as decides whom it waits for. */
export interface Waiting {
  readonly kind: Kind;
  readonly year: number;
  readonly state: State;
  readonly calculatedBy: string;
  readonly lastDay: string | null;
  readonly dueFen: number;
}

export interface Somebody {
  readonly account: string;
  readonly role: string;
  readonly permissions?: readonly string[];
}

/** What somebody does next about statements, or waits to hear of the own ones. */
export const STEPS = ["approve", "publish", "decide", "correct", "pay", "reclaim", "ends", "objected", "upheld"] as const;
export type Step = (typeof STEPS)[number];

/** Statements of one kind and year that wait for the same step; the list that they are counted in can be opened. */
export interface Work {
  readonly step: Step;
  readonly kind: Kind;
  readonly year: number;
  readonly statements: number;
}

/** Days, today's not counted, within which a hospital is told that its window ends. */
export const SOON = 3;

/** The state in the list that a step's statements stand in; a window that ends soon is found by its day. */
export const STATE_OF = {
  approve: "CALCULATED", publish: "APPROVED", decide: "OBJECTED", correct: "UPHELD", pay: "FINAL", reclaim: "FINAL", ends: undefined, objected: "OBJECTED", upheld: "UPHELD",
} as const satisfies Record<Step, State | undefined>;

export function isOfficer({ role }: Somebody): boolean {
  return role === "bureau" || role === "admin";
}

function may({ permissions = [] }: Somebody, ...any: readonly string[]): boolean {
  return any.some((each) => permissions.includes(each));
}

/** Nobody approves or decides about what they have calculated; the platform holds it again. */
function officersSteps(it: Waiting, who: Somebody): readonly Step[] {
  const isOwn = it.calculatedBy === who.account;
  switch (it.state) {
    case "CALCULATED":
      return !isOwn && may(who, "APPROVE") ? ["approve"] : [];
    case "APPROVED":
      return may(who, "APPROVE", "CALCULATE") ? ["publish"] : [];
    case "OBJECTED":
      return !isOwn && may(who, "APPROVE") ? ["decide"] : [];
    case "UPHELD":
      return may(who, "CALCULATE") ? ["correct"] : [];
    case "FINAL":
      return it.dueFen !== 0 && may(who, "CALCULATE") ? [it.dueFen > 0 ? "pay" : "reclaim"] : [];
    case "PUBLISHED":
    case "PAID":
    case "RETURNED":
    case "SUPERSEDED":
      return [];
  }
}

function hospitalsSteps(it: Waiting, today: string): readonly Step[] {
  const isEnding = (daysLeft(it, today) ?? Infinity) <= SOON;
  return [...(isEnding ? ["ends" as const] : []), ...(it.state === "OBJECTED" ? ["objected" as const] : []), ...(it.state === "UPHELD" ? ["upheld" as const] : [])];
}

/** What waits for this account, step by step, the later year first. Whoever neither decides nor is paid has none. */
export function worksOf(statements: readonly Waiting[], who: Somebody, today: string): readonly Work[] {
  const isHospital = who.role === "ward" || who.role === "warehouse";
  const found = new Map<string, Work>();
  for (const it of statements) {
    for (const step of isOfficer(who) ? officersSteps(it, who) : isHospital ? hospitalsSteps(it, today) : []) {
      const key = `${step} ${it.kind} ${it.year}`;
      found.set(key, { step, kind: it.kind, year: it.year, statements: (found.get(key)?.statements ?? 0) + 1 });
    }
  }
  return [...found.values()].sort((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step) || a.kind.localeCompare(b.kind) || b.year - a.year);
}
