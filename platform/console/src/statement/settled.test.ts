import { describe, expect, it } from "vitest";
import { settled } from "./settled";

const inputs = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([name, value]) => ({ name, value }));
const figures = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([name, exact]) => ({ name, exact }));

describe("the waterfall of a settlement", () => {
  it("goes from the package by the cost to the surplus, and from there to what stays", () => {
    expect(settled(inputs({ package: "1000", actual: "910" }), { figures: figures({ surplus: "90", retained: "72", returned: "18" }), steps: [], payableFen: 7200 })).toEqual([
      { name: "package", from: 0n, to: 100000n, sort: "level" },
      { name: "actual", from: 100000n, to: 9000n, sort: "down" },
      { name: "surplus", from: 0n, to: 9000n, sort: "level" },
      { name: "returned", from: 9000n, to: 7200n, sort: "down" },
      { name: "payable", from: 0n, to: 7200n, sort: "level" },
    ]);
  });

  it("sets off retention that is already paid, and takes back nothing beyond the surplus", () => {
    const steps = figures({ vbpRetention: "30" });
    expect(settled(inputs({ package: "1000", actual: "910" }), { figures: figures({ surplus: "90" }), steps, payableFen: 4000 }).map(({ name, from, to }) => [name, to - from])).toEqual([
      ["package", 100000n], ["actual", -91000n], ["surplus", 9000n], ["alreadyPaid", -3000n], ["returned", -2000n], ["payable", 4000n],
    ]);
    expect(settled(inputs({ package: "1000", actual: "980" }), { figures: figures({ surplus: "20" }), steps, payableFen: 0 }).map(({ name, from, to }) => [name, to - from])).toEqual([
      ["package", 100000n], ["actual", -98000n], ["surplus", 2000n], ["alreadyPaid", -3000n], ["notTakenBack", 1000n], ["payable", 0n],
    ]);
  });

  it("goes from the cost to the overspending, and names the total of the end of the year where that was another", () => {
    const over = (total: string, overspend: string) =>
      settled(inputs({ package: "1000", actual: "1075", yearEnd: total }), { figures: figures({ overspend, fundShare: "20", consortiumBears: "1" }), steps: [], payableFen: 2000 }).map(({ name }) => name);
    expect(over("1000", "75")).toEqual(["actual", "package", "overspend", "consortiumBears", "payable"]);
    expect(over("1050", "25")).toEqual(["actual", "yearEnd", "overspend", "consortiumBears", "payable"]);
  });

  it("shows that nothing is shared, and draws nothing of what is not known", () => {
    expect(settled(inputs({ package: "1000", actual: "1010", yearEnd: "1050" }), { figures: figures({ kind: "NOTHING_SHARED" }), steps: [], payableFen: 0 }).map(({ name }) => name)).toEqual(["actual", "package", "notShared", "payable"]);
    expect(settled(inputs({ package: "1000", actual: "1000" }), { figures: figures({ kind: "EVEN" }), steps: [], payableFen: 0 }).map(({ name }) => name)).toEqual(["actual", "package", "payable"]);
    expect(settled([], { figures: [], steps: [], payableFen: 0 })).toEqual([]);
  });
});
