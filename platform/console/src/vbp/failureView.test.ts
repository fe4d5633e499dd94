import { describe, expect, it } from "vitest";
import { failureLacks, failureOf, failureState, failureTurn, shownFailures, type FailureDraft } from "./failureView";

const REPORTED = {
  id: 1, batch: "B8", agreement: "Y1", institution: "H-01", product: "SALINE", supplier: "MAKER", orderNo: "P-9", orderLine: 1,
  orderedAt: "2026-03-01T00:00:00Z", confirmBy: "2026-03-02T00:00:00Z", deliverBy: "2026-03-04T00:00:00Z", failedOn: "2026-03-04",
  quantity: 280, reminders: 2, complaint: null, attachment: null, words: "Out of stock.", reportedBy: "keeper", approvedBy: [], rejectedBy: [],
};

const DRAFT: FailureDraft = {
  batch: "B8", agreement: "Y1", institution: "H-01", product: "SALINE", supplier: "MAKER", orderNo: " P-9 ", orderLine: "1",
  orderedOn: "2026-03-01", orderedAt: "08:30", quantity: "280", reminders: "0", complaint: "", words: "Out of stock.",
};

describe("a supplier's failure", () => {
  it("counts after two approvals and never after one rejection", () => {
    expect(failureState({ approvedBy: ["a"], rejectedBy: [] })).toBe("waiting");
    expect(failureState({ approvedBy: ["a", "b"], rejectedBy: [] })).toBe("approved");
    expect(failureState({ approvedBy: ["a", "b"], rejectedBy: ["c"] })).toBe("rejected");
  });

  it("is judged by others than its reporter, each once, and by nobody without the duty", () => {
    const turn = (account: string, role: string, permissions: readonly string[], approvedBy: string[] = []) => failureTurn({ ...REPORTED, approvedBy }, account, role, permissions);
    expect(turn("keeper", "bureau", ["APPROVE"])).toBe("own");
    expect(turn("wang", "bureau", ["APPROVE"])).toBe("judge");
    expect(turn("wang", "bureau", ["APPROVE"], ["wang"])).toBe("said");
    expect(turn("wang", "bureau", ["CALCULATE"])).toBe("notPermitted");
    expect(turn("wang", "ward", ["APPROVE"])).toBe("notPermitted");
  });

  it("is ordered in the county's time and complete or named by what it lacks", () => {
    expect(failureOf(DRAFT)).toMatchObject({ orderNo: "P-9", orderedAt: "2026-03-01T08:30:00+08:00", reminders: 0, complaint: null });
    expect(failureOf({ ...DRAFT, orderedAt: "24:00" })).toBeUndefined();
    expect(failureLacks({ ...DRAFT, quantity: "0", words: " " })).toEqual(["quantity", "words"]);
  });

  it("stands before the decided ones while it waits", () => {
    const list = [{ ...REPORTED, id: 2, failedOn: "2026-05-01", approvedBy: ["a", "b"] }, REPORTED, { ...REPORTED, id: 3, product: "OTHER" }];
    expect(shownFailures(list, {}).map(({ id }) => id)).toEqual([3, 1, 2]);
    expect(shownFailures(list, { product: "SALINE", waiting: true }).map(({ id }) => id)).toEqual([1]);
  });
});
