import { describe, expect, it } from "vitest";
import { discrepancyChanged, discrepancyViewOf, nextStep } from "./discrepancyView";
import type { Discrepancy } from "./queries";

const OPEN: Discrepancy = {
  id: "17", did: "cab-1", cabinet: "Cabinet 1", ward: "Ward 1", tag: "3034", kind: "SUSPECT", state: "OPEN", openedAt: "2026-11-22T01:30:00Z", explainable: true,
};
const MAY = ["RESOLVE_DISCREPANCY"];

describe("the view of the discrepancies", () => {
  it("leaves out what it does not know and what goes without saying", () => {
    expect(discrepancyViewOf({ state: "open", kind: "OTHER", cabinet: "../x", page: 3 })).toEqual({});
    expect(discrepancyViewOf({ state: "waiting", kind: "SUSPECT", cabinet: "cab-1" })).toEqual({ state: "waiting", kind: "SUSPECT", cabinet: "cab-1" });
    expect(discrepancyChanged({ state: "all", kind: "SUSPECT" }, { kind: undefined })).toEqual({ state: "all" });
  });
});

describe("the next step about a discrepancy", () => {
  it("is an explanation by one who may, and then a verdict of another", () => {
    expect(nextStep(OPEN, "head.one", MAY)).toEqual({ kind: "explain" });
    expect(nextStep(OPEN, "nurse", [])).toEqual({ kind: "notPermitted" });
    const explained = { ...OPEN, explainedBy: "head.one" };
    expect(nextStep(explained, "head.two", MAY)).toEqual({ kind: "judge", by: "head.one" });
    expect(nextStep(explained, "head.one", MAY)).toEqual({ kind: "othersTurn", by: "head.one" });
    expect(nextStep(explained, "nurse", [])).toEqual({ kind: "othersTurn", by: "head.one" });
  });

  it("is nobody's where the shelf decides or it is closed", () => {
    expect(nextStep({ ...OPEN, kind: "UNKNOWN_TAG", explainable: false }, "head.one", MAY)).toEqual({ kind: "shelf" });
    expect(nextStep({ ...OPEN, state: "RESOLVED", explainable: false }, "head.one", MAY)).toEqual({ kind: "none" });
  });
});
