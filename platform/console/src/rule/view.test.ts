import { describe, expect, it } from "vitest";
import { comparable, formerOf, inOrder, isInForce, mayEnter, mayReview, moves, nextDeed, nextVersion, offered, paramAt, pathWords, ruleChanged, ruleViewOf, seenSets, type KnownSet } from "./view";

function set(change: Partial<KnownSet>): KnownSet {
  return {
    id: 1, name: "MON-DEFAULT", kind: "MONITORING", region: "*", version: 1, effectiveFrom: "2026-01-01", lastDay: null, status: "ACTIVE", source: "", author: "li",
    reviewers: [], ...change,
  };
}

describe("the view of rule sets", () => {
  it("stands in the address and comes back from it", () => {
    const view = ruleViewOf({ kind: "RETENTION", state: "DRAFT", region: "SZ", day: "20260401", set: "12", part: "difference", other: 7, make: "version" });
    expect(view).toEqual({ kind: "RETENTION", state: "DRAFT", region: "SZ", day: "2026-04-01", set: 12, part: "difference", other: 7, make: "version" });
    expect(ruleViewOf({ ...view })).toEqual(view);
    expect(ruleChanged(view, { part: undefined, make: undefined, kind: undefined })).toEqual({ state: "DRAFT", region: "SZ", day: "2026-04-01", set: 12, other: 7 });
  });

  it("drops what is no view", () => {
    expect(ruleViewOf({ kind: "LUCK", state: "", region: "", day: "2026-02-30", set: "-1", part: "set", other: "1e3", make: "gold" })).toEqual({});
  });

  it("shows what is in force on a day, both ends included", () => {
    const ended = set({ id: 2, lastDay: "2026-06-30" });
    expect([isInForce(ended, "2026-01-01"), isInForce(ended, "2026-06-30"), isInForce(ended, "2026-07-01"), isInForce(ended, "2025-12-31")]).toEqual([true, true, false, false]);
    expect(seenSets([ended, set({ id: 3, status: "DRAFT" })], { day: "2026-03-01" }).map(({ id }) => id)).toEqual([2]);
  });
});

describe("comparing versions", () => {
  const first = set({ id: 1 });
  const third = set({ id: 9, version: 3 });
  const sets = [first, set({ id: 4, version: 2 }), third, set({ id: 5, name: "MON-H" }), set({ id: 6, name: "PRICE-DEFAULT", kind: "PRICE" })];

  it("takes the version before unless somebody chooses another", () => {
    expect(formerOf(sets, third)?.id).toBe(4);
    expect(formerOf(sets, first)).toBeUndefined();
    expect(comparable(sets, third).map(({ id }) => id)).toEqual([1, 4, 5]);
  });

  it("puts the older on the left", () => {
    expect(inOrder(third, first).map(({ id }) => id)).toEqual([1, 9]);
  });

  it("counts versions from one without a gap", () => {
    expect([nextVersion(sets, "MON-DEFAULT"), nextVersion(sets, "NEW")]).toEqual([4, 1]);
  });

  it("names a place in words, with rows from one", () => {
    expect(pathWords("params.gradeTable[1].rate")).toEqual([{ key: "rule.param.gradeTable" }, { row: 2 }, { key: "rule.param.rate" }]);
    expect(pathWords("source.quotes[0]")).toEqual([{ key: "rule.param.source" }, { key: "rule.param.quotes" }, { row: 1 }]);
    expect(pathWords("params.newer")).toEqual([{ text: "newer" }]);
    expect(paramAt("RETENTION", {}, "params.gradeTable[1].rate")?.name).toBe("rate");
    expect(paramAt("RETENTION", {}, "effectiveFrom")).toBeUndefined();
  });
});

describe("what comes next for a set", () => {
  const reader = (account: string) => ({ account, role: "bureau", permissions: ["APPROVE"] });

  it("is a review by two others than its author", () => {
    const draft = set({ status: "DRAFT" });
    expect(nextDeed(draft, reader("li"))).toEqual({ kind: "othersRead", why: "author", left: 2 });
    expect(nextDeed(draft, reader("wang"))).toEqual({ kind: "review", left: 2 });
    expect(nextDeed({ ...draft, reviewers: ["wang"] }, reader("wang"))).toEqual({ kind: "othersRead", why: "reviewer", left: 1 });
    expect(nextDeed(draft, { account: "zhao", role: "bureau", permissions: ["CALCULATE"] })).toEqual({ kind: "othersRead", why: "duty", left: 2 });
  });

  it("is putting it in force once it is read, and nothing once it is retired", () => {
    expect(nextDeed(set({ status: "REVIEWED" }), reader("li")).kind).toBe("putInForce");
    expect(nextDeed(set({ status: "REVIEWED" }), { account: "li", role: "admin" }).kind).toBe("reviewed");
    expect(nextDeed(set({ status: "RETIRED" }), reader("li")).kind).toBe("none");
  });

  it("belongs to those who have the duty", () => {
    expect([mayEnter({ account: "a", role: "admin" }), mayEnter({ account: "a", role: "bureau" }), mayEnter({ account: "a", role: "ward", permissions: ["CALCULATE"] })]).toEqual([true, false, false]);
    expect([mayReview(reader("a")), mayReview({ account: "a", role: "admin" }), mayReview({ account: "a", role: "warehouse", permissions: ["APPROVE"] })]).toEqual([true, false, false]);
  });

  it("offers a shipped set until the county has it", () => {
    const shipped = { name: "MON-DEFAULT", source: "", content: '{"name":"MON-DEFAULT","params":{}}' };
    expect(offered([shipped], [])[0]?.entered).toBeUndefined();
    expect(offered([shipped], [set({ version: 2 })])[0]?.entered).toBe(2);
  });
});

describe("a trial", () => {
  it("counts what moves from where to where", () => {
    const items = [{ before: "RED", after: "YELLOW" }, { before: "GREEN", after: "YELLOW" }, { before: "RED", after: "YELLOW" }];
    expect(moves(items)).toEqual([{ before: "RED", after: "YELLOW", count: 2 }, { before: "GREEN", after: "YELLOW", count: 1 }]);
    expect(moves([])).toEqual([]);
  });
});
