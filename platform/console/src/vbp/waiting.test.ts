import { describe, expect, it } from "vitest";
import { worksOf, type Waiting } from "./waiting";

const TODAY = "2026-11-22";
const OFFICER = { account: "officer", role: "bureau", permissions: ["CALCULATE"] };
const REVIEWER = { account: "reviewer", role: "bureau", permissions: ["APPROVE"] };
const HOSPITAL = { account: "finance", role: "ward", permissions: ["PAY"] };

function statement(state: Waiting["state"], more: Partial<Waiting> = {}): Waiting {
  return { kind: "RETENTION", year: 2026, state, calculatedBy: "officer", lastDay: null, dueFen: 100, ...more };
}

function told(statements: readonly Waiting[], who: Parameters<typeof worksOf>[1]): readonly string[] {
  return worksOf(statements, who, TODAY).map(({ step, kind, year, statements: n }) => `${step} ${kind} ${year} ${n}`);
}

describe("work that waits on statements", () => {
  const every = [
    statement("CALCULATED"), statement("CALCULATED"), statement("APPROVED"), statement("OBJECTED", { kind: "SETTLEMENT" }), statement("UPHELD"),
    statement("FINAL"), statement("FINAL", { dueFen: 0 }), statement("FINAL", { dueFen: -1 }), statement("FINAL", { year: 2025 }), statement("PAID"),
  ];

  it("is told to whoever may do the next step, by kind and year", () => {
    expect(told(every, REVIEWER)).toEqual(["approve RETENTION 2026 2", "publish RETENTION 2026 1", "decide SETTLEMENT 2026 1"]);
    expect(told(every, OFFICER)).toEqual(["publish RETENTION 2026 1", "correct RETENTION 2026 1", "pay RETENTION 2026 1", "pay RETENTION 2025 1", "reclaim RETENTION 2026 1"]);
  });

  it("is not told to the one who has calculated what is to be approved or decided", () => {
    expect(told([statement("CALCULATED"), statement("OBJECTED")], { ...REVIEWER, account: "officer" })).toEqual([]);
  });

  it("is, for a hospital, what becomes of its objections and a window that ends soon", () => {
    const own = [statement("PUBLISHED", { lastDay: "2026-11-25" }), statement("PUBLISHED", { lastDay: "2026-11-26" }), statement("OBJECTED", { lastDay: "2026-11-21" }), ...every];
    expect(told(own, HOSPITAL)).toEqual(["ends RETENTION 2026 1", "objected RETENTION 2026 1", "objected SETTLEMENT 2026 1", "upheld RETENTION 2026 1"]);
    expect(told(own, { account: "s", role: "supplier" })).toEqual([]);
  });
});
