import { describe, expect, it } from "vitest";
import { gapsOf } from "./gaps";

const NOTHING = { accepted: 0, returned: 0, other: 0 };
const period = (batch: string, startsOn: string) => ({ batch, agreement: "Y1", startsOn, endsOn: "2027-12-31", source: "LOWER" as const, timeProgress: { exact: "0", shown: "0.000 %" } });

describe("what has not come yet", () => {
  it("is told by its fact, for periods that have begun", () => {
    const line = { batch: "B1", agreement: "Y1", own: { ...NOTHING, other: 3 }, platform: NOTHING } as Parameters<typeof gapsOf>[1][number];
    const gaps = gapsOf([period("B1", "2026-01-01"), period("B2", "2026-01-01"), period("B3", "2027-01-01")], [line], "2026-11-22");
    expect(gaps.platform.map(({ batch }) => batch)).toEqual(["B1", "B2"]);
    expect(gaps.own.map(({ batch }) => batch)).toEqual(["B2"]);
  });
});
