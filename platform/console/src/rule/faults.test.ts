import { describe, expect, it } from "vitest";
import { contentOf, jsonOf, withValue, type Group } from "./content";
import { percent, plain, scaled } from "./decimal";
import { contentFaults, paramFaults, setFlaws, stops } from "./faults";

const RETENTION: Group = {
  expenditureVolume: "AGREED", nonSelectedCounted: "ALL", lowerBoundInclusive: true, vetoes: [], completionLevel: "PRODUCT", floorLevel: "PRODUCT", p0Source: "REGION",
  p0WindowMonths: 24, renewal: "NONE", consortium: "BY_INSTITUTION",
  gradeTable: [{ grade: "A", fromScore: "80", rate: "0.5" }, { grade: "B", fromScore: "0", rate: "0" }],
};

describe("decimals", () => {
  it("become per cent digit by digit", () => {
    expect(["0.07", "0.8", "1", "0.333", "1.5", "-0.05"].map(percent)).toEqual(["7 %", "80 %", "100 %", "33.3 %", "150 %", "-5 %"]);
    expect(percent("lots")).toBe("lots");
    expect(plain("80.00")).toBe("80");
  });

  it("are plain ones only", () => {
    expect(["1e3", "1,000", "", "0.123456789", " 0.5 "].map((text) => scaled(text) !== undefined)).toEqual([false, false, false, false, true]);
  });
});

describe("flaws of an entered set", () => {
  const content = (params: Group) => jsonOf({ name: "RT", kind: "RETENTION", region: "R", version: 2, effectiveFrom: "2026-01-01", effectiveTo: undefined, source: { origin: "OPERATORS_CHOICE", number: "", title: "", quotes: [] }, remarks: [], params });
  const set = (id: number, change: Partial<Parameters<typeof setFlaws>[0]>) => ({
    id, name: "RT", kind: "RETENTION", region: "R", version: id, effectiveFrom: "2026-01-01", lastDay: null, status: "DRAFT" as const, source: "", author: "li", reviewers: [],
    content: content(RETENTION), ...change,
  });

  it("are told of a draft, before anybody agrees to it", () => {
    expect(setFlaws(set(2, {}), [])).toEqual([]);
    const minimum = set(2, { content: content({ ...RETENTION, expenditureVolume: "MIN" }) });
    expect(setFlaws(minimum, []).map(({ code }) => code)).toEqual(["MIN_WITHOUT_COMPLETION_VETO"]);
  });

  it("are days on which another one of the kind and the region is in force", () => {
    const active = set(1, { status: "ACTIVE", effectiveFrom: "2025-01-01" });
    expect(setFlaws(set(2, {}), [active]).map(({ code }) => code)).toEqual(["DATES_OVERLAP"]);
    expect(setFlaws(set(2, {}), [{ ...active, lastDay: "2025-12-31" }, { ...active, region: "*" }, set(1, {})])).toEqual([]);
  });
});

describe("faults of parameters", () => {
  it("are none for a set that can be put in force", () => {
    expect(paramFaults("RETENTION", RETENTION)).toEqual([]);
    expect(paramFaults("MONITORING", { greenFrom: "1", yellowFrom: "0.8", graceDays: 30 })).toEqual([]);
  });

  it("name the cell of a table", () => {
    const wrong = withValue(RETENTION, ["gradeTable", 0, "rate"], "0.6");
    expect(paramFaults("RETENTION", wrong as Group)).toEqual([{ path: "gradeTable[0].rate", code: "range" }]);
    const text = withValue(RETENTION, ["gradeTable", 1, "fromScore"], "zero");
    expect(paramFaults("RETENTION", text as Group)).toContainEqual({ path: "gradeTable[1].fromScore", code: "malformed" });
  });

  it("find holes, overlaps and an order upside down among tiers", () => {
    const tiers = (...ends: readonly (readonly [string, string])[]) => ({
      scheme: "JIANGXI", surplusTiers: [{ above: "0", upTo: "1", rate: "0" }], overspendTiers: ends.map(([above, upTo]) => ({ above, upTo, rate: "0.8" })),
    });
    const codes = (...ends: readonly (readonly [string, string])[]) => paramFaults("SETTLEMENT", tiers(...ends)).map(({ code }) => code);
    expect(codes(["0", "0.05"], ["0.05", "0.1"])).toEqual([]);
    expect(codes(["0", "0.05"], ["0.06", "0.1"])).toEqual(["TIERS_HAVE_A_HOLE"]);
    expect(codes(["0", "0.05"], ["0.04", "0.1"])).toEqual(["TIERS_OVERLAP"]);
    expect(codes(["0", "0.05"], ["0.05", "0.02"])).toEqual(["TIERS_OUT_OF_ORDER"]);
    expect(codes()).toEqual(["TIERS_HAVE_A_HOLE"]);
  });

  it("say what only keeps a set from being in force, and let it be entered", () => {
    const bare = paramFaults("RETENTION", { ...RETENTION, gradeTable: [], expenditureVolume: "MIN" });
    expect(bare.map(({ code }) => code)).toEqual(["GRADES_MISSING", "MIN_WITHOUT_COMPLETION_VETO"]);
    expect(bare.some(stops)).toBe(false);
    expect(paramFaults("SETTLEMENT", { scheme: "ZHEJIANG" }).map(({ path, code }) => `${path} ${code}`)).toEqual(["surplusShare LOCAL_VALUE_MISSING", "overspendShare LOCAL_VALUE_MISSING"]);
    expect(paramFaults("MONITORING", { greenFrom: "1", yellowFrom: "0.8", graceDays: 30, countingPoint: "INSTITUTION_ACCEPTANCE", deliveryHours: 0 }).map(({ path, code }) => `${path} ${code}`))
      .toEqual(["deliveryHours range", "countingPoint COUNTING_POINT_NOT_KEPT"]);
    expect(paramFaults("MONITORING", { greenFrom: "0.7", yellowFrom: "0.8", graceDays: 30 })).toEqual([{ path: "yellowFrom", code: "THRESHOLDS_OUT_OF_ORDER" }]);
  });
});

describe("the content of a set", () => {
  const json = '{"name":"X","kind":"MONITORING","region":"*","version":2,"effectiveFrom":"2026-01-01","effectiveTo":null,'
    + '"source":{"origin":"DOCUMENT","documentNumber":"N 1","documentTitle":null,"quotes":["q"]},"remarks":["r"],"params":{"greenFrom":"1.0"}}';

  it("is written as it was read, the digits of a number included", () => {
    expect(JSON.parse(jsonOf(contentOf(json)))).toEqual(JSON.parse(json));
  });

  it("lacks what a document must have", () => {
    const content = contentOf(json);
    expect(contentFaults({ ...content, source: { ...content.source, number: " " } }).map(({ path }) => path)).toContain("source.number");
    expect(contentFaults({ ...content, effectiveTo: "2025-12-31" }).map(({ path }) => path)).toContain("effectiveTo");
  });

  it("takes rows in and out", () => {
    const grown = withValue({ rows: [{ a: 1 }] }, ["rows", 1], {});
    expect(grown).toEqual({ rows: [{ a: 1 }, {}] });
    expect(withValue(grown, ["rows", 0], undefined)).toEqual({ rows: [{}] });
    expect(withValue({ a: 1, b: 2 }, ["a"], undefined)).toEqual({ b: 2 });
  });
});
