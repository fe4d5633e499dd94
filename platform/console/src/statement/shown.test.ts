import { describe, expect, it } from "vitest";
import type { Say } from "../shell/Language";
import { change, resultsFirst, retainedStep, roundsByLine, shownValue } from "./shown";

const say = ((key: string, values?: Readonly<Record<string, unknown>>) => (values === undefined ? key : `${key} ${String(values["n"])}`)) as Say;

describe("a frozen value", () => {
  it("is read in yuan, in per cent or in words, never as a raw fraction", () => {
    expect(shownValue("base", "1777186689962961/1925000000", say)).toBe("923,213.86");
    expect(shownValue("ratio", "0.5", say)).toBe("50 %");
    expect(shownValue("fundRatio", "0.68", say)).toBe("68 %");
    expect(shownValue("retainedBefore", "false", say)).toBe("rule.no");
    expect(shownValue("reportedUnits", "15000", say)).toBe("15,000");
    expect(shownValue("kind", "SURPLUS", say)).toBe("statement.outcomeKind.SURPLUS");
    expect(shownValue("consortium", "C1", say)).toBe("C1");
  });

  it("differs by an amount, by points or by a count, with its sign", () => {
    expect(change("base", "1/3", "1000", say)).toBe("+999.67");
    expect(change("base", "1000", "1/3", say)).toBe("−999.67");
    expect(change("ratio", "0.5", "0.4", say)).toBe("−statement.points 10.000");
    expect(change("actualUnits", "12000", "10500", say)).toBe("−1,500");
    expect(change("selectedPrice", "0.35", "0.355", say)).toBe("+0.005");
    expect(change("base", null, "1", say)).toBeUndefined();
    expect(change("grade", "A", "B", say)).toBeUndefined();
  });
});

describe("the fen of a retention", () => {
  const step = { name: "base", formula: "S = max(0, B − E)", exact: "10.03", shown: "10.03", source: "rule set" };
  const line = { code: "B1/Y1/P1", name: "P1", figures: [{ name: "base", exact: "10.03", shown: "10.03" }, { name: "retained", exact: "5.015", shown: "5.02" }], steps: [step] };
  const whole = [{ name: "ratio", exact: "0.5", shown: "50 %" }];

  it("has a last step in each line that is rounded by itself", () => {
    expect(retainedStep(line, whole)).toEqual({ name: "retained", formula: "round(S·k) = round(10.03 · 50 %)", exact: "5.015", shown: "5.02", source: "rule set" });
    expect(roundsByLine({ lines: [line] })).toBe(true);
  });

  it("has none where the sum alone is rounded, nor twice where the steps have it", () => {
    const unrounded = { ...line, figures: line.figures.slice(0, 1) };
    expect(retainedStep(unrounded, whole)).toBeUndefined();
    expect(roundsByLine({ lines: [unrounded] })).toBe(false);
    expect(retainedStep({ ...line, steps: [step, { ...step, name: "retained" }] }, whole)).toBeUndefined();
  });

  it("stands before the figures that it comes from", () => {
    expect(resultsFirst(["budget", "expenditure", "base", "retained"])).toEqual(["retained", "base", "budget", "expenditure"]);
    expect(resultsFirst(["surplus"])).toEqual(["surplus"]);
  });
});
