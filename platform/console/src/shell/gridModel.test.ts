import { describe, expect, it } from "vitest";
import { gridMove, shownColumns } from "./gridModel";

describe("the cursor of a grid", () => {
  it("enters at the first row and stops at the last", () => {
    expect(gridMove("ArrowDown", -1, 3, 10)).toBe(0);
    expect(gridMove("ArrowDown", 2, 3, 10)).toBe(2);
    expect(gridMove("ArrowUp", 0, 3, 10)).toBe(0);
  });

  it("moves by pages and to the ends", () => {
    expect(gridMove("PageDown", 5, 100, 20)).toBe(25);
    expect(gridMove("PageUp", 5, 100, 20)).toBe(0);
    expect([gridMove("Home", 9, 10, 5), gridMove("End", 0, 10, 5)]).toEqual([0, 9]);
  });

  it("leaves other keys, and all keys of an empty grid, to others", () => {
    expect(gridMove("a", 0, 3, 10)).toBeUndefined();
    expect(gridMove("ArrowDown", -1, 0, 10)).toBeUndefined();
  });
});

describe("the columns of a grid", () => {
  it("give way where there is no room for them", () => {
    const columns = [{ id: "a" }, { id: "b", from: 700 }].map((each) => ({ title: "", track: "1fr", cell: () => null, ...each }));
    expect(shownColumns(columns, 699).map((column) => column.id)).toEqual(["a"]);
    expect(shownColumns(columns, 700)).toHaveLength(2);
  });
});
