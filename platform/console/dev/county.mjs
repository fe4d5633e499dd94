// A small made-up county for working on the console without a platform. Nothing here is built or shipped.

const WARDS = [
  ["骨科一病区", 3], ["心血管内科", 3], ["手术室", 6], ["导管室", 4], ["重症医学科", 2], ["急诊科", 2], ["普通外科二病区", 2], ["产科", 1], ["乡镇卫生院 · 青石桥", 1],
];
const ITEMS = [
  ["OR-1042", "一次性使用无菌注射器 20 mL 带针"], ["CV-3301", "药物洗脱冠状动脉支架系统 3.0×18 mm"], ["CV-3302", "药物洗脱冠状动脉支架系统 2.75×24 mm"],
  ["OR-2210", "人工髋关节假体 股骨柄 11 号"], ["OR-2215", "人工髋关节假体 髋臼内衬 52/32"], ["SG-0870", "可吸收性外科缝线 3-0"], ["AN-0114", "丙泊酚中/长链脂肪乳注射液 20 mL:0.2 g"],
  ["AN-0120", "盐酸肾上腺素注射液 1 mL:1 mg"], ["CA-5003", "经皮冠状动脉球囊扩张导管 2.5×15 mm"], ["IM-0907", "人血白蛋白 50 mL:10 g"], ["SG-0911", "一次性使用吻合器 60 mm"], ["OR-2299", "骨水泥 40 g"],
];
const OWNERS = ["县人民医院", "县人民医院", "寄售 · 瑞康医疗", "寄售 · 华东器械"];
const DAY_MS = 86_400_000;

let seed = 20261122;
function chance() {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}
const pick = (list) => list[Math.floor(chance() * list.length)];
const ago = (ms) => new Date(Date.now() - ms).toISOString();
const day = (days) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const epc = () => `30${Array.from({ length: 22 }, () => Math.floor(chance() * 16).toString(16)).join("")}`.toUpperCase();

function stockOf(lines) {
  const items = [...ITEMS].sort(() => chance() - 0.5).slice(0, lines);
  return items
    .map(([item, name]) => ({
      item, name, lot: `${pick(["A", "B", "H", "ZL"])}${Math.floor(240000 + chance() * 29999)}`,
      expiry: item === "OR-2210" ? undefined : day(Math.floor(chance() * 900) - 20), owner: pick(OWNERS),
      tags: Array.from({ length: 1 + Math.floor(chance() * 7) }, epc),
    }))
    .sort((a, b) => (a.item < b.item ? -1 : 1));
}

function unitOf(stock, tag) {
  const line = stock.find((each) => each.tags.includes(tag));
  return line && { item: line.item, name: line.name, lot: line.lot, expiry: line.expiry };
}

function cabinetsOf() {
  let n = 0;
  return WARDS.flatMap(([ward, count]) =>
    Array.from({ length: count }, (_, k) => {
      n += 1;
      const did = `CAB-${String(n).padStart(4, "0")}`;
      return {
        did, place: `C${String(n).padStart(3, "0")}`, name: `${["高值耗材柜", "介入耗材柜", "麻精药品柜", "常备耗材柜"][n % 4]} ${k + 1}`, ward,
        online: true, door: "CLOSED", claimed: { added: [], removed: [] }, lastSnapshotAt: ago(chance() * 3_000_000), unverified: false, replaying: false,
        stock: stockOf(3 + Math.floor(chance() * 8)), sessions: [], discrepancies: [],
      };
    }),
  );
}

/** The county, its rows as the platform would give them, and what can happen to a cabinet. */
export function county() {
  const cabinets = cabinetsOf();
  let session = 1000;
  let difference = 1;

  function row(c) {
    const { stock, sessions, discrepancies, ...rest } = c;
    return { ...rest, units: stock.reduce((sum, line) => sum + line.tags.length, 0), openDiscrepancies: discrepancies.filter((d) => d.state === "OPEN").length };
  }
  function open(c) {
    session += 1;
    c.session = { id: `s-${session}`, state: "OPEN", who: pick(["N-014", "N-027", "D-003", "P-110"]) };
    c.door = "OPEN";
    c.sessions.unshift({ ...c.session, method: pick(["CARD", "FACE", "FINGER"]), openedAt: ago(0), claimed: { added: [], removed: [] }, lines: [] });
  }
  function end(c) {
    const tags = c.stock.flatMap((line) => line.tags);
    const claimed = { removed: tags.slice(0, 1 + Math.floor(chance() * 2)), added: [] };
    c.door = "CLOSED";
    c.session.state = "ENDED";
    c.claimed = claimed;
    Object.assign(c.sessions[0], { state: "ENDED", endedAt: ago(0), claimed });
  }
  function close(c) {
    const lines = c.claimed.removed.map((tag) => ({ tag, kind: "TAKEN", ...unitOf(c.stock, tag) }));
    for (const line of c.stock) line.tags = line.tags.filter((tag) => !c.claimed.removed.includes(tag));
    c.stock = c.stock.filter((line) => line.tags.length > 0);
    Object.assign(c.sessions[0], { state: "CLOSED", closedAt: ago(0), claimed: { added: [], removed: [] }, lines });
    c.claimed = { added: [], removed: [] };
    c.lastSnapshotAt = ago(0);
    c.unverified = false;
    delete c.session;
  }
  function differ(c, kind, more = {}) {
    difference += 1;
    const tag = more.tag ?? c.stock[0]?.tags[0] ?? epc();
    c.discrepancies.unshift({ id: `${difference}`, did: c.did, tag, kind, state: "OPEN", openedAt: ago(chance() * 9_000_000), ...unitOf(c.stock, tag), ...more });
  }

  // A past worth looking at: every state of a row occurs once.
  const [a, b, c2, d, e, f, g] = cabinets;
  for (const c of cabinets.slice(0, 12)) {
    for (let i = 0; i < 3; i += 1) {
      open(c);
      end(c);
      close(c);
      const minutesAgo = (3 - i) * 40 + Math.floor(chance() * 15);
      Object.assign(c.sessions[0], { openedAt: ago(minutesAgo * 60_000), endedAt: ago(minutesAgo * 60_000 - 45_000), closedAt: ago(minutesAgo * 60_000 - 60_000) });
    }
  }
  for (const c of cabinets) c.lastSnapshotAt = ago(chance() * 3_000_000);
  open(b);
  end(b);
  open(c2);
  Object.assign(d, { online: false, lastSnapshotAt: ago(30 * 3_600_000), unverified: true });
  Object.assign(e, { replaying: true, unverified: true });
  differ(a, "SUSPECT", { session: "s-1003" });
  differ(a, "UNKNOWN_TAG", { tag: epc(), item: undefined });
  differ(a, "CONTESTED", { tag: a.stock[0].tags.at(-1) });
  differ(a, "PRESENT_WITHOUT_SESSION", { state: "RESOLVED", resolution: "MISREAD_HEALED", resolvedAt: ago(60_000) });
  differ(d, "JOURNAL_LOST", { tag: "17:90412-90466" });
  open(f);
  end(f);
  const lines = f.claimed.removed.map((tag) => ({ tag, kind: "SUSPECT", ...unitOf(f.stock, tag) }));
  f.session.state = "SUSPECT";
  f.claimed = { added: [], removed: [] };
  Object.assign(f.sessions[0], { state: "SUSPECT", lines, claimed: f.claimed });
  for (const line of f.sessions[0].lines) differ(f, "SUSPECT", { tag: line.tag, session: f.session.id });
  Object.assign(g, { lastSnapshotAt: undefined, unverified: true, stock: [], door: "UNKNOWN" });

  return { cabinets, row, open, end, close, chance };
}
