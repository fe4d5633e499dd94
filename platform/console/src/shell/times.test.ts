import { describe, expect, it } from "vitest";
import { age, clockTime, count, countyDay, dayOf, daysUntil, fullTime, span, startOfDay } from "./times";

const NOON = Date.parse("2026-11-22T04:00:00Z"); // noon in the county

describe("times on the screen", () => {
  it("are the county's, wherever the browser stands", () => {
    expect(fullTime("2026-11-21T16:30:05Z")).toBe("2026-11-22 00:30:05");
    expect(countyDay(Date.parse("2026-12-31T16:00:00Z"))).toBe("2027-01-01");
  });

  it("name the day only where it is another one", () => {
    expect(clockTime("2026-11-22T01:30:05Z", NOON)).toBe("09:30:05");
    expect(clockTime("2026-11-20T01:30:05Z", NOON)).toBe("11-20 09:30:05");
    expect(clockTime("2025-11-20T01:30:05Z", NOON)).toBe("2025-11-20 09:30:05");
  });

  it("grow old in steps that do not flicker", () => {
    const since = (iso: string) => age(iso, NOON);
    expect(since("2026-11-22T03:59:01Z")).toEqual({ key: "time.now", params: {} });
    expect(since("2026-11-22T03:59:00Z")).toEqual({ key: "time.minutes", params: { n: 1 } });
    expect(since("2026-11-20T05:00:00Z")).toEqual({ key: "time.hours", params: { n: 47 } });
    expect(since("2026-11-20T04:00:00Z")).toEqual({ key: "time.days", params: { n: 2 } });
  });

  it("ahead of us count as now", () => {
    expect(age("2026-11-22T05:00:00Z", NOON).key).toBe("time.now");
  });

  it("still growing are told to the second below a minute", () => {
    expect(span(59_999)).toEqual({ key: "span.seconds", params: { n: 59 } });
    expect(span(60_000)).toEqual({ key: "span.minutes", params: { n: 1 } });
  });

  it("count whole days of the county to a day, across midnight and year's end", () => {
    expect(daysUntil("2026-11-22", NOON)).toBe(0);
    expect(daysUntil("2026-11-23", Date.parse("2026-11-22T15:59:59Z"))).toBe(1);
    expect(daysUntil("2026-11-23", Date.parse("2026-11-22T16:00:00Z"))).toBe(0);
    expect(daysUntil("2027-01-01", NOON)).toBe(40);
  });
});

describe("a day that is typed", () => {
  it("is taken with or without hyphens, and only if there is such a day", () => {
    expect(dayOf("2026-11-22")).toBe("2026-11-22");
    expect(dayOf(" 20261122 ")).toBe("2026-11-22");
    expect(["2026-02-30", "2026-1-2", "yesterday", ""].map(dayOf)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("begins and ends with the county's midnight", () => {
    expect(startOfDay("2026-11-22")).toBe("2026-11-21T16:00:00.000Z");
    expect(startOfDay("2026-11-30", 1)).toBe("2026-11-30T16:00:00.000Z");
  });
});

describe("a number", () => {
  it("is grouped, and has the sign of a minus below 0", () => {
    expect(count(1_234, "zh-CN")).toBe("1,234");
    expect(count(-24, "en")).toBe("\u221224");
  });
});
