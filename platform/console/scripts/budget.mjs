// Weighs what a first visit to each page loads, as gzip, against the page budget; too heavy fails the build.
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const LANDING_KB = 260; // must; the goal is 180
const FURTHER_KB = 90; // must for what a further page adds; the goal is 50
// What draws charts is fetched by the first one that is shown, after its page stands with its figures and its words; it is one
// library for all of them and as large as bars, lines, patterns and a canvas are.
const CHART_KB = 200;
const CHARTS = "src/shell/charts.ts";
const DIST = new URL("../dist/", import.meta.url);

const manifest = JSON.parse(await readFile(new URL(".vite/manifest.json", DIST), "utf8"));

function filesOf(key, seen = new Set(), files = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(key)) return files;
  seen.add(key);
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const imported of chunk.imports ?? []) filesOf(imported, seen, files);
  return files;
}

async function kilobytes(files) {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(await readFile(new URL(file, DIST)), { level: 9 }).length;
  return bytes / 1024;
}

const entry = filesOf("index.html");
const pages = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry);
const landingKey = "src/console/WorkbenchPage.tsx";
if (!pages.includes(landingKey)) throw new Error(`${landingKey} is no page of its own in the manifest`);
const landing = filesOf(landingKey, new Set(), new Set(entry));

let failed = false;
function report(name, size, limit) {
  const over = size > limit;
  failed ||= over;
  console.log(`${over ? "OVER " : "ok   "} ${name.padEnd(36)} ${size.toFixed(1).padStart(6)} KB gzip, at most ${limit}`);
}

report("landing (workbench)", await kilobytes(landing), LANDING_KB);
for (const page of pages.filter((key) => key !== landingKey)) {
  const added = [...filesOf(page)].filter((file) => !landing.has(file));
  report(page.replace(/^src\//, "+ "), await kilobytes(added), page === CHARTS ? CHART_KB : FURTHER_KB);
}
if (failed) process.exit(1);
