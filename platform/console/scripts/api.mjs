// Merges the features' OpenAPI documents and writes the client's types.
// The types are made anew by every build and not committed, so they cannot fall behind the documents.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import openapiTS, { astToString } from "openapi-typescript";
import { parse } from "yaml";

const DOCUMENTS = new URL("../../src/main/resources/openapi/", import.meta.url);
const TARGET = new URL("../src/web/schema.gen.ts", import.meta.url);

/** A reference to another feature's document becomes one into the merged document. */
function localRefs(yamlText) {
  return yamlText.replaceAll(/(['"]?)(?:\.\/)?[a-z]+\.yaml#\//g, "$1#/");
}

function unite(target, section, addition, where) {
  for (const [name, value] of Object.entries(addition ?? {})) {
    const known = target[name];
    if (known !== undefined && !isDeepStrictEqual(known, value)) {
      throw new Error(`${where}: ${section} ${name} is already defined differently by another document`);
    }
    target[name] = value;
  }
}

async function merged() {
  const names = (await readdir(DOCUMENTS)).filter((name) => name.endsWith(".yaml")).sort();
  if (names.length === 0) throw new Error(`no OpenAPI document in ${DOCUMENTS.pathname}`);
  const whole = { openapi: "3.1.0", info: { title: "Wardline", version: "0.1.0" }, paths: {}, components: {} };
  for (const name of names) {
    const document = parse(localRefs(await readFile(new URL(name, DOCUMENTS), "utf8")));
    unite(whole.paths, "path", document.paths, name);
    for (const [section, entries] of Object.entries(document.components ?? {})) {
      unite((whole.components[section] ??= {}), section, entries, name);
    }
  }
  return whole;
}

const types = astToString(await openapiTS(await merged(), { alphabetize: true }));
await writeFile(TARGET, `// Generated from platform/src/main/resources/openapi by scripts/api.mjs.\n${types}`);
