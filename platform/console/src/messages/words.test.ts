import { describe, expect, it } from "vitest";
import en from "./en.json";
import glossary from "./glossary.json";
import { filled, slotsOf } from "./words";
import zh from "./zh-CN.json";

describe("texts for people", () => {
  it("exist in both languages under the same codes", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  it("name the same values in both languages", () => {
    const differing = Object.entries(zh).filter(([key, text]) => slotsOf(text).join() !== slotsOf(en[key as keyof typeof en]).join());
    expect(differing).toEqual([]);
  });

  it("are filled with values and choose the English plural", () => {
    expect(filled("{n} {n|unit|units}", { n: 1 })).toBe("1 unit");
    expect(filled("{n} {n|unit|units}", { n: 1200 })).toBe("1200 units");
    expect(filled("{who}", {})).toBe("{who}");
  });
});

describe("the glossary", () => {
  it("gives each word of the trade once", () => {
    expect(new Set(glossary.map((word) => word.en)).size).toBe(glossary.length);
    expect(new Set(glossary.map((word) => word.zh)).size).toBe(glossary.length);
  });

  it("is kept by the texts", () => {
    const chosen = new Map(glossary.map((word) => [word.en, word.zh]));
    expect(zh["tab.discrepancies"]).toBe(chosen.get("discrepancy"));
    expect(zh["tab.sessions"]).toBe(chosen.get("door session"));
    expect(zh["session.ENDED"]).toBe(chosen.get("claimed"));
    expect(zh["stock.lot"]).toBe(chosen.get("lot"));
    expect(zh["stock.expiry"]).toBe(chosen.get("usable through"));
    expect(zh["expiry.expired"]).toBe(chosen.get("expired"));
    expect(zh["place.OUT"]).toBe(chosen.get("taken but open"));
    expect(zh["scan.ON_HOLD"]).toBe(chosen.get("on hold"));
    expect(zh["scan.QUARANTINED"]).toBe(chosen.get("quarantined"));
    expect(zh["nav.nearExpiry"]).toBe(chosen.get("near expiry"));
    expect(zh["nav.retention"]).toBe(chosen.get("retention of savings"));
    expect(zh["statement.figure.base"]).toBe(chosen.get("retention base"));
    expect(zh["statement.figure.ratio"]).toBe(chosen.get("retention rate"));
    expect(zh["statement.step.veto"]).toBe(chosen.get("veto"));
    expect(zh["verified.no"]).toBe(chosen.get("unverified"));
  });
});
