import { describe, expect, it } from "vitest";
import { clinicViewOf, differenceViewOf, failureViewOf, fileViewOf, mappingViewOf, reportViewOf } from "./roomViews";

describe("the addresses of the rooms", () => {
  it("hold what is shown and leave out what they do not know", () => {
    expect(differenceViewOf({ q: "盐", batch: "B8", sort: "x" })).toEqual({ q: "盐", batch: "B8" });
    expect(mappingViewOf({ tab: "waiting" })).toEqual({ tab: "waiting" });
    expect(mappingViewOf({ tab: "unmapped" })).toEqual({});
    expect(reportViewOf({ waiting: true, open: "new", batch: "B8" })).toEqual({ waiting: true, open: "new", batch: "B8" });
    expect(reportViewOf({ waiting: "yes" })).toEqual({});
    expect(failureViewOf({ institution: "H-01", batch: "B8", product: "SALINE", open: 12 })).toEqual({ institution: "H-01", batch: "B8", product: "SALINE", open: 12 });
    expect(failureViewOf({ open: "new" })).toEqual({ open: "new" });
    expect(clinicViewOf({ month: 202610, institution: "H-01" })).toEqual({ month: "2026-10", institution: "H-01" });
    expect(clinicViewOf({ month: "2026-10-01" })).toEqual({});
    expect(failureViewOf({ product: "SALINE", agreement: "Y1" })).toEqual({});
  });

  it("name a period for agreed volumes only", () => {
    expect(fileViewOf({ batch: "B8", agreement: "Y1" })).toEqual({});
    expect(fileViewOf({ kind: "volumes", batch: "B8", agreement: "Y1" })).toEqual({ kind: "volumes", batch: "B8", agreement: "Y1" });
    expect(fileViewOf({ kind: "volumes", agreement: "Y1" })).toEqual({ kind: "volumes" });
  });
});
