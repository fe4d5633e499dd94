import { describe, expect, it } from "vitest";
import { auditChanged, auditViewOf, isNarrowed } from "./view";

describe("the view of the audit", () => {
  it("leaves out what it does not know and what is no day", () => {
    expect(auditViewOf({ account: " admin ", kind: "", from: "2026-02-30", through: "20261122", act: "x" })).toEqual({ account: "admin", through: "2026-11-22" });
  });

  it("is not narrowed by an open act", () => {
    const view = auditViewOf({ act: "5b0c8a52-6a0e-4a53-9d0d-0f6d6c7f3a10" });
    expect(isNarrowed(view)).toBe(false);
    expect(isNarrowed(auditChanged(view, { subject: "place/W1" }))).toBe(true);
  });
});
