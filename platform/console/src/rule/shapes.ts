import type { Group } from "./content";

/** What one parameter may be; the form draws its field by it, and the page its words. */
export type Shape =
  /** A decimal from `least` to `most`, shown as it is or in per cent too. */
  | { readonly is: "decimal"; readonly least: string; readonly most: string; readonly percent: boolean }
  | { readonly is: "whole"; readonly least: number; readonly most: number }
  | { readonly is: "flag" }
  | { readonly is: "words"; readonly words: readonly string[] }
  | { readonly is: "text"; readonly longest: number }
  | { readonly is: "rows"; readonly rows: "tiers" | "grades" | "vetoes"; readonly columns: readonly Param[] }
  /** Not known to this console: shown as it is, and kept. */
  | { readonly is: "unknown" };

export interface Param {
  readonly name: string;
  readonly shape: Shape;
  /** Decided by each region: without it a set may be entered and not put in force. */
  readonly local?: true;
  /** May be left out. */
  readonly optional?: true;
}

const share = (most = "1"): Shape => ({ is: "decimal", least: "0", most, percent: true });
const factor = (least: string, most: string): Shape => ({ is: "decimal", least, most, percent: false });
const words = (...each: string[]): Shape => ({ is: "words", words: each });

const TIERS: Shape = {
  is: "rows",
  rows: "tiers",
  columns: [
    { name: "above", shape: share("1000") },
    { name: "upTo", shape: share("1000") },
    { name: "upToIncluded", shape: { is: "flag" } },
    { name: "rate", shape: share() },
  ],
};
const GRADES: Shape = {
  is: "rows",
  rows: "grades",
  columns: [
    { name: "grade", shape: { is: "text", longest: 10 } },
    { name: "fromScore", shape: factor("0", "100") },
    { name: "rate", shape: share("0.5") },
  ],
};
const VETOES: Shape = {
  is: "rows",
  rows: "vetoes",
  columns: [
    { name: "veto", shape: words("AGREED_VOLUME_NOT_COMPLETED", "FALSE_REPORT", "NO_ONLINE_PURCHASE") },
    { name: "threshold", shape: share(), optional: true },
  ],
};

const OF_KIND: Readonly<Record<string, readonly Param[]>> = {
  MONITORING: [
    { name: "greenFrom", shape: factor("0", "2") },
    { name: "yellowFrom", shape: factor("0", "2") },
    { name: "graceDays", shape: { is: "whole", least: 0, most: 366 } },
    { name: "progressSource", shape: words("LOWER", "PLATFORM", "OWN"), optional: true },
    { name: "countingPoint", shape: words("SUPPLIER_ACCEPTANCE", "INSTITUTION_ACCEPTANCE"), optional: true },
    { name: "supplyExemption", shape: words("NONE", "APPROVED"), optional: true },
    { name: "nonSelectedExclusion", shape: words("NONE", "APPROVED"), optional: true },
    { name: "confirmationHours", shape: { is: "whole", least: 1, most: 720 }, optional: true },
    { name: "deliveryHours", shape: { is: "whole", least: 1, most: 8_760 }, optional: true },
  ],
  RETENTION: [
    { name: "gradeTable", shape: GRADES },
    { name: "lowerBoundInclusive", shape: { is: "flag" } },
    { name: "vetoes", shape: VETOES },
    { name: "expenditureVolume", shape: words("AGREED", "MIN", "ACTUAL") },
    { name: "nonSelectedCounted", shape: words("ALL", "ABOVE_P1", "GQCE_ONLY") },
    { name: "completionLevel", shape: words("PRODUCT", "INSTITUTION") },
    { name: "floorLevel", shape: words("PRODUCT", "INSTITUTION") },
    { name: "p0Source", shape: words("REGION", "INSTITUTION") },
    { name: "p0WindowMonths", shape: { is: "whole", least: 1, most: 60 } },
    { name: "renewal", shape: words("NONE", "AGAIN") },
    { name: "consortium", shape: words("BY_INSTITUTION", "LEAD_HOSPITAL") },
    { name: "supplyExemption", shape: words("NONE", "APPROVED"), optional: true },
  ],
  BUDGET: [{ name: "scheme", shape: words("FUJIAN", "TIANJIN") }],
  PRICE: [
    { name: "changeAlert", shape: share("100") },
    { name: "spreadAlert", shape: factor("1", "100") },
    { name: "aboveMedianAlert", shape: share("100") },
    { name: "belowAlert", shape: share() },
    { name: "capFactor", shape: factor("1", "100") },
    { name: "capRule", shape: words("MAX", "MIN") },
  ],
};

const SCHEME: Param = { name: "scheme", shape: words("JIANGXI", "GUANGXI", "SICHUAN", "ZHEJIANG") };
const OF_SCHEME: Readonly<Record<string, readonly Param[]>> = {
  JIANGXI: [{ name: "overspendTiers", shape: TIERS }, { name: "surplusTiers", shape: TIERS }],
  GUANGXI: [
    { name: "overspendTiers", shape: TIERS },
    { name: "surplusCap", shape: share() },
    { name: "kappa", shape: share(), local: true },
    { name: "vbpDedup", shape: words("DEDUCT_FROM_SURPLUS", "DEDUCT_FROM_RETAINED", "CAP_INCLUDES_VBP") },
  ],
  ZHEJIANG: [
    { name: "surplusShare", shape: share(), local: true },
    { name: "overspendShare", shape: share(), local: true },
  ],
};

/** The parameters of a set in the order in which they are read; whatever else it holds stands at the end. */
export function paramsOf(kind: string, params: Group): readonly Param[] {
  const known = kind === "SETTLEMENT" ? [SCHEME, ...(OF_SCHEME[String(params["scheme"])] ?? [])] : (OF_KIND[kind] ?? []);
  const names = new Set(known.map(({ name }) => name));
  const rest = Object.keys(params).filter((name) => !names.has(name)).sort();
  return [...known, ...rest.map((name): Param => ({ name, shape: { is: "unknown" } }))];
}
