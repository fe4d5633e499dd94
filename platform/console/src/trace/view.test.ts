import { describe, expect, it } from "vitest";
import { causeOf, subjectOf, traceViewOf } from "./view";

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

describe("why something was posted", () => {
  it("is an entry of a device, an act, or what this page does not know", () => {
    expect(causeOf("entry:cab-H07-02-01:1:7")).toEqual({ kind: "entry", epoch: "1", seq: "7" });
    expect(causeOf("act:01a203a0-5951-721b-ab60-aed81dec9cd5")).toEqual({ kind: "act", id: "01a203a0-5951-721b-ab60-aed81dec9cd5" });
    expect(causeOf("OTHER")).toEqual({ kind: "other" });
  });
});
