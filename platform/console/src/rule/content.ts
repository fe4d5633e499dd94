/** What was decided, as the platform keeps it: one JSON object. Here it is read, and written again for a new version. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type Group = { readonly [name: string]: Json };

export const ORIGINS = ["DOCUMENT", "CONSULTATION_DRAFT", "OPERATORS_CHOICE"] as const;
export type Origin = (typeof ORIGINS)[number];

/** Where a rule comes from. Nothing that stands in no document may look as if it did. */
export interface Source {
  readonly origin: Origin;
  /** Of the document, or whose draft it is; empty for the operator's own choice. */
  readonly number: string;
  /** Empty until somebody has read it from the document itself. */
  readonly title: string;
  readonly quotes: readonly string[];
}

export interface Content {
  readonly name: string;
  readonly kind: string;
  readonly region: string;
  readonly version: number;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | undefined;
  readonly source: Source;
  readonly remarks: readonly string[];
  readonly params: Group;
}

export function isGroup(value: Json | undefined): value is Group {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function texts(value: Json | undefined): readonly string[] {
  return isList(value) ? value.filter((each) => typeof each === "string") : [];
}

function sourceOf(value: Json | undefined): Source {
  const source = isGroup(value) ? value : {};
  const origin = ORIGINS.find((each) => each === source["origin"]) ?? "OPERATORS_CHOICE";
  const number = text(origin === "CONSULTATION_DRAFT" ? source["draftOf"] : source["documentNumber"]);
  return { origin, number, title: text(source["documentTitle"]), quotes: texts(source["quotes"]) };
}

/** The content of a set; the platform wrote it, so that it is an object with these names is certain. */
export function contentOf(json: string): Content {
  const all = JSON.parse(json) as Group;
  return {
    name: text(all["name"]),
    kind: text(all["kind"]),
    region: text(all["region"]),
    version: typeof all["version"] === "number" ? all["version"] : 1,
    effectiveFrom: text(all["effectiveFrom"]),
    effectiveTo: text(all["effectiveTo"]) || undefined,
    source: sourceOf(all["source"]),
    remarks: texts(all["remarks"]),
    params: isGroup(all["params"]) ? all["params"] : {},
  };
}

function sourceJson({ origin, number, title, quotes }: Source): Json {
  switch (origin) {
    case "DOCUMENT":
      return { origin, documentNumber: number, documentTitle: title === "" ? null : title, quotes };
    case "CONSULTATION_DRAFT":
      return { origin, draftOf: number, quotes };
    case "OPERATORS_CHOICE":
      return { origin };
  }
}

/** On one line, as the platform takes it. */
export function jsonOf({ source, effectiveTo, ...rest }: Content): string {
  return JSON.stringify({ ...rest, effectiveTo: effectiveTo ?? null, source: sourceJson(source) });
}

/** The parameters with another value at a place such as `["gradeTable", 1, "rate"]`; undefined takes it away. */
export function withValue(value: Json, path: readonly (string | number)[], next: Json | undefined): Json {
  const [first, ...rest] = path;
  if (first === undefined) return next ?? null;
  if (typeof first === "number") {
    const rows = isList(value) ? value : [];
    if (rest.length === 0 && next === undefined) return rows.filter((_, at) => at !== first);
    return first < rows.length ? rows.map((row, at) => (at === first ? withValue(row, rest, next) : row)) : [...rows, withValue({}, rest, next)];
  }
  const group = isGroup(value) ? value : {};
  if (rest.length > 0 || next !== undefined) return { ...group, [first]: withValue(group[first] ?? null, rest, next) };
  return Object.fromEntries(Object.entries(group).filter(([name]) => name !== first));
}
