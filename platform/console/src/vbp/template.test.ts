import { describe, expect, it } from "vitest";
import { columnWords, templateOf } from "./template";

describe("the files that are taken in", () => {
  it("are named by their columns, and those that may stay empty stand in brackets", () => {
    expect(columnWords("volumes", "zh-CN")).toBe("机构编码、产品编码、约定采购量");
    expect(columnWords("lines", "zh-CN")).toBe("批次、订单号、行号、（配送单号）、采购账户、产品编码、（产品名称）、数量、单位、验收日期");
    expect(columnWords("lines", "en")).toContain("(Product name), Quantity");
  });

  it("have a template that is the head row alone", () => {
    expect(templateOf("volumes", "en")).toBe("\uFEFFInstitution,Product,Agreed volume\r\n");
    expect(templateOf("lines", "zh-CN").split(",")).toHaveLength(10);
  });
});
