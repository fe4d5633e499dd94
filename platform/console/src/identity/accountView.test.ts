import { describe, expect, it } from "vitest";
import { accountChanged, accountViewOf, isIdle, seenAccounts } from "./accountView";
import type { Account } from "./accounts";

const NOW = Date.parse("2026-11-22T08:00:00Z");
const NURSE: Account = {
  name: "nurse.wang", role: "ward", duties: ["nurse"], scope: "INSTITUTIONS", institutions: ["H1"], service: false, state: "ACTIVE",
  mustChangePassword: false, secondStep: false, sessions: 1, tokens: 0, createdAt: "2026-01-01T00:00:00Z", expiresAt: null, lastSignInAt: "2026-11-20T00:00:00Z",
};
const ROBOT: Account = { ...NURSE, name: "robot", service: true, duties: [], lastSignInAt: null };

describe("the view of the accounts", () => {
  it("leaves out what it does not know", () => {
    expect(accountViewOf({ part: "accounts", show: "all", q: "", name: "No Name", make: "tea" })).toEqual({});
    expect(accountChanged({ name: "nurse.wang", show: "idle" }, { name: undefined })).toEqual({ show: "idle" });
  });

  it("finds by every word and keeps the open account in sight", () => {
    expect(seenAccounts([NURSE, ROBOT], { q: "h1 nurse" }, NOW).map(({ name }) => name)).toEqual(["nurse.wang"]);
    expect(seenAccounts([NURSE, ROBOT], { show: "services", name: "nurse.wang" }, NOW)).toHaveLength(2);
  });

  it("calls a person idle after ninety days, never a service or a disabled account", () => {
    expect(isIdle(NURSE, NOW)).toBe(false);
    expect(isIdle({ ...NURSE, lastSignInAt: "2026-08-01T00:00:00Z" }, NOW)).toBe(true);
    expect(isIdle({ ...NURSE, lastSignInAt: null }, NOW)).toBe(true);
    expect(isIdle(ROBOT, NOW)).toBe(false);
    expect(isIdle({ ...NURSE, lastSignInAt: null, state: "DISABLED" }, NOW)).toBe(false);
  });
});
