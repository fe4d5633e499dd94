import { describe, expect, it } from "vitest";
import { flawOf, sharesOf, type Sharer } from "./divisionView";

const to = (code: string, weight: string): Sharer => ({ code, name: code, weight });

describe("a division", () => {
  it("gives what is left to the largest remainder", () => {
    expect([...sharesOf(100, [to("SURGERY", "2"), to("WARD-3", "1")])]).toEqual([["SURGERY", 67n], ["WARD-3", 33n]]);
  });

  it("serves equal remainders in the order of the codes and loses nothing", () => {
    const shares = sharesOf(100, [to("C", "1"), to("B", "1"), to("A", "1")]);
    expect([shares.get("A"), shares.get("B"), shares.get("C")]).toEqual([34n, 33n, 33n]);
    const odd = sharesOf(9_007_199_254_740_991, [to("A", "0.000001"), to("B", "3.5"), to("C", "0")]);
    expect([...odd.values()].reduce((a, b) => a + b, 0n)).toBe(9_007_199_254_740_991n);
  });

  it("says what stands in its way", () => {
    expect(flawOf([to("", "")])).toBe("empty");
    expect(flawOf([to("A", "1"), { code: "B", name: "", weight: "1" }])).toBe("incomplete");
    expect(flawOf([to("A", "1e3")])).toBe("weight");
    expect(flawOf([to("A", "1"), to(" A ", "2")])).toBe("twice");
    expect(flawOf([to("A", "0"), to("B", "0.0")])).toBe("nothing");
    expect(flawOf([to("A", "0"), to("B", "1.5"), to("", "")])).toBeUndefined();
  });
});
