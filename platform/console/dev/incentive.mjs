// What was entered of the made-up county's year, and what a run or a trial says of it.
const INSTITUTIONS = ["H-01", "H-02", "H-03"];

/** The body of an answer; undefined where there is no such route. */
export function incentiveAnswer(method, path) {
  if (path === "scores" && method === "GET") return { items: INSTITUTIONS.map((institution, at) => ({ institution, year: 2026, score: String(92 - at * 8), evidence: "2026 年度考核表" })), next: null };
  if (path === "lines" && method === "GET") {
    return { items: INSTITUTIONS.map((institution) => ({ institution, batch: "B8", agreement: "Y1", product: "SALINE", selectedPrice: "0.82", otherAmount: "413", otherDearerAmount: "413", otherEvaluatedAmount: "0", fundRatio: "0.7", insuredShare: "0.8", retainedBefore: "NO", source: "医院上报表 4" })), next: null };
  }
  if (path === "brands" && method === "GET") return { items: [{ institution: "COUNTY", batch: "B8", agreement: "Y1", product: "SALINE", brand: "某品牌", units: 48_000, price: "2.45", source: "2023、2024 年省平台采购明细" }], next: null };
  if (path === "findings" && method === "GET") return { items: [{ id: 1000, institution: "H-03", year: 2026, veto: "FALSE_REPORT", evidence: "函 12 号", account: "officer.li", at: new Date().toISOString(), review: null }], next: null };
  if (path === "runs") {
    const filing = { added: ["H-01", "H-02"], unchanged: [], standing: [], refused: [] };
    return { year: 2026, asOf: "2026-11-22", ruleName: "RT-SZ-2024-DRAFT", ruleVersion: 1, ruleSource: "深圳 2024 (consultation draft, not in force)", filing, incomplete: [{ institution: "H-03", missing: [{ line: null, input: "score" }] }], openPeriods: ["B9/Y1"] };
  }
  if (path === "what-if") {
    const institutions = [{ institution: "H-01", payableFen: 3_331_720, wouldBePayableFen: 2_665_376, differenceFen: -666_344, inputs: null, result: null }];
    return { whatIf: true, year: 2026, ruleSource: "tried", institutions, payableFen: 3_331_720, wouldBePayableFen: 2_665_376, incomplete: [] };
  }
  return method === "POST" ? { rows: 3, changed: 2, imported: false } : undefined;
}
