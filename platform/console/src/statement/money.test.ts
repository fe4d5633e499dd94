import { describe, expect, it } from "vitest";
import { exactOf, fenOf, fenTyped, grouped, inWords, minus, shownShare, shownYuan, sum, yuan } from "./money";

describe("amounts", () => {
  it("are read exactly and rounded once, a half away from nothing", () => {
    expect(["0.005", "-0.005", "1/3", "2/3", "1234567.899", "-2/3"].map(shownYuan)).toEqual(["0.01", "−0.01", "0.33", "0.67", "1,234,567.90", "−0.67"]);
    expect(shownYuan("VETOED")).toBe("VETOED");
    expect(exactOf("1/0")).toBeUndefined();
  });

  it("are added and taken away without a rounding between", () => {
    const third = exactOf("1/3")!;
    expect(fenOf(sum([third, third, third]))).toBe(100n);
    expect(fenOf(minus(exactOf("0.1")!, exactOf("0.3")!))).toBe(-20n);
  });

  it("are written with groups of thousands", () => {
    expect([0, 5, 1000, 123456789, -20, 999_999_999_999_999].map(yuan)).toEqual(["0.00", "0.05", "10.00", "1,234,567.89", "−0.20", "9,999,999,999,999.99"]);
  });

  it("stand beside shares, which are whole where they end", () => {
    expect(["0.5", "0.075", "1/3", "GREEN"].map(shownShare)).toEqual(["50 %", "7.5 %", "33.333 %", "GREEN"]);
  });

  it("keep their digits where only the thousands are set apart", () => {
    expect(["100000000.00", "1234.56789", "999", "-12345", "-24", "2468/3", "C9", "0.0001"].map(grouped)).toEqual(["100,000,000.00", "1,234.56789", "999", "−12,345", "−24", "2468/3", "C9", "0.0001"]);
  });

  it("are taken as people type them", () => {
    expect(["1,234.5", "0.01", "12", "0", "0.001", "１２", "1e3", "-1", ""].map(fenTyped)).toEqual([123450, 1, 1200, 0, undefined, undefined, undefined, undefined, undefined]);
  });
});

describe("amounts in words", () => {
  it("are right at the edges", () => {
    expect(inWords(0)).toBe("零元整");
    expect(inWords(1_000)).toBe("壹拾元整");
    expect(inWords(10_000_105)).toBe("壹拾万零壹元零伍分");
    expect(inWords(100_000_000_000_000)).toBe("壹万亿元整");
    expect(inWords(999_999_999_999_999)).toBe("玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分");
  });

  it("say one zero for any run of them", () => {
    expect(inWords(1_230)).toBe("壹拾贰元叁角整");
    expect(inWords(5)).toBe("伍分");
    expect(inWords(50)).toBe("伍角整");
    expect(inWords(100_000_500_00)).toBe("壹亿零伍佰元整");
    expect(inWords(1_001_000_00)).toBe("壹佰万壹仟元整");
    expect(inWords(-1_005)).toBe("负壹拾元零伍分");
  });
});
