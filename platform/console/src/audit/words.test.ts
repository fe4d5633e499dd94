import { describe, expect, it } from "vitest";
import { KINDS, actKey, fieldKey, valueOf } from "./words";

describe("the words of the audit", () => {
  it("name acts and fields, and leave what they do not know to its code", () => {
    expect(actKey("ledger.bindUnits")).toBe("act.ledger.bindUnits");
    expect(actKey("later.deed")).toBeUndefined();
    expect(fieldKey("passwordChangedAt")).toBe("audit.field.passwordChangedAt");
    expect(KINDS).toContain("identity.changePassword");
  });

  it("put every moment on the county's clock, as the column of the times does", () => {
    expect(valueOf("passwordChangedAt", "2026-11-22T14:19:43.258578265Z")).toEqual({ kind: "text", text: "2026-11-22 22:19:43" });
  });

  it("say duties, roles and states in words, and names as they are", () => {
    expect(valueOf("duties", "nurse head-nurse")).toEqual({ kind: "words", keys: ["duty.nurse", "duty.head-nurse"] });
    expect(valueOf("role", "WARD")).toEqual({ kind: "words", keys: ["role.WARD"] });
    expect(valueOf("refused", "PASSWORD")).toEqual({ kind: "words", keys: ["audit.value.PASSWORD"] });
    expect(valueOf("state", "DISABLED")).toEqual({ kind: "words", keys: ["audit.value.DISABLED"] });
    expect(valueOf("scope", "H01 H02")).toEqual({ kind: "text", text: "H01 H02" });
    expect(valueOf("name", "WARD")).toEqual({ kind: "text", text: "WARD" });
  });
});
