import { describe, expect, it } from "vitest";
import { figureViewOf, institutionChanged, institutionViewOf, isNarrowed, notSaved, progressChanged, progressViewOf, receiptViewOf } from "./view";
import { step } from "./steps";

describe("the address of progress", () => {
  it("holds the filters, and leaves out what it does not know and what is usual", () => {
    expect(progressViewOf({ q: "一", batch: "B8", status: "RED", sort: "gap", periods: "all" })).toEqual({ q: "一", batch: "B8", status: "RED", sort: "gap", periods: "all" });
    expect(progressViewOf({ q: " ", status: "PINK", sort: "name", periods: "none", other: 1 })).toEqual({});
    expect(progressChanged({ batch: "B8", status: "RED" }, { status: undefined })).toEqual({ batch: "B8" });
  });

  it("knows what narrows and what only orders", () => {
    expect(isNarrowed({ status: "RED" })).toBe(true);
    expect(isNarrowed(progressViewOf({ sort: "worst" }))).toBe(false);
  });

  it("tells what narrows the page and not its file", () => {
    expect(notSaved({}, false)).toEqual([]);
    expect(notSaved({ q: "a", status: "RED" }, true)).toEqual(["q", "status", "periods"]);
  });

  it("knows no period without its batch", () => {
    expect(institutionViewOf({ agreement: "Y1" })).toEqual({});
    expect(institutionChanged({ batch: "B8", agreement: "Y1" }, { batch: undefined })).toEqual({});
  });

  it("names a day for the figures where it is not today, on every page of the way down", () => {
    expect(progressViewOf({ asOf: 20260630 })).toEqual({ asOf: "2026-06-30" });
    expect(progressViewOf({ asOf: "2026-02-30" })).toEqual({});
    expect(institutionViewOf({ asOf: "2026-06-30" })).toEqual({ asOf: "2026-06-30" });
    expect(figureViewOf({ asOf: "2026-06-30" })).toEqual({ asOf: "2026-06-30" });
    expect(isNarrowed(progressViewOf({ asOf: "2026-06-30" }))).toBe(false);
  });

  it("opens a figure at its order lines, and a receipt at a line", () => {
    expect(figureViewOf({ tab: "entries", fact: "BOTH" })).toEqual({});
    expect(figureViewOf({ tab: "steps", step: "completion", fact: "OWN" })).toEqual({ tab: "steps", step: "completion", fact: "OWN" });
    expect(receiptViewOf({ line: 2 })).toEqual({ line: 2 });
    expect(receiptViewOf({ line: "x" })).toEqual({});
  });
});

describe("the arrows in the matrix", () => {
  it("go from cell to cell and stay within", () => {
    expect(step("ArrowDown", [0, 0], 3, 4)).toEqual([1, 0]);
    expect(step("ArrowUp", [0, 0], 3, 4)).toEqual([0, 0]);
    expect(step("End", [1, 1], 3, 4)).toEqual([1, 3]);
    expect(step("ArrowRight", [1, 3], 3, 4)).toEqual([1, 3]);
    expect(step("a", [0, 0], 3, 4)).toBeUndefined();
  });
});
