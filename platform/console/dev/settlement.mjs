// Two consortia of the made-up county: one whose year is known, one whose is not.
const years = [
  {
    consortium: "C-01", name: "县人民医院医共体",
    agreed: { lead: "H-01", leadName: "县人民医院", version: 2, formula: "CAPPED_GROWTH", packageFen: 10_640_000_000, source: "2025 年总额协议", account: "officer.li", steps: [] },
    spent: { version: 1, yearEndFen: null, actualFen: 10_000_000_000, source: "2025 年决算", account: "officer.li" }, vbpRetentionFen: 2_000_000,
  },
  { consortium: "C-02", name: "县中医医院医共体", agreed: null, spent: null, vbpRetentionFen: 0 },
];
const STEPS = [
  { name: "surplus", formula: "S = T − A", exact: "6400000", shown: "6400000.00", source: "赣医保发〔2022〕23号" },
  { name: "share", formula: "x = (T − A)/T", exact: "8/133", shown: "6.01503759 %", source: "赣医保发〔2022〕23号" },
  { name: "retained", formula: "keep = T·M(x)", exact: "5120000", shown: "5120000.00", source: "赣医保发〔2022〕23号" },
];

/** The body of an answer; undefined where there is no such route. */
export function settlementAnswer(path, body) {
  if (path === "years") return { items: years, next: null };
  if (path === "packages" || path === "costs") return { version: 3 };
  if (path === "runs") return { added: ["H-01"], unchanged: [], standing: [], refused: [] };
  if (path !== "trials") return undefined;
  const facts = { packageFen: 10_640_000_000, yearEndFen: 10_640_000_000, actualFen: body.actualFen ?? 10_000_000_000, vbpRetentionFen: 2_000_000 };
  return { trial: true, rule: "赣医保发〔2022〕23号", facts, figures: [{ name: "kind", exact: "SURPLUS", shown: "SURPLUS" }], steps: STEPS, payableFen: 512_000_000 };
}
