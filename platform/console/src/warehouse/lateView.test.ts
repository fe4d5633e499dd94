import { describe, expect, it } from "vitest";
import { draftOf, lateLacks, lateViewOf, lateWish, lateWrong, openRequests, shownEntries } from "./lateView";

const TODAY = "2026-11-22";
const WHOLE = { institution: "H-01", firstDay: "2026-10-01", lastDay: "2026-10-31", usableDays: "7", reason: " The papers came late. " };

describe("what is asked to be released", () => {
  it("stands in the address, and in none that asks nothing", () => {
    const asked = { institution: "H-01", open: true as const, firstDay: "2026-10-01", lastDay: "2026-10-31", reason: "The papers came late." };
    expect(lateViewOf(asked)).toEqual(asked);
    expect(lateViewOf({ firstDay: "2026-10-01", reason: "x" })).toEqual({});
    expect(lateViewOf({ open: true, firstDay: "2026-02-30", lastDay: "soon", usable: "yes" })).toEqual({ open: true });
    expect(draftOf({ open: true, institution: "H-01" })).toEqual({ institution: "H-01", firstDay: undefined, lastDay: undefined, usableDays: "7", reason: "" });
  });

  it("is sent once nothing is missing or wrong", () => {
    expect(lateWish(WHOLE, TODAY)).toEqual({ institution: "H-01", firstDay: "2026-10-01", lastDay: "2026-10-31", usableDays: 7, reason: "The papers came late." });
    expect(lateLacks({ ...WHOLE, lastDay: undefined, reason: " " })).toEqual(["lastDay", "reason"]);
    expect(lateWish({ ...WHOLE, reason: " " }, TODAY)).toBeUndefined();
  });

  it("lies in the past, ends no earlier than it begins, and may be used for a month at most", () => {
    expect(lateWrong({ ...WHOLE, firstDay: "2026-11-01" }, TODAY)).toEqual(["lastDay"]);
    expect(lateWrong({ ...WHOLE, firstDay: "2026-11-23", lastDay: "2026-11-24" }, TODAY)).toEqual(["firstDay", "lastDay"]);
    expect(["0", "31", "32", "７", "-1"].map((usableDays) => lateWrong({ ...WHOLE, usableDays }, TODAY).length)).toEqual([0, 0, 1, 1, 1]);
    expect(lateWish({ ...WHOLE, usableDays: "32" }, TODAY)).toBeUndefined();
  });
});

describe("the list of requests", () => {
  it("shows what waits before what was refused, and nothing that was released", () => {
    const request = (id: number, entry: number | null | undefined) => ({
      id, institution: `H-0${id}`, firstDay: "2026-10-01", lastDay: "2026-10-02", reason: "late", askedBy: "li", at: "2026-11-22T02:00:00Z",
      answer: entry === undefined ? null : { entry, words: "compared", account: "wang", at: "2026-11-22T03:00:00Z" },
    });
    const all = [request(4, null), request(3, undefined), request(2, 1000), request(1, undefined)];
    expect(openRequests(all, undefined).map(({ id }) => id)).toEqual([3, 1, 4]);
    expect(openRequests(all, "H-01").map(({ id }) => id)).toEqual([1]);
  });
});

describe("the list of releases", () => {
  it("shows an institution's, and those that may still be used, their last day included", () => {
    const entry = (id: number, institution: string, usableUntil: string) => ({ id, institution, firstDay: "2026-10-01", lastDay: "2026-10-02", usableUntil, reason: "late", releasedBy: "wang" });
    const all = [entry(3, "H-01", "2026-11-22"), entry(2, "H-02", "2026-12-01"), entry(1, "H-01", "2026-11-21")];
    const shown = (view: Parameters<typeof shownEntries>[1]) => shownEntries(all, view, TODAY).map(({ id }) => id);
    expect(shown({})).toEqual([3, 2, 1]);
    expect(shown({ usable: true })).toEqual([3, 2]);
    expect(shown({ institution: "H-01", usable: true })).toEqual([3]);
  });
});
