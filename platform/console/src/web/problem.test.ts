import { describe, expect, it } from "vitest";
import { Fault, faultOf } from "./problem";

describe("a fault", () => {
  it("keeps the platform's problem with its request number", () => {
    const fault = faultOf(503, { type: "t", title: "t", status: 503, code: "overload", requestId: "r-1" });
    expect([fault.status, fault.requestId, fault.passing]).toEqual([503, "r-1", true]);
  });

  it("knows a proxy's page from a problem", () => {
    const fault = faultOf(502, "<html>");
    expect([fault.why.kind, fault.status, fault.requestId, fault.passing]).toEqual(["unreadable", 502, undefined, true]);
  });

  it("of the trade does not pass by waiting", () => {
    expect(faultOf(409, { type: "t", title: "t", status: 409, code: "key_reused", requestId: "r" }).passing).toBe(false);
    expect(new Fault({ kind: "unreachable" }).passing).toBe(true);
  });
});
