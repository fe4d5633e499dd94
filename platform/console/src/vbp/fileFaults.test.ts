import { describe, expect, it } from "vitest";
import { faultSheet, fileFaultsOf } from "./fileFaults";

const at = (field: string) => ({ field, code: "number", message: `wrong at ${field}` });

describe("the faults of a file", () => {
  it("stand by row and column, the whole file's first", () => {
    const faults = fileFaultsOf([at("H12"), at("B12"), at("AA2"), at("Z2"), at(""), at("3:orderNo"), at("10")]);
    expect(faults.map(({ row, column }) => [row, column])).toEqual([
      [undefined, undefined], [2, "Z"], [2, "AA"], [3, "orderNo"], [10, undefined], [12, "B"], [12, "H"],
    ]);
  });

  it("leave as a file in which nothing becomes a formula", () => {
    const sheet = faultSheet([{ row: 2, column: "H", code: "number", message: '=1+1 is "no" number' }], ["行", "列", "问题", "代码"]);
    expect(sheet).toBe('\uFEFF"行","列","问题","代码"\r\n"2","H","\'=1+1 is ""no"" number","number"\r\n');
  });
});
