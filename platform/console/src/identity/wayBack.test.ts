import { describe, expect, it } from "vitest";
import { safeReturn } from "./wayBack";

describe("the way back after signing in", () => {
  it("leads to the page that was asked for", () => {
    expect(safeReturn("/cabinet/CAB-0001?tab=sessions")).toBe("/cabinet/CAB-0001?tab=sessions");
  });

  it("never leads to another host, nor in a circle", () => {
    for (const to of ["https://evil.test/", "//evil.test", "/\\evil.test", "javascript:alert(1)", "/sign-in?to=/x", "/password", undefined, 7]) {
      expect(safeReturn(to)).toBe("/");
    }
  });
});
