import { describe, expect, it } from "vitest";
import { filled } from "../messages/words";
import zh from "../messages/zh-CN.json";
import type { Say } from "../shell/Language";
import { formulaWords, shownOf, sourceWords, stepName } from "./working";

const say: Say = (key, params) => filled(zh[key], params);

describe("the working of a figure", () => {
  it("is said in the page's language", () => {
    expect(formulaWords("τ = 326/365 days", say)).toBe("τ = 326/365 天");
    expect(formulaWords("c < 1·τ, and c ≥ 0.8·τ or within the first 30 days", say)).toBe("c < 1·τ，且 c ≥ 0.8·τ 或在最初 30 天内");
    expect(formulaWords("after 2026-12-31, c < 1", say)).toBe("2026-12-31 之后, c < 1");
    expect(formulaWords("max(0, 12000 − 9720)/39 days", say)).toBe("max(0, 12000 − 9720)/39 天");
    expect(sourceWords("agreed volume", say)).toBe("约定采购量");
    expect(stepName("completion", say)).toBe("完成率");
    expect(shownOf("RED", say)).toBe("滞后");
  });

  it("is shown as the platform words it where there is no word of ours", () => {
    expect(sourceWords("国办发〔2021〕2号", say)).toBe("国办发〔2021〕2号");
    expect(stepName("somethingNew", say)).toBe("somethingNew");
    expect(shownOf("81.000 %", say)).toBe("81.000 %");
  });
});
