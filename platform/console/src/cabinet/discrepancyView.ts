import type { Discrepancy } from "./queries";

/** Which discrepancies are shown; all of it stands in the address. */
export const STATES = ["open", "waiting", "resolved", "all"] as const;
export type State = (typeof STATES)[number];

export const KINDS = ["PRESENT_WITHOUT_SESSION", "UNKNOWN_TAG", "SUSPECT", "CONTESTED", "JOURNAL_LOST", "UNREADABLE"] as const satisfies readonly Discrepancy["kind"][];
export type Kind = (typeof KINDS)[number];

export interface DiscrepancyView {
  /** Left out for the open ones. */
  readonly state?: Exclude<State, "open">;
  readonly kind?: Kind;
  /** Device id of the only cabinet wanted. */
  readonly cabinet?: string;
}

export type DiscrepancyChange = { readonly [Name in keyof DiscrepancyView]?: DiscrepancyView[Name] | undefined };

/** Reads the address and leaves out what it does not know. */
export function discrepancyViewOf(search: Readonly<Record<string, unknown>>): DiscrepancyView {
  const state = STATES.find((each) => each === search["state"]);
  const kind = KINDS.find((each) => each === search["kind"]);
  const cabinet = search["cabinet"];
  return {
    ...(state !== undefined && state !== "open" && { state }),
    ...(kind !== undefined && { kind }),
    ...(typeof cabinet === "string" && /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(cabinet) && { cabinet }),
  };
}

export function discrepancyChanged(view: DiscrepancyView, change: DiscrepancyChange): DiscrepancyView {
  return discrepancyViewOf({ ...view, ...change });
}

/** Who may do what next about a discrepancy. */
export type NextStep =
  | { readonly kind: "none" }
  /** Only the shelf closes it. */
  | { readonly kind: "shelf" }
  | { readonly kind: "explain" }
  /** The explanation waits for somebody else. */
  | { readonly kind: "othersTurn"; readonly by: string }
  | { readonly kind: "judge"; readonly by: string }
  /** It could be done, but not by this account. */
  | { readonly kind: "notPermitted" };

export function nextStep(discrepancy: Discrepancy, account: string, permissions: readonly string[]): NextStep {
  if (discrepancy.state === "RESOLVED") return { kind: "none" };
  if (!discrepancy.explainable) return { kind: "shelf" };
  const by = discrepancy.explainedBy;
  if (by === account) return { kind: "othersTurn", by };
  if (!permissions.includes("RESOLVE_DISCREPANCY")) return by === undefined ? { kind: "notPermitted" } : { kind: "othersTurn", by };
  return by === undefined ? { kind: "explain" } : { kind: "judge", by };
}
