import { describe, expect, it } from "vitest";
import { allEntries, currentEntry, entriesOf, startOf } from "./navigation";

describe("the navigation", () => {
  it("shows a role its own pages and keeps the others at hand", () => {
    expect(entriesOf({ role: "ward" }).map(({ id }) => id)).toEqual(["workbench", "tasks", "cabinets", "discrepancies", "stock", "nearExpiry", "trace", "progress"]);
    expect(new Set(allEntries({ role: "delivery" }).map(({ id }) => id)).size).toBe(13);
    expect(new Set(allEntries({ role: "admin" }).map(({ id }) => id)).size).toBe(16);
    expect(startOf({ role: "supplier" }).id).toBe("stock");
  });

  it("begins for each role where its own work is", () => {
    expect(startOf({ role: "bureau" }).id).toBe("overview");
    expect(startOf({ role: "ward", permissions: ["PAY"] }).id).toBe("progress");
    expect(startOf({ role: "ward" }).id).toBe("workbench");
    expect(startOf({ role: "warehouse" }).id).toBe("workbench");
  });

  it("opens a hospital's finance person the overview and both kinds of statements beside the progress", () => {
    const pages = entriesOf({ role: "ward", permissions: ["PAY"] }).map(({ id }) => id);
    expect(pages.slice(0, 4)).toEqual(["progress", "overview", "retention", "settlements"]);
    expect(pages.length).toBeLessThanOrEqual(8);
  });

  it("has at most eight entries a role", () => {
    for (const role of ["admin", "warehouse", "ward", "bureau", "delivery", "supplier", "quality"]) expect(entriesOf({ role }).length).toBeLessThanOrEqual(8);
  });

  it("offers nobody what only administrators may open", () => {
    for (const role of ["warehouse", "ward", "bureau", "delivery", "supplier"]) {
      expect(allEntries({ role }).map(({ id }) => id)).not.toContain("accounts");
    }
  });

  it("opens the audit to an auditor of the bureau and to nobody else of it", () => {
    expect(entriesOf({ role: "bureau", permissions: ["AUDIT"] }).map(({ id }) => id)).toContain("audit");
    expect(allEntries({ role: "bureau", permissions: ["CALCULATE"] }).map(({ id }) => id)).not.toContain("audit");
    expect(allEntries({ role: "ward", permissions: ["AUDIT"] }).map(({ id }) => id)).not.toContain("audit");
  });

  it("marks the most particular entry that fits", () => {
    const all = allEntries({ role: "admin" });
    expect(currentEntry(all, "/stock", { status: "NEAR" })).toBe("nearExpiry");
    expect(currentEntry(all, "/stock", { status: "HELD" })).toBe("stock");
    expect(currentEntry(all, "/cabinet/cab-1", {})).toBe("cabinets");
    expect(currentEntry(all, "/stockpile", {})).toBeUndefined();
  });
});
