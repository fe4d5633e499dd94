import { describe, expect, it } from "vitest";
import { subjectOf, traceViewOf } from "./view";

describe("the address of a life", () => {
  it("names a piece, or a lot with all three of its words", () => {
    expect(subjectOf(traceViewOf({ unit: "3034AA" }))).toEqual({ kind: "unit", epc: "3034AA" });
    expect(subjectOf(traceViewOf({ item: "I", maker: "M", lot: "L" }))).toEqual({ kind: "lot", item: "I", maker: "M", lot: "L" });
    expect(subjectOf(traceViewOf({ item: "I", lot: "L" }))).toEqual({ kind: "nobody" });
  });

  it("takes a code of digits for a code", () => {
    expect(traceViewOf({ item: "I", maker: "M", lot: 240917 }).lot).toBe("240917");
  });

  it("prefers the piece, and leaves out what it does not know", () => {
    expect(traceViewOf({ unit: "3034AA", lot: "L", colour: "red" })).toEqual({ unit: "3034AA" });
    expect(traceViewOf({ unit: "A".repeat(200) })).toEqual({});
  });
});
