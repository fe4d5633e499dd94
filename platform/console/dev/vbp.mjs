// Procurement by volume in the made-up county: enough to work on its pages, with every status in it. It proves nothing.

const DAY_MS = 86_400_000;
const TODAY = new Date().toISOString().slice(0, 10);
const YEAR = Number(TODAY.slice(0, 4));
const TOWNS = ["青溪", "石桥", "白鹭", "柳林", "东河", "龙泉", "云峰", "清源", "梅岭", "古城", "双溪", "永安", "新塘", "红旗", "官渡", "安平", "沙洲", "高桥", "凤凰", "太和", "大湖", "横山"];
const INSTITUTIONS = [
  ["H-01", "县人民医院"], ["H-02", "县中医医院"], ["H-03", "县妇幼保健院"], ["H-04", "县第二人民医院"],
  ...TOWNS.map((town, at) => [`T-${String(at + 1).padStart(2, "0")}`, at < 16 ? `${town}镇中心卫生院` : `${town}乡卫生院`]),
];
const PRODUCTS = [
  ["氯化钠注射液 500 mL", "袋"], ["阿莫西林胶囊 0.25 g", "粒"], ["头孢呋辛钠 0.75 g", "支"], ["二甲双胍片 0.5 g", "片"], ["阿托伐他汀钙片 20 mg", "片"], ["氨氯地平片 5 mg", "片"],
  ["奥美拉唑肠溶胶囊 20 mg", "粒"], ["药物洗脱冠状动脉支架", "支"], ["一次性使用留置针 24G", "支"], ["人工晶体（预装式）", "枚"], ["超声刀头", "把"], ["吻合器 60 mm", "把"],
];
const BATCHES = [
  ["B1", "国采第七批", "LOWER", `${YEAR}-01-01`, `${YEAR}-12-31`], ["B2", "国采第八批", "LOWER", `${YEAR}-03-01`, `${YEAR + 1}-02-28`],
  ["B3", "国采第九批", "OWN", `${YEAR}-06-01`, `${YEAR + 1}-05-31`], ["B4", "冠脉支架续约", "LOWER", `${YEAR}-01-01`, `${YEAR}-12-31`],
  ["B5", "省际联盟留置针", "PLATFORM", `${YEAR - 1}-10-01`, `${YEAR}-09-30`], ["B6", "人工晶体类", "LOWER", `${YEAR}-05-01`, `${YEAR + 1}-04-30`],
  ["B7", "超声刀头", "OWN", `${YEAR}-11-05`, `${YEAR + 1}-11-04`], ["B8", "吻合器类", "LOWER", `${YEAR + 1}-01-01`, `${YEAR + 1}-12-31`],
];

let seed = 7;
function chance() {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}
const days = (from, to) => (Date.parse(to) - Date.parse(from)) / DAY_MS;
const clamp = (n, low, high) => Math.min(high, Math.max(low, n));
const percent = (n) => `${(n * 100).toFixed(3)} %`;
const share = (top, bottom) => ({ exact: `${top}/${bottom}`, shown: percent(top / bottom) });

/** One figure in some has a supplier that failed. */
const at = (net) => (net % 7 === 0 ? Math.round(net * 0.03) : 0);

function statusOf(agreed, net, start, end, tau) {
  if (agreed === 0) return "NO_COMMITMENT";
  const c = net / agreed;
  if (c >= 1) return "DONE";
  if (TODAY < start) return "NOT_STARTED";
  if (TODAY > end) return "UNMET";
  if (c >= tau) return "GREEN";
  return c >= 0.8 * tau || days(start, TODAY) < 30 ? "YELLOW" : "RED";
}

function line([batch, , source, start, end], [institution, institutionName], [productName, unit], product, pace) {
  const span = days(start, end) + 1;
  const elapsed = clamp(days(start, TODAY) + 1, 0, span);
  const agreed = chance() < 0.05 ? 0 : Math.ceil(50 + chance() * 12_000);
  const net = elapsed === 0 ? 0 : Math.round((agreed || 200) * (elapsed / span) * pace * (0.75 + chance() * 0.5));
  const returned = Math.round(net * 0.01);
  const apart = chance() < 0.12 ? Math.round(net * 0.04) : 0;
  const other = Math.round(net * chance() * 0.2);
  const [own, platform] = [{ accepted: net + returned, returned, other }, { accepted: net + returned + apart, returned, other }];
  return {
    batch, agreement: "Y1", startsOn: start, endsOn: end, source, institution, institutionName, product, productName, unit, agreedUnits: agreed, netUnits: net, own, platform,
    status: statusOf(agreed, net, start, end, elapsed / span), completion: agreed === 0 ? null : share(net, agreed), timeProgress: share(elapsed, span),
    forecastUnits: agreed === 0 || elapsed === 0 ? null : String(Math.round((net * span) / elapsed)),
    requiredUnitsPerDay: agreed === 0 || elapsed === span ? null : (Math.max(0, agreed - net) / (span - elapsed)).toFixed(2),
    nonSelected: net + other === 0 ? null : share(other, net + other), unmappedLines: 0, lastBoughtOn: net === 0 ? null : TODAY, failedUnits: at(net), excusedUnits: 0, excludedCompletion: agreed === 0 ? null : share(net, Math.max(1, agreed - at(net))), idleDays: elapsed === 0 ? null : Math.floor(chance() * 40),
  };
}

function allLines() {
  return INSTITUTIONS.flatMap((institution) => {
    const pace = 0.7 + chance() * 0.55;
    return BATCHES.flatMap((batch, at) => {
      if (institution[0].startsWith("T") && at > 2 && chance() < 0.35) return [];
      const unmappedLines = chance() < 0.1 ? 1 + Math.floor(chance() * 9) : 0;
      return PRODUCTS.slice(0, 2 + at).map((product, no) => ({ ...line(batch, institution, product, `P${no + 1}`, pace), unmappedLines }));
    });
  });
}

const LINES = allLines();
const GRAVITY = ["NO_COMMITMENT", "DONE", "NOT_STARTED", "GREEN", "YELLOW", "RED", "UNMET"];

function overview() {
  const groups = new Map();
  for (const each of LINES) {
    const key = `${each.batch} ${each.institution}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((group) => {
    const { batch, agreement, startsOn, endsOn, source, institution, institutionName, timeProgress, unmappedLines } = group[0];
    const statuses = {};
    for (const { status } of group) statuses[status] = (statuses[status] ?? 0) + 1;
    const agreedUnits = group.reduce((sum, each) => sum + each.agreedUnits, 0);
    const reachedUnits = group.reduce((sum, each) => sum + clamp(each.netUnits, 0, each.agreedUnits), 0);
    return {
      batch, agreement, startsOn, endsOn, source, institution, institutionName, products: group.length, statuses,
      worst: Object.keys(statuses).sort((a, b) => GRAVITY.indexOf(b) - GRAVITY.indexOf(a))[0], agreedUnits, reachedUnits,
      completion: agreedUnits === 0 ? null : share(reachedUnits, agreedUnits), timeProgress, unmappedLines,
    };
  });
}

function entries(found) {
  const months = found.netUnits === 0 ? 0 : 9;
  return Array.from({ length: months }, (_, at) => {
    const day = new Date(Math.min(Date.parse(found.startsOn) + at * 32 * DAY_MS, Date.now())).toISOString().slice(0, 10);
    const units = Math.round(found.own.accepted / months);
    const base = { day, line: 1, orderNo: `P${YEAR}-${found.product}${at}`, orderLine: 1, selected: true };
    return [
      { ...base, fact: "OWN", receipt: 1000 + at, item: "SALINE", units, code: null, packs: null, unit: null, mappingVersion: null, packFactor: null },
      { ...base, fact: "PLATFORM", receipt: null, item: at === 4 ? null : "SALINE", units: at === 4 ? null : units, code: "33-0001", packs: Math.ceil(units / 28), unit: "BOX", mappingVersion: at === 4 ? null : 1, packFactor: at === 4 ? null : 28 },
    ];
  }).flat();
}

function explanation(found) {
  const steps = [
    { name: "timeProgress", formula: `τ = ${found.timeProgress.exact} days`, exact: found.timeProgress.exact, shown: found.timeProgress.shown, source: "no official source: the operator's choice" },
    { name: "netUnits", formula: `${found.own.accepted} − ${found.own.returned}`, exact: String(found.netUnits), shown: String(found.netUnits), source: "accepted receipts less returns" },
    ...(found.completion === null ? [] : [{ name: "completion", formula: `c = ${found.completion.exact}`, exact: found.completion.exact, shown: found.completion.shown, source: "agreed volume" }]),
    { name: "status", formula: "c ≥ 1·τ", exact: found.status, shown: found.status, source: "no official source: the operator's choice" },
  ];
  return {
    asOf: TODAY, rule: { name: "MON-DEFAULT", version: 1, hash: "0f4f3c0c3f3ad4a4c5e1b6c3a2d0f5b7e8a9c1d2e3f4a5b6c7d8e9f0a1b2c3d4", source: "no official source: the operator's choice", inForce: false },
    figures: found, steps, ownSteps: steps, platformSteps: steps, nonSelected: { share: found.nonSelected, findings: found.idleDays > 30 ? ["SELECTED_NOT_USED"] : [] },
    nonSelectedSteps: [{ name: "nonSelectedShare", formula: `${found.own.other} / (${found.netUnits} + ${found.own.other})`, exact: found.nonSelected?.exact ?? "–", shown: found.nonSelected?.shown ?? "–", source: "accepted receipts less returns" }],
    revisions: [{ code: "33-0001", version: 2, beforeUnits: found.netUnits - 600, afterUnits: found.netUnits, beforeOtherUnits: 0, afterOtherUnits: 0, at: new Date().toISOString() }],
  };
}

const DIFFERENCES = [
  { kind: "PACK_FACTOR", orderNo: `P${YEAR}-9`, orderLine: 1, item: "SALINE", from: TODAY, until: TODAY, ownUnits: 280, platformUnits: 240, packFactor: 24, fittingFactor: 28 },
  { kind: "ONLY_PLATFORM", orderNo: `P${YEAR}-11`, orderLine: 2, item: "SALINE", from: TODAY, until: TODAY, ownUnits: 0, platformUnits: 112, packFactor: 28, fittingFactor: null },
];
const RECEIPT = Array.from({ length: 4 }, (_, at) => ({ line: at + 1, orderLine: at + 1, item: "SALINE", lot: `A2611${at}`, expiry: `${YEAR + 2}-0${at + 1}-28`, quantity: 280, returned: at === 2 ? 28 : 0 }));
const UNMAPPED = [
  { code: "33-0002", name: "氯化钠注射液 500 mL", lines: 12, firstOn: `${YEAR}-03-01`, lastOn: TODAY, suggestion: "SALINE" },
  { code: "33-0917", name: "一次性使用留置针 22G", lines: 3, firstOn: `${YEAR}-05-11`, lastOn: `${YEAR}-09-02`, suggestion: null },
];
const MAPPINGS = [
  { id: 1000, code: "33-0001", version: 1, item: "SALINE", packFactor: 24, startsOn: `${YEAR}-01-01`, endsOn: null, source: "说明书", proposedBy: "wang", reviewedBy: "li", accepted: true, words: "属实" },
  { id: 1001, code: "33-0001", version: 2, item: "SALINE", packFactor: 28, startsOn: `${YEAR}-01-01`, endsOn: null, source: "生产企业来函", proposedBy: "wang", reviewedBy: "li", accepted: true, words: "与实物相符" },
  { id: 1002, code: "33-0002", version: 1, item: "SALINE", packFactor: 30, startsOn: `${YEAR}-01-01`, endsOn: null, source: "说明书", proposedBy: "wang", reviewedBy: null, accepted: null, words: null },
];
const ITEMS = [["SALINE", "氯化钠注射液 500 mL", "袋"], ["NEEDLE-22", "一次性使用留置针 22G", "支"]].map(([code, name, baseUnit]) => ({ code, gtin: null, name, baseUnit, itemClass: "GENERAL", maker: "华东制药" }));

function reports() {
  return LINES.filter((each) => each.batch === "B8").slice(0, 40).map((each, at) => ({
    batch: each.batch, agreement: "Y1", institution: each.institution, product: each.product, reportedUnits: each.agreedUnits, meanUnits: Math.round(each.agreedUnits * 1.1),
    reason: null, reportedBy: "zhao", approvedBy: at % 3 === 0 ? null : "li", words: at % 3 === 0 ? null : "属实", usedUnits: 0, usedShare: null,
  }));
}

/** Columns of the fake's files by letter, for faults to point at. */
export function imported(dryRun, kind, text) {
  const rows = text.trim().split(/\r?\n/).slice(1);
  const wrong = rows.flatMap((row, at) => (row.includes("?") ? [{ field: `H${at + 2}`, code: "number", message: "须是不带分隔符的整数。" }] : []));
  if (wrong.length > 0) return { errors: wrong };
  return { body: kind === "volumes" ? { rows: rows.length, changed: dryRun ? 0 : rows.length, imported: !dryRun } : { rows: rows.length, added: 0, known: rows.length, unmapped: 0, imported: !dryRun } };
}

/** The answer to a question about procurement; undefined where there is none. */
export function vbpAnswer(url) {
  const [path, query] = [url.pathname, url.searchParams];
  const whole = (items) => ({ items, next: null });
  const wanted = (names) => LINES.filter((each) => names.every((name) => query.get(name) === null || query.get(name) === each[name]));
  const cell = () => wanted(["institution", "batch", "agreement", "product"])[0];
  if (path === "/api/vbp/batches") return whole(BATCHES.map(([code, name, source]) => ({ code, name, source })));
  if (path === "/api/vbp/agreements") return whole(BATCHES.map(([batch, , , startsOn, endsOn]) => ({ batch, code: "Y1", startsOn, endsOn })));
  if (path === "/api/vbp/products") return whole(BATCHES.flatMap(([batch], at) => PRODUCTS.slice(0, 2 + at).map(([name, unit], no) => ({ batch, code: `P${no + 1}`, name, unit }))));
  if (path === "/api/vbp/progress/overview") return whole(overview());
  if (path === "/api/vbp/progress") return whole(wanted(["institution", "batch", "agreement", "product"]));
  if (path === "/api/vbp/progress/explanation") return cell() && explanation(cell());
  if (path === "/api/vbp/progress/entries") return cell() && whole(entries(cell()));
  if (path === "/api/vbp/progress/differences") return cell() && whole(DIFFERENCES);
  if (path === "/api/vbp/unmapped") return whole(UNMAPPED);
  if (path === "/api/vbp/mappings") return whole(MAPPINGS.filter((each) => (query.get("code") ?? each.code) === each.code && (query.get("waiting") !== "true" || each.reviewedBy === null)));
  if (path === "/api/vbp/reports") return whole(reports());
  if (path === "/api/catalog/items") return whole(ITEMS);
  if (path === "/api/place/institutions") return whole(INSTITUTIONS.map(([code, name]) => ({ code, name, kind: "HOSPITAL" })));
  return /^\/api\/warehouse\/receipts\/\d+\/lines$/.test(path) ? whole(RECEIPT) : undefined;
}
