import { describe, expect, it } from "vitest";
import { askedOf, bandsSum, bandsTyped, lacking, packageOf, type PackageDraft } from "./view";

const DRAFT: PackageDraft = { consortium: "C-01", lead: "H-01", formula: "AGREED", source: "agreement", typed: { packageFen: "100,000,000" } };

describe("the package of a consortium", () => {
  it("asks for what its formula needs and for nothing else", () => {
    expect(lacking(DRAFT)).toEqual([]);
    expect(packageOf(DRAFT, 2025)).toEqual({ consortium: "C-01", year: 2025, lead: "H-01", formula: "AGREED", source: "agreement", packageFen: 10_000_000_000 });
    expect(lacking({ ...DRAFT, formula: "CAPPED_GROWTH", source: " ", typed: { lastSettledFen: "12", proposedGrowth: "6 %" } })).toEqual(["proposedGrowth", "incomeBudgetGrowth", "source"]);
    expect(askedOf("BY_PURCHASE").length).toBe(3);
  });

  it("sends rates in the digits that were typed", () => {
    const growth: PackageDraft = { ...DRAFT, formula: "CAPPED_GROWTH", typed: { lastSettledFen: "1", proposedGrowth: "0.0640", incomeBudgetGrowth: "-0.01" } };
    expect(packageOf(growth, 2025)).toMatchObject({ lastSettledFen: 100, proposedGrowth: "0.0640", incomeBudgetGrowth: "-0.01" });
  });

  it("reads one age band a line", () => {
    expect(bandsTyped("12000 356.50\n 300 10\n")).toEqual([{ heads: 12_000, standardFen: 35_650 }, { heads: 300, standardFen: 1_000 }]);
    expect(bandsSum(bandsTyped("12000 356.50\n300 10") ?? [])).toBe(428_100_000n);
    expect(bandsTyped("12,000,356.50")).toBeUndefined();
    expect(bandsTyped("many 10")).toBeUndefined();
    expect(bandsTyped("")).toBeUndefined();
  });
});
