import type { components } from "../web/schema.gen";

type Mapping = components["schemas"]["Mapping"];
type NewMapping = components["schemas"]["NewMapping"];

/** Who may do what about a proposal. The platform decides the same; this says it before somebody tries. */
export type Turn = { readonly kind: "review" } | { readonly kind: "own" } | { readonly kind: "notPermitted" } | { readonly kind: "reviewed" };

export function turnOf(mapping: Pick<Mapping, "proposedBy" | "reviewedBy">, account: string, permissions: readonly string[]): Turn {
  if (mapping.reviewedBy !== null) return { kind: "reviewed" };
  if (mapping.proposedBy === account) return { kind: "own" };
  return permissions.includes("APPROVE") ? { kind: "review" } : { kind: "notPermitted" };
}

/** What a proposal still lacks; a pack holds 1 to 1,000,000 units. */
export interface Draft {
  readonly item: string;
  readonly packFactor: string;
  readonly startsOn: string | undefined;
  readonly endsOn: string | undefined;
  readonly source: string;
}

export const MOST_UNITS = 1_000_000;

export function packFactorOf(text: string): number | undefined {
  const factor = /^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : 0;
  return factor >= 1 && factor <= MOST_UNITS ? factor : undefined;
}

export function proposalOf(code: string, draft: Draft): NewMapping | undefined {
  const packFactor = packFactorOf(draft.packFactor);
  if (draft.item === "" || packFactor === undefined || draft.startsOn === undefined || draft.source.trim() === "") return undefined;
  return { code, item: draft.item, packFactor, startsOn: draft.startsOn, endsOn: draft.endsOn ?? null, source: draft.source.trim() };
}
