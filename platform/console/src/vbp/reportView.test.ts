import { describe, expect, it } from "vitest";
import { packFactorOf, proposalOf, turnOf } from "./mappingView";
import { needsReason, shareOfMean, shownReports, unitsOf, type Report } from "./reportView";

function report(institution: string, batch: string, more: Partial<Report> = {}): Report {
  return { batch, agreement: "Y1", institution, product: "P", reportedUnits: 80, meanUnits: 100, reason: null, reportedBy: "a", approvedBy: null, words: null, usedUnits: 0, usedShare: null, returned: null, superseded: null, corrections: [], ...more };
}

describe("reported volumes", () => {
  it("need a reason below four fifths of the mean, and not at it", () => {
    expect([needsReason(79, 100), needsReason(80, 100), needsReason(0, 0)]).toEqual([true, false, false]);
    expect(shareOfMean(report("H1", "B8"))).toBe("80.000 %");
    expect(shareOfMean(report("H1", "B8", { meanUnits: 0 }))).toBeUndefined();
  });

  it("are whole units without separators", () => {
    expect(["0", "15000", " 7 ", "1,000", "1.5", "-1", "", "1000000000001"].map(unitsOf)).toEqual([0, 15000, 7, undefined, undefined, undefined, undefined, undefined]);
  });

  it("are kept by batch, words and what waits", () => {
    const list = [report("H2", "B10"), report("H1", "B9", { approvedBy: "b" }), report("H1", "B10")];
    const kept = (view: Parameters<typeof shownReports>[1]) => shownReports(list, view, (code) => `Hospital ${code}`).map(({ institution, batch }) => `${batch} ${institution}`);
    expect(kept({})).toEqual(["B9 H1", "B10 H1", "B10 H2"]);
    expect(kept({ waiting: true, q: "hospital h2" })).toEqual(["B10 H2"]);
    const back = report("H3", "B9", { returned: { words: "A ward is missing.", account: "b", at: "2026-11-23T00:00:00Z" } });
    expect(shownReports([...list, back], { returned: true }, String)).toEqual([back]);
    expect(shownReports([back], { waiting: true }, String)).toEqual([]);
  });
});

describe("a mapping", () => {
  it("is reviewed by another person with the permission to approve", () => {
    const waiting = { proposedBy: "wang", reviewedBy: null };
    expect(turnOf(waiting, "wang", ["APPROVE"]).kind).toBe("own");
    expect(turnOf(waiting, "li", ["CALCULATE"]).kind).toBe("notPermitted");
    expect(turnOf(waiting, "li", ["APPROVE"]).kind).toBe("review");
    expect(turnOf({ ...waiting, reviewedBy: "li" }, "li", ["APPROVE"]).kind).toBe("reviewed");
  });

  it("is complete with an item, a pack factor from 1 to a million, its first day and its source", () => {
    const draft = { item: "SALINE", packFactor: "28", startsOn: "2026-01-01", endsOn: undefined, source: " leaflet " };
    expect(proposalOf("33-0001", draft)).toEqual({ code: "33-0001", item: "SALINE", packFactor: 28, startsOn: "2026-01-01", endsOn: null, source: "leaflet" });
    expect(proposalOf("33-0001", { ...draft, item: "" })).toBeUndefined();
    expect(["0", "1000001", "2.5", "28"].map(packFactorOf)).toEqual([undefined, undefined, undefined, 28]);
  });
});
