import { describe, expect, it } from "vitest";
import { percent } from "./exact";
import { cellsOf, latestOf, matrixOf, periodsOf, sumsOf, type Overview } from "./matrix";

const TODAY = "2026-11-22";

function cell(institution: string, batch: string, agreement: string, more: Partial<Overview> = {}): Overview {
  const year = agreement === "Y1" ? "2026" : "2027";
  return {
    batch, agreement, startsOn: `${year}-01-01`, endsOn: `${year}-12-31`, source: "LOWER", institution, institutionName: `Hospital ${institution}`,
    products: 2, statuses: { GREEN: 2 }, worst: "GREEN", agreedUnits: 100, reachedUnits: 90, completion: { exact: "0.9", shown: "90.000 %" },
    timeProgress: { exact: "0.8", shown: "80.000 %" }, unmappedLines: 0, ...more,
  };
}

describe("the matrix", () => {
  const rows = [
    cell("H10", "B10", "Y1"), cell("H2", "B10", "Y1", { worst: "RED", statuses: { RED: 1, GREEN: 1 }, reachedUnits: 10, unmappedLines: 3 }),
    cell("H2", "B9", "Y1"), cell("H2", "B9", "Y2", { agreedUnits: 0, reachedUnits: 0, completion: null, worst: "NOT_STARTED", statuses: { NOT_STARTED: 2 } }),
  ];

  it("has a column for each batch's latest period that has begun, and a row for each institution", () => {
    const matrix = matrixOf(rows, {}, TODAY);
    expect(matrix.periods.map(({ batch, agreement }) => `${batch} ${agreement}`)).toEqual(["B9 Y1", "B10 Y1"]);
    expect(matrix.rows.map(({ institution }) => institution)).toEqual(["H2", "H10"]);
    expect(matrix.rows[1]?.cells.has("B9 Y1")).toBe(false);
  });

  it("shows every period when asked to, and one that is to come where none has begun", () => {
    expect(matrixOf(rows, { periods: "all" }, TODAY).periods).toHaveLength(3);
    expect(latestOf(periodsOf(rows), "2025-06-01").map(({ agreement }) => agreement)).toEqual(["Y1", "Y1"]);
    expect(latestOf(periodsOf(rows), "2027-06-01").map(({ agreement }) => agreement)).toEqual(["Y2", "Y1"]);
  });

  it("keeps the institutions that the words and the status name", () => {
    expect(matrixOf(rows, { status: "RED" }, TODAY).rows.map(({ institution }) => institution)).toEqual(["H2"]);
    expect(matrixOf(rows, { q: "hospital h10" }, TODAY).rows.map(({ institution }) => institution)).toEqual(["H10"]);
    expect(matrixOf(rows, { q: "nobody" }, TODAY)).toMatchObject({ rows: [], all: 2 });
    expect(matrixOf(rows, { batch: "B9" }, TODAY).rows.map(({ institution }) => institution)).toEqual(["H2"]);
  });

  it("puts the one with most trouble, the lowest rate, or the widest gap first when asked to", () => {
    for (const sort of ["worst", "rate", "gap"] as const) expect(matrixOf(rows, { sort }, TODAY).rows[0]?.institution).toBe("H2");
  });

  it("counts what is not completed or behind over all batches, then the warnings, then the gap", () => {
    const county = [
      cell("H1", "B1", "Y1", { worst: "RED", statuses: { RED: 2, GREEN: 4 } }), cell("H1", "B2", "Y1"),
      ...["B1", "B2", "B3"].map((batch) => cell("H2", batch, "Y1", { worst: "RED", statuses: { RED: 1, GREEN: 1 } })),
      cell("H3", "B1", "Y1", { worst: "UNMET", statuses: { UNMET: 1, RED: 1, YELLOW: 1 } }),
      cell("H4", "B1", "Y1", { worst: "YELLOW", statuses: { YELLOW: 9 } }), cell("H5", "B1", "Y1", { worst: "YELLOW", statuses: { YELLOW: 9 }, reachedUnits: 10 }),
    ];
    expect(matrixOf(county, { sort: "worst" }, TODAY).rows.map(({ institution }) => institution)).toEqual(["H2", "H3", "H1", "H5", "H4"]);
  });

  it("adds up exactly, weighs what is due by what was agreed, and leaves out what was not", () => {
    const sums = sumsOf(cellsOf(matrixOf(rows, { periods: "all" }, TODAY).rows));
    expect(sums).toMatchObject({ agreed: 300, reached: 190, products: 8, unmapped: 3 });
    expect(sums.counts).toMatchObject({ RED: 1, GREEN: 5, NOT_STARTED: 2 });
    expect(percent(sums.rate!)).toBe("63.333 %");
    expect(percent(sums.expected!)).toBe("80.000 %");
    expect(sumsOf([])).toMatchObject({ rate: undefined, expected: undefined });
  });
});
