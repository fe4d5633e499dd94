import { describe, expect, it } from "vitest";
import { differenceViewOf, fileViewOf, mappingViewOf, reportViewOf } from "./roomViews";

describe("the addresses of the rooms", () => {
  it("hold what is shown and leave out what they do not know", () => {
    expect(differenceViewOf({ q: "盐", batch: "B8", sort: "x" })).toEqual({ q: "盐", batch: "B8" });
    expect(mappingViewOf({ tab: "waiting" })).toEqual({ tab: "waiting" });
    expect(mappingViewOf({ tab: "unmapped" })).toEqual({});
    expect(reportViewOf({ waiting: true, open: "new", batch: "B8" })).toEqual({ waiting: true, open: "new", batch: "B8" });
    expect(reportViewOf({ waiting: "yes" })).toEqual({});
  });

  it("name a period for agreed volumes only", () => {
    expect(fileViewOf({ batch: "B8", agreement: "Y1" })).toEqual({});
    expect(fileViewOf({ kind: "volumes", batch: "B8", agreement: "Y1" })).toEqual({ kind: "volumes", batch: "B8", agreement: "Y1" });
    expect(fileViewOf({ kind: "volumes", agreement: "Y1" })).toEqual({ kind: "volumes" });
  });
});
