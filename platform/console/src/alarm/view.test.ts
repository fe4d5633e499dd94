import { describe, expect, it } from "vitest";
import { taskViewOf, withChange, withOpen } from "./view";

describe("the view of the tasks", () => {
  it("reads what it knows from the address and leaves out the rest", () => {
    expect(taskViewOf({ whose: "all", state: "resolved", severity: "urgent" })).toEqual({ whose: "all", state: "resolved", severity: "urgent" });
    expect(taskViewOf({ whose: "duty", state: "open", severity: "loud", other: 1 })).toEqual({});
  });

  it("goes back to the default where nothing is said", () => {
    expect(withChange({ whose: "mine", severity: "urgent" }, { whose: undefined })).toEqual({ severity: "urgent" });
  });
});

describe("the list beside an open task", () => {
  it("has it even where the filter leaves it out, and only once", () => {
    expect(withOpen([], { id: "1" })).toEqual([{ id: "1" }]);
    expect(withOpen([{ id: "2" }], { id: "1" })).toEqual([{ id: "1" }, { id: "2" }]);
    expect(withOpen([{ id: "2" }, { id: "1" }], { id: "1" })).toHaveLength(2);
    expect(withOpen([{ id: "2" }], undefined)).toEqual([{ id: "2" }]);
  });
});
