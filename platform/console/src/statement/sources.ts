import type { Standing } from "./queries";
import type { Sheet } from "./view";

/** Where a person can see an input in its own place. */
export type Place =
  | { readonly to: "rule"; readonly set: number }
  | { readonly to: "progress"; readonly institution: string; readonly batch: string; readonly agreement: string; readonly product: string }
  | { readonly to: "inputs"; readonly kind: Standing["kind"]; readonly year: number; readonly sheet?: Sheet; readonly institution?: string; readonly line?: string }
  | { readonly to: "statement"; readonly kind: Standing["kind"]; readonly year: number }
  | { readonly to: "nowhere" };

/** On which sheet a table's rows are listed. */
const SHEET_OF: Readonly<Record<string, Sheet>> = { incentive_score: "scores", incentive_fact: "lines", incentive_brand: "brands", incentive_finding: "findings" };

/**
 * The page behind the source of an input.
 *
 * @param source table of the platform that it was read from, or `rule`
 * @param line code of the line, such as `B8/Y1/SALINE`; undefined for the whole
 */
export function placeOf(source: string, standing: Pick<Standing, "kind" | "year" | "institution" | "ruleSet">, line: string | undefined): Place {
  if (source === "rule" || source.startsWith("rule_")) return { to: "rule", set: standing.ruleSet };
  if (source.startsWith("statement")) return { to: "statement", kind: "RETENTION", year: standing.year };
  const sheet = SHEET_OF[source];
  if (sheet !== undefined) return { to: "inputs", kind: standing.kind, year: standing.year, sheet, institution: standing.institution, ...(line !== undefined && { line }) };
  if (source.startsWith("incentive_") || source.startsWith("settlement_") || source === "place_consortium") return { to: "inputs", kind: standing.kind, year: standing.year };
  if (source.startsWith("vbp_") || source.startsWith("warehouse_")) {
    const [batch, agreement, product] = line?.split("/") ?? [];
    if (batch !== undefined && agreement !== undefined && product !== undefined) return { to: "progress", institution: standing.institution, batch, agreement, product };
  }
  return { to: "nowhere" };
}
