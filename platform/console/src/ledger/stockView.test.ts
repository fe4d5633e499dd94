import { describe, expect, it } from "vitest";
import { chosenColumns, exportAddress, isFiltered, stockChanged, stockViewOf, toggled } from "./stockView";

describe("the address of the stock", () => {
  it("keeps what it knows and forgets the rest", () => {
    expect(stockViewOf({ q: " 支架", within: "W1", status: "NEAR", from: "2026-11-22", through: "soon", colour: 1 })).toEqual({
      q: " 支架", within: "W1", status: "NEAR", from: "2026-11-22",
    });
    expect(stockViewOf({ q: "  ", status: "near" })).toEqual({});
  });

  it("takes a number for the text that it was", () => {
    expect(stockViewOf({ q: 240917, within: 7 })).toEqual({ q: "240917", within: "7" });
  });

  it("changes one word and leaves the others", () => {
    expect(stockChanged({ q: "a", status: "HELD" }, { status: undefined })).toEqual({ q: "a" });
    expect([isFiltered({}), isFiltered({ q: "a" })]).toEqual([false, true]);
  });
});

describe("the export of the stock", () => {
  it("is cut as the view is", () => {
    expect(exportAddress({}, "csv")).toBe("/api/ledger/stock/export?format=csv");
    expect(exportAddress({ q: "a&b", within: "W1", status: "HELD" }, "xlsx")).toBe("/api/ledger/stock/export?format=xlsx&q=a%26b&within=W1&status=HELD");
  });
});

describe("the columns of the stock", () => {
  it("are the usual ones until somebody has chosen, and none if they chose none", () => {
    expect(chosenColumns(null)).not.toContain("maker");
    expect(chosenColumns("")).toEqual([]);
    expect(chosenColumns("maker,rubbish,lot")).toEqual(["lot", "maker"]);
  });

  it("come and go in their own order", () => {
    expect(toggled(["lot", "owner"], "expiry")).toEqual(["lot", "expiry", "owner"]);
    expect(toggled(["lot", "owner"], "lot")).toEqual(["owner"]);
  });
});
