import { describe, expect, it } from "vitest";
import { NONE, along, compared, fractionOf, over, percent, plus, pointsShort, times } from "./exact";

describe("an exact rate", () => {
  it("is read as the platform writes it, a decimal or a fraction", () => {
    expect(fractionOf("0.81")).toEqual({ top: 81n, bottom: 100n });
    expect(fractionOf("326/365")).toEqual({ top: 326n, bottom: 365n });
    expect(fractionOf("-3")).toEqual({ top: -3n, bottom: 1n });
    expect(fractionOf("1/0")).toBeUndefined();
    expect(fractionOf("81 %")).toBeUndefined();
  });

  it("is shown in percent to three decimals, a half away from 0", () => {
    expect(percent({ top: 326n, bottom: 365n })).toBe("89.315 %");
    expect(percent({ top: 1n, bottom: 200_000n })).toBe("0.001 %");
    expect(percent({ top: -1n, bottom: 200_000n })).toBe("\u22120.001 %");
    expect(percent({ top: -1n, bottom: 300_000n })).toBe("0.000 %");
  });

  it("is added and compared without rounding", () => {
    const sum = [["1/3", 3], ["1/7", 7]].reduce((all, [exact, n]) => plus(all, times(fractionOf(exact as string)!, n as number)), NONE);
    expect(compared(sum, { top: 2n, bottom: 1n })).toBe(0);
    expect(percent(over(sum, 10)!)).toBe("20.000 %");
    expect(over(sum, 0)).toBeUndefined();
    expect(compared(fractionOf("0.8931")!, fractionOf("326/365")!)).toBe(-1);
  });

  it("is drawn between empty and full", () => {
    expect(along(fractionOf("1.25"))).toBe(1);
    expect(along(fractionOf("-0.1"))).toBe(0);
    expect(along(fractionOf("0.5"))).toBe(0.5);
    expect(along(undefined)).toBe(0);
  });

  it("say how many points a rate falls short", () => {
    expect(pointsShort({ top: 1n, bottom: 3n }, { top: 1n, bottom: 2n })).toBe("16.667");
    expect(pointsShort({ top: 1n, bottom: 2n }, { top: 1n, bottom: 4n })).toBe("\u221225.000");
  });
});
