import { describe, expect, it } from "vitest";
import { lastDayOf, windowOf } from "./window";

const NOTICE = { year: 2026, source: "notice", holidays: ["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"], makeUpDays: ["2026-09-27", "2026-10-10"] };

describe("the objection window", () => {
  it("counts working days from today to the last day, both among them, across a holiday with make-up days", () => {
    const window = windowOf("2026-09-25", "2026-10-13", "2026-09-30", [NOTICE]);
    // 30 September, 8, 9, 10 (make-up), 12 and 13 October.
    expect(window.left).toBe(6);
    expect(window.holidays).toEqual([{ first: "2026-10-01", last: "2026-10-07" }]);
    expect(window.makeUpDays).toEqual(["2026-09-27", "2026-10-10"]);
    expect(window.unknownYears).toEqual([]);
  });

  it("is still open on its last day and over on the day after", () => {
    expect(windowOf("2026-11-21", "2026-12-04", "2026-12-04", [NOTICE]).left).toBe(1);
    expect(windowOf("2026-11-21", "2026-12-04", "2026-12-05", [NOTICE]).left).toBe(0);
  });

  it("ends so many working days after the publication", () => {
    expect(lastDayOf("2026-09-25", 10, [NOTICE])).toEqual({ day: "2026-10-14", unknownYears: [] });
    expect(lastDayOf("2026-12-31", 1, [NOTICE])).toEqual({ day: "2027-01-01", unknownYears: [2027] });
  });

  it("says of which years it knows no holidays", () => {
    expect(windowOf("2026-12-28", "2027-01-08", "2026-12-28", [NOTICE]).unknownYears).toEqual([2027]);
  });
});
