import { describe, expect, it } from "vitest";
import { taskViewOf, withChange } from "./view";

describe("the view of the tasks", () => {
  it("reads what it knows from the address and leaves out the rest", () => {
    expect(taskViewOf({ whose: "all", state: "resolved", severity: "urgent" })).toEqual({ whose: "all", state: "resolved", severity: "urgent" });
    expect(taskViewOf({ whose: "duty", state: "open", severity: "loud", other: 1 })).toEqual({});
  });

  it("goes back to the default where nothing is said", () => {
    expect(withChange({ whose: "mine", severity: "urgent" }, { whose: undefined })).toEqual({ severity: "urgent" });
  });
});
