// Statements of the made-up county: one in each state, with lines, steps and what people did.
const HOSPITALS = [["H-01", "县人民医院"], ["H-02", "县中医医院"], ["H-03", "青石桥镇卫生院"], ["H-04", "河口镇中心卫生院"], ["H-05", "县妇幼保健院"], ["H-06", "东岭镇卫生院"]];
const GENERICS = [["B8/Y1/SALINE", "氯化钠注射液 500 mL"], ["B8/Y1/METFORMIN", "盐酸二甲双胍片 0.5 g"], ["B7/Y1/AMLODIPINE", "苯磺酸氨氯地平片 5 mg"], ["B5/Y2/STENT", "冠状动脉药物洗脱支架"], ["B4/Y3/ATORVA", "阿托伐他汀钙片 20 mg"]];
const STATES = ["PUBLISHED", "CALCULATED", "APPROVED", "OBJECTED", "FINAL", "PAID"];
const HASH = "0f4f3c0c3f3ad4a4c5e1b6c3a2d0f5b7e8a9c1d2e3f4a5b6c7d8e9f0a1b2c3d4";
const CHOICE = "no official source: the operator's choice";
const DAY_MS = 86_400_000;

const yuan = (fen) => `${fen < 0 ? "-" : ""}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, "0")}`;
const day = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const at = (days) => new Date(Date.now() + days * DAY_MS).toISOString();

function lineOf([code, name], seed) {
  const [reported, agreed, actual] = [12_000 + seed * 700, 10_000 + seed * 600, 9_400 + seed * 650];
  const [before, after] = [245 + seed * 11, 82 + seed * 9];
  const spent = seed * 41_300;
  const paid = 56n; // r·s in per cent
  const budget = Number((BigInt(reported) * BigInt(before) * paid) / 100n);
  const expenditure = Number(((BigInt(agreed) * BigInt(after) + BigInt(spent)) * paid) / 100n);
  const figure = (figureName, fen) => ({ name: figureName, exact: yuan(fen), shown: yuan(fen) });
  const step = (stepName, formula, fen) => ({ name: stepName, formula, exact: yuan(fen), shown: yuan(fen), source: "深圳 2024 (consultation draft, not in force)" });
  const input = (inputName, value, source, words = null) => ({ name: inputName, value: String(value), source, words });
  return {
    raw: budget - expenditure, budget, expenditure,
    inputs: {
      code, name,
      inputs: [
        input("reportedUnits", reported, "vbp_report"), input("agreedUnits", agreed, "vbp_volume"), input("actualUnits", actual, "vbp_progress"),
        input("formerUnits", 48_000, "incentive_brand", "2023、2024 年省平台采购明细"), input("formerAmount", yuan(before * 48_000), "incentive_brand", "2023、2024 年省平台采购明细"), input("selectedPrice", yuan(after), "vbp_product"),
        input("otherAmount", yuan(spent), "incentive_fact", "医院上报，附发票"), input("fundRatio", "0.7", "incentive_fact"), input("insuredShare", "0.8", "incentive_fact"),
      ],
    },
    result: {
      code, name, figures: [figure("budget", budget), figure("expenditure", expenditure), figure("rawBase", budget - expenditure)],
      steps: [
        step("budget", `B = Qb·P0·r·s = ${reported}·${yuan(before)}·0.7·0.8`, budget), step("expenditure", `E = (V·P1 + N)·r·s = (${agreed}·${yuan(after)} + ${yuan(spent)})·0.7·0.8`, expenditure),
        step("rawBase", "B − E", budget - expenditure),
        { name: "reportedIndex", formula: "Qs/Qb: who reports more than is used gains by it", exact: `${actual}/${reported}`, shown: `${((actual / reported) * 100).toFixed(2)} %`, source: CHOICE },
      ],
    },
  };
}

function statementOf([institution, institutionName], no) {
  const lines = GENERICS.map((generic, at) => lineOf(generic, at + no));
  const base = lines.reduce((sum, line) => sum + Math.max(0, line.raw), 0);
  const payable = Math.floor(base / 2);
  const state = STATES[no];
  const isPublished = ["PUBLISHED", "OBJECTED", "FINAL", "PAID"].includes(state);
  const isOpen = state === "PUBLISHED" || state === "OBJECTED";
  const lastDay = isPublished ? day(isOpen ? 9 : -3) : null;
  const approvals = state === "CALCULATED" ? 1 : 2;
  const standing = {
    id: 1000 + no, kind: "RETENTION", institution, institutionName, year: 2026, version: 1, asOf: day(-20), ruleSet: 1002, ruleName: "RT-SZ-2024-DRAFT", ruleVersion: 1, ruleHash: HASH,
    inputsHash: HASH, resultHash: HASH, figures: { base: yuan(base), ratio: "0.5", retained: yuan(payable) }, payableFen: payable, payee: "SUBJECT", reason: null, state,
    calculatedBy: "officer.li", calculatedAt: at(-19), approvals, publishedOn: isPublished ? day(-5) : null, lastDay, number: isPublished ? `COUNTY-JYLY-2026-00000${no + 1}` : null,
    attachment: isPublished ? 1007 + no : null, undecided: state === "OBJECTED" ? 1 : 0, upheld: 0, paidFen: state === "PAID" ? payable : 0, paidBeforeFen: 0, dueFen: state === "PAID" ? 0 : payable,
    latestVersion: 1,
  };
  const source = "深圳 2024 (consultation draft, not in force)";
  return {
    standing, source,
    inputs: { lines: lines.map((line) => line.inputs), whole: [{ name: "score", value: "92", source: "incentive_score", words: "2026 年度考核表第 3 页" }] },
    result: {
      lines: lines.map((line) => line.result), figures: [{ name: "base", exact: yuan(base), shown: yuan(base) }, { name: "ratio", exact: "0.5", shown: "50 %" }],
      steps: [
        { name: "base", formula: "S = Σ max(0, B − E)", exact: yuan(base), shown: yuan(base), source },
        { name: "ratio", formula: "k(score 92): grade A from 80, the bound included", exact: "0.5", shown: "50 %", source },
        { name: "retained", formula: "R = Σ round(Sᵢ·k)", exact: yuan(payable), shown: yuan(payable), source },
      ],
      payableFen: payable, payee: "SUBJECT",
    },
    approvals: ["reviewer.wang", "reviewer.zhao"].slice(0, approvals).map((account, of) => ({ account, words: of === 0 ? "已与省平台明细核对。" : null, at: at(-12 + of) })),
    returned: null,
    publication: isPublished
      ? { number: standing.number, code: "0F4F3-C0C3F-3AD4A-4C5E1", attachment: standing.attachment, publishedOn: standing.publishedOn, windowDays: 10, windowSource: CHOICE, lastDay, account: "officer.li", at: at(-5) }
      : null,
    objections: state === "OBJECTED"
      ? [{ id: 1000, line: GENERICS[0][0], words: "三月份两张收货单没有计入。", attachment: 1044, objectedOn: day(-2), account: "pharmacist.h04", at: at(-2), decision: null }]
      : [],
    payments: state === "PAID" ? [{ id: 1000, route: "FUND_DIRECT", payee: institution, amountFen: payable, paidOn: day(-1), reference: "F-77", account: "officer.li", at: at(-1) }] : [],
    versions: [{ id: standing.id, version: 1, state, payableFen: payable }],
  };
}

const statements = HOSPITALS.map(statementOf);

/** The body of an answer; undefined where there is no such route or statement. */
export function statementAnswer(method, parts, query) {
  const [, , , what, id, deed] = parts;
  const one = statements.find(({ standing }) => standing.id === Number(id));
  if (method !== "GET") return one === undefined ? undefined : { id: one.standing.id };
  if (what === "statements" && id === undefined) return { items: query.get("kind") === "RETENTION" ? statements.map(({ standing }) => standing) : [], next: null };
  if (what === "statements" && deed === "difference") {
    return { id: Number(id), gone: false, inputs: [{ line: GENERICS[0][0], name: "actualUnits", before: "9400", after: "9428" }], figures: [{ line: GENERICS[0][0], name: "reportedIndex", before: "47/60", after: "2357/3000" }] };
  }
  if (what === "statements") return one;
  if (what === "total") return { items: statements.map(({ standing }) => ({ state: standing.state, statements: 1, payableFen: standing.payableFen, paidFen: standing.paidFen })), next: null };
  return undefined;
}
