import { fenTyped } from "../statement/money";
import type { Formula, NewPackage } from "./queries";

export const FORMULAS = ["AGREED", "CAPPED_GROWTH", "BY_AGE", "BY_PURCHASE"] as const satisfies readonly Formula[];

/** What somebody writes about a package; every formula asks for its own figures. */
export interface PackageDraft {
  readonly consortium: string;
  readonly lead: string;
  readonly formula: Formula;
  readonly source: string;
  /** Amounts, rates and lines as they were typed, by the names of the platform. */
  readonly typed: Readonly<Record<string, string>>;
}

export interface AskedField {
  readonly name: "packageFen" | "lastSettledFen" | "proposedGrowth" | "incomeBudgetGrowth" | "bands" | "locationCoefficient" | "cost2019Fen" | "cityCost2019Fen" | "cityPurchaseNowFen";
  readonly is: "yuan" | "decimal" | "bands";
}

const ASKED: Readonly<Record<Formula, readonly AskedField[]>> = {
  AGREED: [{ name: "packageFen", is: "yuan" }],
  CAPPED_GROWTH: [{ name: "lastSettledFen", is: "yuan" }, { name: "proposedGrowth", is: "decimal" }, { name: "incomeBudgetGrowth", is: "decimal" }],
  BY_AGE: [{ name: "bands", is: "bands" }, { name: "locationCoefficient", is: "decimal" }],
  BY_PURCHASE: [{ name: "cost2019Fen", is: "yuan" }, { name: "cityCost2019Fen", is: "yuan" }, { name: "cityPurchaseNowFen", is: "yuan" }],
};

export function askedOf(formula: Formula): readonly AskedField[] {
  return ASKED[formula];
}

export interface Band {
  readonly heads: number;
  readonly standardFen: number;
}

/** One age band a line, its heads and its standard in yuan: `12000 356.50`; undefined where a line says something else. Nothing but a blank parts them: a comma may be one of thousands. */
export function bandsTyped(text: string): readonly Band[] | undefined {
  const lines = text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const bands = lines.map((line) => {
    const found = /^(\d{1,10})\s+(\S+)$/.exec(line);
    const standardFen = found === null ? undefined : fenTyped(found[2]!);
    return standardFen === undefined ? undefined : { heads: Number(found![1]), standardFen };
  });
  return bands.length > 0 && bands.every((band) => band !== undefined) ? bands : undefined;
}

/** What the bands come to before the coefficient, in fen; the platform reckons the package itself. */
export function bandsSum(bands: readonly Band[]): bigint {
  return bands.reduce((sum, { heads, standardFen }) => sum + BigInt(heads) * BigInt(standardFen), 0n);
}

/** What is sent of one field; undefined where it is not complete. */
function valueOf({ is }: AskedField, text: string): number | string | readonly Band[] | undefined {
  switch (is) {
    case "yuan":
      return fenTyped(text);
    case "decimal":
      return /^-?\d{1,2}(\.\d{1,8})?$/.test(text.trim()) ? text.trim() : undefined;
    case "bands":
      return bandsTyped(text);
  }
}

/** The names of the fields in which something stands that is no amount, no rate or no bands. */
export function wrongIn({ formula, typed }: PackageDraft): readonly AskedField["name"][] {
  return askedOf(formula).filter((field) => (typed[field.name] ?? "").trim() !== "" && valueOf(field, typed[field.name] ?? "") === undefined).map(({ name }) => name);
}

/** The names of the fields that are not complete yet. */
export function lacking({ consortium, lead, formula, source, typed }: PackageDraft): readonly (AskedField["name"] | "consortium" | "lead" | "source")[] {
  return [
    ...(consortium === "" ? ["consortium" as const] : []),
    ...(lead === "" ? ["lead" as const] : []),
    ...askedOf(formula).filter((field) => valueOf(field, typed[field.name] ?? "") === undefined).map(({ name }) => name),
    ...(source.trim() === "" ? ["source" as const] : []),
  ];
}

export function packageOf(draft: PackageDraft, year: number): NewPackage {
  const { consortium, lead, formula, source, typed } = draft;
  const asked = Object.fromEntries(askedOf(formula).map((field) => [field.name, valueOf(field, typed[field.name] ?? "")]));
  return { consortium, year, lead, formula, source: source.trim(), ...asked };
}
