import { describe, expect, it } from "vitest";
import { returnsOf, sumOf } from "./receiptView";

function entry(line: number, units: number, day: string, receipt = 7) {
  return { fact: "OWN" as const, day, receipt, line, units };
}

describe("a receipt", () => {
  it("adds lines of one item and never what is counted in unlike units", () => {
    expect(sumOf([{ item: "A", quantity: 10, returned: 1 }, { item: "A", quantity: 5, returned: 0 }])).toEqual({ quantity: 15, returned: 1 });
    expect(sumOf([{ item: "A", quantity: 10, returned: 1 }, { item: "B", quantity: 5, returned: 0 }])).toBeUndefined();
    expect(sumOf([])).toBeUndefined();
  });

  it("names what went back of a line, by the day", () => {
    const entries = [entry(1, 100, "2026-03-01"), entry(1, -4, "2026-03-09"), entry(1, -6, "2026-03-05"), entry(2, -1, "2026-03-05"), entry(1, -9, "2026-03-05", 8)];
    expect(returnsOf(entries, 7, 1)).toEqual([{ day: "2026-03-05", units: 6 }, { day: "2026-03-09", units: 4 }]);
  });
});
