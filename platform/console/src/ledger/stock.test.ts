import { describe, expect, it } from "vitest";
import { expiryOf, grouped } from "./expiry";
import { lineKey, linesByTag, stockRows, totalQuantity, type StockLine } from "./stock";

const NOON = Date.parse("2026-11-22T04:00:00Z");
const line: StockLine = { item: "I1", name: "缝线", lot: "L1", expiry: "2027-01-01", owner: "O", quantity: 2, tags: ["A", "B"] };
const other: StockLine = { ...line, lot: "L2", quantity: 1, tags: ["C"] };

describe("stock", () => {
  it("shows the tags of an opened line below it", () => {
    const rows = stockRows([line, other], new Set([lineKey(line)]));
    expect(rows.map((row) => (row.kind === "tag" ? row.tag : row.line.lot))).toEqual(["L1", "A", "B", "L2"]);
    expect(new Set(rows.map((row) => row.key)).size).toBe(4);
  });

  it("keeps lines apart that differ in owner or expiry alone", () => {
    expect(new Set([line, { ...line, owner: "P" }, { ...line, expiry: "2027-01-02" }].map(lineKey)).size).toBe(3);
  });

  it("finds the line of a tag and sums quantities", () => {
    expect(linesByTag([line, other]).get("C")).toBe(other);
    expect(totalQuantity([line, other])).toBe(3);
  });
});

describe("an expiry day", () => {
  it("is the last usable one", () => {
    expect(expiryOf("2026-11-22", NOON)).toEqual({ kind: "soon", days: 0 });
    expect(expiryOf("2026-11-21", NOON)).toEqual({ kind: "expired", days: 1 });
  });

  it("is counted down from 90 days before it", () => {
    expect(expiryOf("2027-02-20", NOON)).toEqual({ kind: "soon", days: 90 });
    expect(expiryOf("2027-02-21", NOON)).toEqual({ kind: "good" });
    expect(expiryOf(undefined, NOON)).toEqual({ kind: "none" });
  });
});

describe("a tag", () => {
  it("is grouped for the eye only where it is an EPC", () => {
    expect(grouped("3034257BF400B7800004CB2F").split("\u2009")).toEqual(["3034", "257B", "F400", "B780", "0004", "CB2F"]);
    expect(grouped("17:90412-90466")).toBe("17:90412-90466");
  });
});
