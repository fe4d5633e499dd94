import { describe, expect, it } from "vitest";
import { placeOf } from "./sources";
import { isDivisible, listChanged, listViewOf, mayDivide, nextOf, offeredYears, oneChanged, oneViewOf, seenStatements, shownYear, totalOf, unmappedIn, waterfall, yearsOf, type Case, type Listed, type State } from "./view";

const TODAY = "2026-11-22";

function statement(state: State, change: Partial<Case["standing"]> = {}, more: Partial<Case> = {}): Case {
  return { standing: { state, calculatedBy: "li", approvals: 0, lastDay: null, dueFen: 100, ...change }, approvals: [], objections: [], ...more };
}

const officer = { account: "li", role: "bureau", permissions: ["CALCULATE"] };
const reviewer = { account: "wang", role: "bureau", permissions: ["APPROVE"] };
const pharmacist = { account: "h01", role: "ward", permissions: [] };
const kinds = (it: Case, who: { readonly account: string; readonly role: string; readonly permissions: readonly string[] }) => nextOf(it, who, TODAY).deeds.map(({ kind }) => kind);

describe("what can be done with a statement", () => {
  it("is approving by two others than the one who calculated", () => {
    const it = statement("CALCULATED");
    expect(nextOf(it, officer, TODAY)).toEqual({ deeds: [{ kind: "giveBack" }], waiting: "ownCalculation" });
    expect(nextOf(it, reviewer, TODAY).deeds).toEqual([{ kind: "approve", left: 2 }, { kind: "giveBack" }]);
    const once = statement("CALCULATED", { approvals: 1 }, { approvals: [{ account: "wang" }] });
    expect(nextOf(once, reviewer, TODAY).waiting).toBe("ownApproval");
    expect(nextOf(once, { ...reviewer, account: "zhao" }, TODAY).deeds[0]).toEqual({ kind: "approve", left: 1 });
    expect(kinds(it, pharmacist)).toEqual([]);
  });

  it("is publishing once two have approved", () => {
    expect(kinds(statement("APPROVED"), officer)).toEqual(["publish", "giveBack"]);
    expect(kinds(statement("APPROVED"), pharmacist)).toEqual([]);
  });

  it("is objecting for the own people, the last day included", () => {
    expect(kinds(statement("PUBLISHED", { lastDay: TODAY }), pharmacist)).toEqual(["object"]);
    expect(kinds(statement("PUBLISHED", { lastDay: "2026-11-21" }), pharmacist)).toEqual([]);
    expect(kinds(statement("PUBLISHED", { lastDay: TODAY }), officer)).toEqual([]);
  });

  it("is deciding for somebody who neither calculated nor objected", () => {
    const objected = statement("OBJECTED", { lastDay: TODAY }, { objections: [{ id: 7, account: "h01", decision: null }, { id: 6, account: "h01", decision: { outcome: "REJECTED" } }] });
    expect(nextOf(objected, reviewer, TODAY).deeds).toEqual([{ kind: "decide", objection: 7 }]);
    expect(nextOf(objected, { ...reviewer, account: "li" }, TODAY)).toEqual({ deeds: [], waiting: "ownObjection" });
    expect(kinds(objected, pharmacist)).toEqual(["object"]);
  });

  it("is paying what is due once nothing is open", () => {
    expect(kinds(statement("FINAL"), officer)).toEqual(["pay"]);
    expect(kinds(statement("FINAL", { dueFen: 0 }), officer)).toEqual([]);
    expect(kinds(statement("PAID"), officer)).toEqual([]);
    expect(kinds(statement("FINAL"), { ...reviewer, permissions: ["APPROVE", "PAY"] })).toEqual([]);
  });

  it("is taking back what a correction left too much, by whoever may record payments", () => {
    const beyond = statement("FINAL", { dueFen: -5_000 });
    expect(nextOf(beyond, officer, TODAY)).toEqual({ deeds: [{ kind: "reclaim" }], waiting: "reclaim" });
    expect(nextOf(beyond, reviewer, TODAY)).toEqual({ deeds: [], waiting: "reclaim" });
    expect(kinds(beyond, pharmacist)).toEqual([]);
    expect(kinds(statement("SUPERSEDED", { dueFen: -5_000 }), officer)).toEqual([]);
  });
});

describe("the views", () => {
  it("stand in the address", () => {
    expect(listViewOf({ year: "2026", state: "PAID", q: "县", part: "run" })).toEqual({ year: 2026, state: "PAID", q: "县", part: "run" });
    expect(listViewOf({ year: "1999", state: "LOST", q: "", part: "walk" })).toEqual({});
    expect(listViewOf({ part: "try", sheet: "zz", year: "abc" })).toEqual({});
    expect(listViewOf({ part: "inputs", sheet: "lines", institution: "H-01", line: "B8/Y1/SALINE" })).toEqual({ part: "inputs", sheet: "lines", institution: "H-01", line: "B8/Y1/SALINE" });
    expect(listChanged({ part: "inputs", sheet: "lines" }, { part: undefined })).toEqual({});
    expect(listChanged({ year: 2026, part: "run" }, { part: undefined })).toEqual({ year: 2026 });
    expect(oneViewOf({ part: "lines", line: "B8/Y1/SALINE", input: "score", other: "12" })).toEqual({ part: "lines", line: "B8/Y1/SALINE", input: "score", other: 12 });
    expect(oneChanged({ part: "lines", line: "a" }, { line: undefined })).toEqual({ part: "lines" });
  });

  it("show whose window ends within so many days, the next one first", () => {
    const listed = (institution: string, state: State, lastDay: string | null): Listed => ({ year: 2026, institution, institutionName: institution, state, lastDay });
    const all = [listed("H-01", "PUBLISHED", "2026-11-29"), listed("H-02", "OBJECTED", "2026-11-22"), listed("H-03", "PUBLISHED", "2026-11-30"), listed("H-04", "FINAL", "2026-11-23"), listed("H-05", "PUBLISHED", "2026-11-21")];
    expect(seenStatements(all, { ends: 7 }, TODAY).map(({ institution }) => institution)).toEqual(["H-02", "H-01"]);
    expect(listViewOf({ ends: 7 })).toEqual({ ends: 7 });
    expect(listViewOf({ ends: 5 })).toEqual({});
  });

  it("show the latest year that has statements", () => {
    const listed = (year: number, institution: string): Listed => ({ year, institution, institutionName: institution, state: "PAID", lastDay: null });
    const all = [listed(2025, "H-01"), listed(2026, "H-01"), listed(2026, "H-02")];
    expect(yearsOf(all)).toEqual([2026, 2025]);
    expect([shownYear({}, all, TODAY), shownYear({}, [], TODAY), shownYear({ year: 2024 }, all, TODAY)]).toEqual([2026, 2025, 2024]);
    expect(offeredYears(2024, all, TODAY)).toEqual([2026, 2025, 2024]);
    expect(seenStatements(all, {}, TODAY).length).toBe(2);
    expect(seenStatements(all, { q: "h-02" }, TODAY).map(({ institution }) => institution)).toEqual(["H-02"]);
    expect(seenStatements(all, { year: 2024 }, TODAY)).toEqual([]);
  });
});

describe("the total of a list", () => {
  it("counts every row and adds only what may be paid", () => {
    const row = (state: State, payableFen: number, paidFen = 0) => ({ state, payableFen, paidFen, paidBeforeFen: 0 });
    expect(totalOf([row("PAID", 500, 500), row("CALCULATED", 300), row("RETURNED", 900)])).toEqual({ statements: 3, sentBack: 1, payableFen: 800, paidFen: 500 });
    expect(totalOf([])).toEqual({ statements: 0, sentBack: 0, payableFen: 0, paidFen: 0 });
  });
});

describe("the waterfall", () => {
  const figure = (name: string, exact: string) => ({ name, exact });

  it("goes from the budget to the amount without a rounding between", () => {
    const bars = waterfall([figure("base", "20/3")], [{ figures: [figure("budget", "20/3"), figure("expenditure", "1/3")] }, { figures: [figure("budget", "1"), figure("expenditure", "4/3")] }], 333);
    expect(bars).toEqual([
      { name: "budget", from: 0n, to: 767n, sort: "level" },
      { name: "expenditure", from: 767n, to: 600n, sort: "down" },
      { name: "rawBase", from: 0n, to: 600n, sort: "level" },
      { name: "floor", from: 600n, to: 667n, sort: "up" },
      { name: "base", from: 0n, to: 667n, sort: "level" },
      { name: "notRetained", from: 667n, to: 333n, sort: "down" },
      { name: "payable", from: 0n, to: 333n, sort: "level" },
    ]);
  });

  it("is not drawn where the figures do not say it", () => {
    expect(waterfall([], [], 0)).toEqual([]);
  });
});

describe("where an input comes from", () => {
  const standing = { kind: "RETENTION", year: 2026, institution: "H-01", ruleSet: 1003 } as const;

  it("is the rule set, the progress of the line, or what was entered", () => {
    expect(placeOf("rule", standing, undefined)).toEqual({ to: "rule", set: 1003 });
    expect(placeOf("vbp_progress", standing, "B8/Y1/SALINE")).toEqual({ to: "progress", institution: "H-01", batch: "B8", agreement: "Y1", product: "SALINE" });
    expect(placeOf("incentive_score", standing, undefined)).toEqual({ to: "inputs", kind: "RETENTION", year: 2026, sheet: "scores", institution: "H-01" });
    expect(placeOf("incentive_fact", standing, "B8/Y1/SALINE")).toEqual({ to: "inputs", kind: "RETENTION", year: 2026, sheet: "lines", institution: "H-01", line: "B8/Y1/SALINE" });
    expect(placeOf("vbp_progress", standing, undefined)).toEqual({ to: "nowhere" });
  });
});

describe("a division of a statement", () => {
  it("is made by the own people of what is published and not replaced", () => {
    const published = { kind: "RETENTION", state: "PUBLISHED", payableFen: 100 } as const;
    expect(mayDivide(published, pharmacist)).toBe(true);
    expect(mayDivide(published, officer)).toBe(false);
    expect(mayDivide({ ...published, state: "SUPERSEDED" }, pharmacist)).toBe(false);
    expect(isDivisible({ ...published, state: "SUPERSEDED" })).toBe(true);
    expect(isDivisible({ ...published, state: "APPROVED" })).toBe(false);
    expect(isDivisible({ ...published, kind: "SETTLEMENT" })).toBe(false);
  });
});

describe("lines of the platform that are mapped to nothing", () => {
  it("are told where they were counted, and are none where they were not", () => {
    expect(unmappedIn([{ name: "actualUnits", value: "940" }, { name: "unmappedLines", value: "3" }])).toBe(3);
    expect(unmappedIn([{ name: "actualUnits", value: "940" }])).toBe(0);
    expect(unmappedIn(undefined)).toBe(0);
  });
});
