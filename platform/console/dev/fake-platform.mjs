// A stand-in for the platform while working on the console: `npm run fake`, then `npm run dev`, or open this port itself for
// the built pages under the platform's own content policy. It is not built, not shipped, and proves nothing about the product.
//   account demo, password demo
//   /dev/slow?ms=3000  /dev/fail?part=stock|ledger|vbp  /dev/empty  /dev/mute  /dev/step?did=CAB-0009  /dev/mend
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { county } from "./county.mjs";
import { incentiveAnswer } from "./incentive.mjs";
import { ledgerAnswer, resolved } from "./ledger.mjs";
import { ruleAnswer, triedMonitoring } from "./rule.mjs";
import { settlementAnswer } from "./settlement.mjs";
import { statementAnswer } from "./statement.mjs";
import { imported, vbpAnswer } from "./vbp.mjs";

const PORT = Number(process.env.PORT ?? 8787);
const DIST = new URL("../dist", import.meta.url).pathname;
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const POLICY = "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; object-src 'none'";

const TEXTS = { credentials_refused: "账号或密码错误。", overload: "系统繁忙，同一请求稍后可能成功。", vbp_mapping_review_two_persons: "提出对照的人不能复核自己的对照。" };

const world = county();
const watchers = new Set();
const trouble = { slowMs: 0, fail: "", empty: false, mute: false };
let requests = 0;

function json(res, status, body, type = "application/json") {
  res.writeHead(status, { "Content-Type": type }).end(body === undefined ? undefined : JSON.stringify(body));
}
function problem(res, status, code) {
  requests += 1;
  json(res, status, { type: "about:blank", title: code, status, code, detail: TEXTS[code], requestId: `r-${String(requests).padStart(8, "0")}` }, "application/problem+json");
}
function say(event, data) {
  if (!trouble.mute) for (const res of watchers) res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
function tell(cabinet) {
  say("cabinet", world.row(cabinet));
}
function step(cabinet) {
  if (cabinet.session === undefined) world.open(cabinet);
  else if (cabinet.session.state === "OPEN") world.end(cabinet);
  else if (cabinet.session.state === "ENDED") world.close(cabinet);
  tell(cabinet);
}

const PARTS = {
  cabinets: () => ({ items: trouble.empty ? [] : world.cabinets.map(world.row), next: null }),
  stock: (c) => ({ items: c.stock.map((line) => ({ ...line, quantity: line.tags.length })), next: null }),
  sessions: (c) => ({ items: c.sessions, next: null }),
  discrepancies: (c, url) => ({ items: c.discrepancies.filter((d) => url.searchParams.get("state") === "all" || d.state === "OPEN"), next: null }),
};

function answerCabinet(req, res, url) {
  const [, , , , did, part = "cabinets"] = url.pathname.split("/");
  const name = url.pathname.endsWith("/discrepancies") ? "discrepancies" : part;
  const cabinet = world.cabinets.find((each) => each.did === (did ?? url.searchParams.get("cabinet")));
  if (trouble.fail === name) return problem(res, 503, "overload");
  if (did !== undefined && cabinet === undefined) return problem(res, 404, "missing");
  if (name === "stock-take") return json(res, 202, { command: "0193520e-0000-7000-8000-000000000000" });
  return json(res, 200, PARTS[name](cabinet, url));
}

function answerSession(req, res) {
  const signedIn = /wl=1/.test(req.headers.cookie ?? "");
  if (req.method === "GET") return signedIn ? json(res, 200, { account: "demo", role: process.env.ROLE ?? "admin", permissions: ["CALCULATE", "APPROVE"], mustChangePassword: false, mustEnrolSecondStep: false }) : problem(res, 401, "not_signed_in");
  if (req.method === "DELETE") return res.writeHead(204, { "Set-Cookie": "wl=; Max-Age=0; Path=/" }).end();
  let body = "";
  req.on("data", (chunk) => (body += chunk)).on("end", () => {
    const { account, password } = JSON.parse(body);
    if (account !== "demo" || password !== "demo") return problem(res, 401, "credentials_refused");
    res.writeHead(204, { "Set-Cookie": "wl=1; HttpOnly; SameSite=Strict; Path=/" }).end();
  });
}

function answerLedger(res, url) {
  if (trouble.fail === "ledger") return problem(res, 503, "overload");
  const answer = ledgerAnswer(world, url);
  return answer === undefined ? problem(res, 404, "absent") : json(res, 200, answer);
}

/** What is sent is read and, but for files, only acknowledged: the made-up county stays as it is. */
function answerVbp(req, res, url) {
  if (trouble.fail === "vbp") return problem(res, 503, "overload");
  if (req.method === "GET") {
    const answer = trouble.empty ? { items: [], next: null } : vbpAnswer(url);
    return answer === undefined ? answerLedger(res, url) : json(res, 200, answer);
  }
  let body = "";
  return req.on("data", (chunk) => (body += chunk)).on("end", () => {
    if (url.pathname.endsWith("/review")) return problem(res, 409, "vbp_mapping_review_two_persons");
    if (!url.pathname.endsWith("/import")) return json(res, 201, { id: 2000, version: 2 });
    const dryRun = url.searchParams.get("dry-run") === "true";
    const { errors, body: report } = imported(dryRun, url.pathname.split("/").at(-2), body);
    if (errors === undefined) return json(res, dryRun ? 200 : 201, report);
    return json(res, 400, { type: "about:blank", title: "malformed", status: 400, code: "malformed", requestId: "r-1", errors }, "application/problem+json");
  });
}

function answerScan(req, res) {
  let body = "";
  req.on("data", (chunk) => (body += chunk)).on("end", () => json(res, 200, resolved(world, JSON.parse(body).raw)));
}

function answerRule(req, res, url) {
  let body = "";
  req.on("data", (chunk) => (body += chunk)).on("end", () => {
    const answer = ruleAnswer(req.method, url.pathname.split("/")[3], url.searchParams, body === "" ? {} : JSON.parse(body));
    return answer === undefined ? problem(res, 404, "absent") : json(res, req.method === "POST" ? 201 : 200, answer);
  });
}

function answerIncentive(req, res, url) {
  req.resume().on("end", () => {
    const answer = incentiveAnswer(req.method, url.pathname.split("/")[3]);
    return answer === undefined ? problem(res, 404, "absent") : json(res, 200, answer);
  });
}

function answerSettlement(req, res, url) {
  let body = "";
  req.on("data", (chunk) => (body += chunk)).on("end", () => {
    const answer = settlementAnswer(url.pathname.split("/")[3], body === "" ? {} : JSON.parse(body));
    return answer === undefined ? problem(res, 404, "absent") : json(res, req.method === "POST" && !url.pathname.endsWith("trials") ? 201 : 200, answer);
  });
}

function answerStatement(req, res, url) {
  req.resume().on("end", () => {
    const answer = statementAnswer(req.method, url.pathname.split("/"), url.searchParams);
    return answer === undefined ? problem(res, 404, "absent") : json(res, req.method === "POST" ? 201 : 200, answer);
  });
}

function watch(req, res) {
  res.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  res.write("event: resync\ndata: {}\n\n");
  watchers.add(res);
  req.on("close", () => watchers.delete(res));
}

function answerDev(res, url) {
  const did = url.searchParams.get("did");
  if (url.pathname === "/dev/slow") trouble.slowMs = Number(url.searchParams.get("ms"));
  if (url.pathname === "/dev/fail") trouble.fail = url.searchParams.get("part") ?? "";
  if (url.pathname === "/dev/empty") trouble.empty = true;
  if (url.pathname === "/dev/mute") trouble.mute = true;
  if (url.pathname === "/dev/step") step(world.cabinets.find((each) => each.did === did));
  if (url.pathname === "/dev/mend") Object.assign(trouble, { slowMs: 0, fail: "", empty: false, mute: false });
  res.writeHead(204).end();
}

function answerFile(res, url) {
  const wanted = join(DIST, normalize(url.pathname));
  const file = url.pathname !== "/" && existsSync(wanted) ? wanted : join(DIST, "index.html");
  res.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream", "Content-Security-Policy": POLICY, "Cache-Control": "no-store" });
  createReadStream(file).pipe(res);
}

function answer(req, res) {
  const url = new URL(req.url, "http://localhost");
  if (url.pathname.startsWith("/dev/")) return answerDev(res, url);
  if (!url.pathname.startsWith("/api/")) return answerFile(res, url);
  if (url.pathname === "/api/identity/session") return answerSession(req, res);
  if (!/wl=1/.test(req.headers.cookie ?? "")) return problem(res, 401, "not_signed_in");
  if (url.pathname === "/api/vbp/progress/what-if") return json(res, 200, triedMonitoring());
  if (url.pathname === "/api/cabinet/live") return watch(req, res);
  if (url.pathname === "/api/scan/resolve") return answerScan(req, res);
  if (url.pathname.startsWith("/api/incentive/")) return answerIncentive(req, res, url);
  if (url.pathname.startsWith("/api/settlement/")) return answerSettlement(req, res, url);
  if (url.pathname.startsWith("/api/statement/")) return answerStatement(req, res, url);
  if (url.pathname.startsWith("/api/rule/")) return answerRule(req, res, url);
  return setTimeout(() => (url.pathname.startsWith("/api/cabinet/") ? answerCabinet(req, res, url) : answerVbp(req, res, url)), trouble.slowMs);
}

createServer(answer).listen(PORT, "127.0.0.1", () => console.log(`http://127.0.0.1:${PORT}  account demo, password demo`));
setInterval(() => say("beat", { at: new Date().toISOString() }), 5_000);
if (process.env.STILL === undefined) {
  setInterval(() => step(world.cabinets[7 + Math.floor(world.chance() * (world.cabinets.length - 7))]), 2_000);
}
