import { describe, expect, it } from "vitest";
import { apartOf, hasFormer, shownLines, unmappedOf, type ProgressLine } from "./lines";

function line(product: string, more: Partial<ProgressLine> = {}): ProgressLine {
  const bought = { accepted: 90, returned: 10, other: 5 };
  return {
    batch: "B8", agreement: "Y1", startsOn: "2026-01-01", endsOn: "2026-12-31", source: "LOWER", institution: "H1", institutionName: "First", product, productName: `Product ${product}`,
    unit: "bag", agreedUnits: 100, netUnits: 80, own: bought, platform: bought, status: "GREEN", completion: { exact: "0.8", shown: "80.000 %" },
    timeProgress: { exact: "326/365", shown: "89.315 %" }, forecastUnits: "90", requiredUnitsPerDay: "0.50", nonSelected: null, unmappedLines: 2, lastBoughtOn: null, failedUnits: 0, excusedUnits: 0, excludedCompletion: null, idleDays: null, ...more,
  };
}

const TODAY = "2026-11-22";

const LINES = [
  line("P10"), line("P9", { status: "RED", completion: { exact: "0.3", shown: "30.000 %" } }), line("P1", { status: "NO_COMMITMENT", completion: null }),
  line("P1", { batch: "B9", agreement: "Y2", status: "DONE", completion: { exact: "1.5", shown: "150.000 %" }, unmappedLines: 4 }),
];

describe("the lines of an institution", () => {
  it("stand by batch and product, or the way that is asked for", () => {
    const order = (sort?: "worst" | "rate") => shownLines(LINES, sort === undefined ? {} : { sort }, TODAY).map(({ batch, product }) => `${batch} ${product}`);
    expect(order()).toEqual(["B8 P1", "B8 P9", "B8 P10", "B9 P1"]);
    expect(order("worst")[0]).toBe("B8 P9");
    expect(order("rate")).toEqual(["B8 P9", "B8 P10", "B9 P1", "B8 P1"]);
  });

  it("are kept by batch, period, status and words", () => {
    expect(shownLines(LINES, { batch: "B9", agreement: "Y2" }, TODAY)).toHaveLength(1);
    expect(shownLines(LINES, { batch: "B9", agreement: "Y1" }, TODAY)).toHaveLength(0);
    expect(shownLines(LINES, { status: "RED", q: "product p9" }, TODAY)).toHaveLength(1);
  });

  it("are those of each batch's latest period that has begun, unless a period is named or all are asked for", () => {
    const two = [line("P1"), line("P1", { agreement: "Y0", startsOn: "2025-01-01", endsOn: "2025-12-31" }), line("P1", { agreement: "Y2", startsOn: "2027-01-01", endsOn: "2027-12-31" })];
    const shown = (view: Parameters<typeof shownLines>[1]) => shownLines(two, view, TODAY).map(({ agreement }) => agreement);
    expect(shown({})).toEqual(["Y1"]);
    expect(shown({ batch: "B8", agreement: "Y0" })).toEqual(["Y0"]);
    expect(shown({ periods: "all" })).toEqual(["Y0", "Y1", "Y2"]);
    expect(hasFormer(two, TODAY)).toBe(true);
    expect(hasFormer(LINES, TODAY)).toBe(false);
  });

  it("count the unmapped lines of a period once, however many products it has", () => {
    expect(unmappedOf(LINES)).toBe(6);
  });
});

describe("where the two facts differ", () => {
  it("is listed with the widest gap first, and not where both say the same", () => {
    const more = line("P2", { platform: { accepted: 100, returned: 10, other: 5 } });
    const less = line("P3", { platform: { accepted: 40, returned: 0, other: 5 } });
    const others = line("P4", { platform: { accepted: 90, returned: 10, other: 6 } });
    expect(apartOf([line("P1"), more, less, others]).map(({ line: { product }, beyond }) => [product, beyond])).toEqual([["P3", -40], ["P2", 10], ["P4", 0]]);
  });
});
