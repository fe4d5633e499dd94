// Rule sets of the made-up county: the shipped ones as drafts, read and in force, and what can be done with them.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";

const SHIPPED = new URL("../../src/main/resources/io/wardline/platform/rule/", import.meta.url);
const files = readdirSync(SHIPPED).filter((name) => name.endsWith(".json")).sort().map((name) => JSON.parse(readFileSync(new URL(name, SHIPPED), "utf8")));

const cited = ({ origin, documentNumber, draftOf }) =>
  ({ DOCUMENT: documentNumber, CONSULTATION_DRAFT: `${draftOf} (consultation draft, not in force)` })[origin] ?? "no official source: the operator's choice";
const sets = [];

function enter(content, author, status = "DRAFT", reviewers = []) {
  const text = JSON.stringify(content);
  const { name, kind, region, version, effectiveFrom, effectiveTo } = content;
  sets.push({
    id: 1000 + sets.length, name, kind, region, version, effectiveFrom, lastDay: effectiveTo ?? null, status, source: cited(content.source),
    hash: createHash("sha256").update(text).digest("hex"), author, authorId: 11, reviewers, reviewerIds: reviewers.map((_, at) => 20 + at), content: text,
  });
  return sets.at(-1);
}

const byName = (name) => files.find((each) => each.name === name);
enter({ ...byName("MON-DEFAULT"), effectiveTo: "2026-06-30" }, "officer.li", "ACTIVE", ["officer.wang", "officer.zhao"]);
enter({ ...byName("MON-DEFAULT"), version: 2, effectiveFrom: "2026-07-01", params: { greenFrom: "1", yellowFrom: "0.7", graceDays: 45 } }, "officer.li", "REVIEWED", ["officer.wang", "demo"]);
enter(byName("RT-SZ-2024-DRAFT"), "officer.zhao", "ACTIVE", ["officer.wang", "officer.li"]);
enter(byName("RT-GENERIC"), "demo");
enter(byName("JX-2022-23"), "officer.li", "DRAFT", ["officer.wang"]);
enter(byName("GX-2023-24"), "officer.li", "RETIRED");

const leaves = (value, path, found) => {
  if (value === null || value === undefined) return found;
  if (typeof value !== "object") return found.set(path, JSON.stringify(value));
  for (const [name, each] of Object.entries(value)) leaves(each, Array.isArray(value) ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`, found);
  return found;
};

function changes(former, latter) {
  const [before, after] = [former, latter].map(({ content }) => leaves(JSON.parse(content), "", new Map()));
  return [...new Set([...before.keys(), ...after.keys()])].sort().map((path) => ({ path, before: before.get(path) ?? "", after: after.get(path) ?? "" })).filter((each) => each.before !== each.after);
}

/** The body of an answer; undefined where there is no such route or set. */
export function ruleAnswer(method, path, query, body) {
  const find = (id) => sets.find((each) => each.id === Number(id));
  if (method === "GET" && path === "sets") return { items: sets, next: null };
  if (method === "GET" && path === "shipped") return { items: files.map((each) => ({ name: each.name, source: cited(each.source), content: JSON.stringify(each) })), next: null };
  if (method === "GET" && path === "changes") return { items: changes(find(query.get("former")), find(query.get("latter"))), next: null };
  if (method !== "POST") return undefined;
  const set = path === "sets" ? enter(JSON.parse(body.content), "demo") : find(body.set);
  if (path === "reviews") {
    set.reviewers.push("demo");
    if (set.reviewers.length >= 2) set.status = "REVIEWED";
  }
  if (path === "in-force") set.status = "ACTIVE";
  if (path === "ends") set.lastDay = body.lastDay;
  if (path === "retirements") set.status = "RETIRED";
  return { id: set.id };
}

/** What other thresholds would say of three products. */
export function triedMonitoring() {
  const item = (product, productName, before, after) => ({ batch: "B8", agreement: "Y1", institution: "H1", institutionName: "县人民医院", product, productName, before, after });
  const items = [item("SALINE", "氯化钠注射液 500 mL", "RED", "YELLOW"), item("METFORMIN", "盐酸二甲双胍片 0.5 g", "RED", "YELLOW"), item("ATORVA", "阿托伐他汀钙片 20 mg", "YELLOW", "GREEN")];
  const rule = { name: "MON-DEFAULT", version: 1, hash: "0".repeat(64), source: "no official source: the operator's choice", inForce: true };
  return { whatIf: true, asOf: "2026-11-22", rule, params: "{}", judged: 1_240, changed: items.length, items };
}
