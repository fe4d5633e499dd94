// Stock, lives and scans of the made-up county, as far as working on the pages needs them.

const DAY_MS = 86_400_000;

function places(world) {
  return world.cabinets.map((c) => ({ code: c.place, name: c.name, kind: "CABINET", physical: true, parent: null, institution: "H1" }));
}

function cards(world) {
  return world.cabinets.flatMap((c) =>
    c.stock.map((line) => ({
      item: line.item, name: line.name, lot: line.lot, maker: "华东器械", expiry: line.expiry ?? null, owner: line.owner, place: c.place, placeName: c.name,
      placeKind: "CABINET", within: c.ward, quantity: line.tags.length, holds: line.lot.startsWith("ZL") ? ["RECALLED"] : [],
    })),
  );
}

function kept(world, query) {
  const [q, within, status] = [query.get("q")?.toLowerCase(), query.get("within"), query.get("status")];
  const days = (card) => (card.expiry === null ? Infinity : (Date.parse(card.expiry) - Date.now()) / DAY_MS);
  return cards(world)
    .filter((card) => q === undefined || card.lot.toLowerCase() === q || `${card.item} ${card.name}`.toLowerCase().includes(q))
    .filter((card) => within === null || card.place === within)
    .filter((card) => status !== "HELD" || card.holds.length > 0)
    .filter((card) => status !== "NEAR" || (days(card) > -1 && days(card) <= 30))
    .filter((card) => status !== "EXPIRED" || days(card) <= -1)
    .sort((a, b) => (status === null ? a.item.localeCompare(b.item) : String(a.expiry).localeCompare(String(b.expiry))));
}

const lineOf = (c, tag) => c.stock.find((line) => line.tags.includes(tag));
const where = (c) => ({ code: c.place, name: c.name, kind: "CABINET", within: c.ward, did: c.did });

function steps(c, epc) {
  const at = (days) => new Date(Date.now() - days * DAY_MS).toISOString();
  const supplier = { code: "SUPPLIER", name: "Suppliers", kind: "SUPPLIER" };
  const store = { code: "ST1", name: "骨科二级库", kind: "HOSPITAL_STORE" };
  const step = (no, days, more) => ({ no, epc, occurredAt: at(days), recordedAt: at(days), quantity: 1, reversal: false, ...more });
  return [
    step(2, 3, { reason: "PUT", from: store, to: where(c), actor: `device:${c.did}`, who: "N-014", cause: `entry:${c.did}:1:7` }),
    step(1, 9, { reason: "TAGGED", from: supplier, to: store, actor: "keeper", cause: "act:0193520e" }),
  ];
}

function unitLife(world, epc) {
  const c = world.cabinets.find((each) => lineOf(each, epc) !== undefined);
  if (c === undefined) return undefined;
  const line = lineOf(c, epc);
  const unit = { epc, item: line.item, name: line.name, lot: line.lot, maker: "华东器械", expiry: line.expiry, owner: "H1", ownerName: line.owner, boundAt: new Date().toISOString(), place: where(c) };
  return { unit, holds: [], discrepancies: [], items: steps(c, epc), next: null };
}

function lotLife(world, query) {
  const found = world.cabinets.flatMap((c) => c.stock.filter((line) => line.item === query.get("item") && line.lot === query.get("lot")).map((line) => ({ c, line })));
  if (found.length === 0) return undefined;
  const { item, name, lot, expiry } = found[0].line;
  return {
    lot: { item, name, lot, maker: query.get("maker"), expiry, tagged: true }, holds: [], next: null,
    stands: found.map(({ c, line }) => ({ place: where(c), quantity: line.tags.length })), items: found.flatMap(({ c, line }) => line.tags.flatMap((tag) => steps(c, tag))),
  };
}

/** What a scan means; undefined only for a body that is none. */
export function resolved(world, raw) {
  const code = raw.trim();
  const c = world.cabinets.find((each) => lineOf(each, code) !== undefined);
  const device = world.cabinets.find((each) => each.did === code);
  if (c !== undefined) {
    const line = lineOf(c, code);
    return { kind: "opaque", warnings: [], candidates: [{ is: "UNIT", epc: code, item: line.item, name: line.name, lot: line.lot, maker: "华东器械", expiry: line.expiry, place: c.place, placeName: c.name }] };
  }
  if (device !== undefined) return { kind: "opaque", warnings: [], candidates: [{ is: "DEVICE", did: code, kind: "CABINET", place: device.place, placeName: device.name }] };
  return { kind: "opaque", candidates: [], warnings: ["UNKNOWN"] };
}

/** The answer to a question about stock, places or lives; undefined where there is none. */
export function ledgerAnswer(world, url) {
  const path = url.pathname;
  if (path === "/api/place/places") return { items: places(world), next: null };
  if (path === "/api/ledger/stock") return { items: kept(world, url.searchParams), next: null };
  if (path === "/api/ledger/stock/total") {
    const list = kept(world, url.searchParams);
    return { lines: list.length, items: new Set(list.map((card) => card.item)).size, quantity: list.reduce((sum, card) => sum + card.quantity, 0) };
  }
  if (path.startsWith("/api/trace/units/")) return unitLife(world, path.split("/").at(-1).toUpperCase());
  return path === "/api/trace/lots" ? lotLife(world, url.searchParams) : undefined;
}
