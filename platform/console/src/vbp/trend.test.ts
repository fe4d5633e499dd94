import { describe, expect, it } from "vitest";
import type { Entry } from "./queries";
import { trendOf } from "./trend";

const SPAN = { startsOn: "2026-01-15", endsOn: "2026-12-31", agreedUnits: 3_510 };

function entry(fact: Entry["fact"], day: string, units: number | null, selected = true): Entry {
  return { fact, day, receipt: null, line: 1, orderNo: null, orderLine: null, item: null, units, selected, code: null, packs: null, unit: null, mappingVersion: null, packFactor: null, withdrawal: null, file: null };
}

describe("the trend of a figure", () => {
  it("adds up both facts by the end of each month that has begun, and leaves out what counts nowhere", () => {
    const entries = [entry("OWN", "2026-01-20", 100), entry("OWN", "2026-03-01", 50), entry("OWN", "2026-02-03", 70, false), entry("PLATFORM", "2026-01-31", 90), entry("PLATFORM", "2026-02-01", null)];
    expect(trendOf(entries, SPAN, "2026-03-10")).toEqual([
      { month: "2026-01", own: 100, platform: 90, due: 170 },
      { month: "2026-02", own: 100, platform: 90, due: 450 },
      { month: "2026-03", own: 150, platform: 90, due: 550 },
    ]);
  });

  it("says what is due to the very unit", () => {
    const span = { startsOn: "2026-01-01", endsOn: "2026-12-31", agreedUnits: 1_000_000 };
    expect(trendOf([], span, "2026-04-30").at(-1)?.due).toBe(328_767);
  });

  it("goes over the turn of a year and not beyond the period", () => {
    const months = trendOf([], { startsOn: "2025-11-30", endsOn: "2026-02-10", agreedUnits: 10 }, "2026-11-22");
    expect(months.map(({ month }) => month)).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
    expect(months.at(-1)?.due).toBe(10);
    expect(trendOf([], SPAN, "2025-12-31")).toEqual([]);
  });
});
