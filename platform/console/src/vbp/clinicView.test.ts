import { describe, expect, it } from "vitest";
import { declared, dueIn, isClinicCode, monthOf } from "./clinicView";

const line = (product: string, startsOn: string, endsOn: string, agreedUnits: number) => ({ batch: "B8", product, productName: `${product} 500 ml`, startsOn, endsOn, agreedUnits });

describe("what a village clinic declares", () => {
  it("is a month", () => {
    expect(monthOf(" 202610 ")).toBe("2026-10");
    expect(monthOf("2026-13")).toBeUndefined();
  });

  it("concerns what its hospital has promised in a period that holds the first of the month, each once", () => {
    const due = dueIn("2026-10", [line("SALINE", "2026-01-01", "2026-10-01", 12), line("SALINE", "2026-10-01", "2027-09-30", 12), line("LATE", "2026-10-02", "2027-09-30", 5), line("NONE", "2026-01-01", "2026-12-31", 0)]);
    expect(due).toEqual([{ batch: "B8", product: "SALINE", name: "SALINE 500 ml" }]);
  });

  it("leaves out what nothing was said of", () => {
    const due = [{ batch: "B8", product: "A", name: "A" }, { batch: "B8", product: "B", name: "B" }, { batch: "B8", product: "C", name: "C" }];
    expect(declared("V-01", due, { "B8 A": "yes", "B8 C": "no" })).toEqual([
      { clinic: "V-01", batch: "B8", product: "A", stocked: true }, { clinic: "V-01", batch: "B8", product: "C", stocked: false },
    ]);
    expect(isClinicCode("V-01")).toBe(true);
    expect(isClinicCode("v 01")).toBe(false);
  });
});
