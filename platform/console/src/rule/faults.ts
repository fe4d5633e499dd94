import { contentOf, isGroup, isList, type Content, type Group, type Json } from "./content";
import { scaled } from "./decimal";
import type { KnownSet } from "./view";
import { paramsOf, type Param } from "./shapes";

export const FLAWS = [
  "DATES_REVERSED", "TIERS_HAVE_A_HOLE", "TIERS_OVERLAP", "TIERS_OUT_OF_ORDER", "RATE_OUT_OF_RANGE", "MIN_WITHOUT_COMPLETION_VETO", "GRADES_MISSING",
  "THRESHOLDS_OUT_OF_ORDER", "LOCAL_VALUE_MISSING", "COUNTING_POINT_NOT_KEPT", "DATES_OVERLAP",
] as const;
export type Flaw = (typeof FLAWS)[number];

/**
 * What is wrong with one field. A field that cannot be read stops the form; a flaw does not, because a set that cannot be put
 * in force yet may be entered, so that others can see it. The platform decides both again.
 */
export interface FieldFault {
  /** Such as `gradeTable[1].rate`; the head's fields by their own names. */
  readonly path: string;
  readonly code: "missing" | "malformed" | "range" | Flaw;
}

export function stops({ code }: FieldFault): boolean {
  return code === "missing" || code === "malformed" || code === "range";
}

function cellFaults(path: string, { shape, local, optional }: Param, value: Json | undefined): readonly FieldFault[] {
  if (shape.is === "rows" || shape.is === "unknown") return [];
  if (value === undefined || value === null || value === "") {
    if (local === true) return [{ path, code: "LOCAL_VALUE_MISSING" }];
    return optional === true || shape.is === "flag" ? [] : [{ path, code: "missing" }];
  }
  switch (shape.is) {
    case "decimal": {
      const number = scaled(String(value));
      if (number === undefined) return [{ path, code: "malformed" }];
      const outside = number < (scaled(shape.least) ?? 0n) || number > (scaled(shape.most) ?? 0n);
      return outside ? [{ path, code: "range" }] : [];
    }
    case "whole":
      if (typeof value !== "number" || !Number.isInteger(value)) return [{ path, code: "malformed" }];
      return value < shape.least || value > shape.most ? [{ path, code: "range" }] : [];
    case "words":
      return shape.words.includes(String(value)) ? [] : [{ path, code: "missing" }];
    case "text":
      return String(value).length > shape.longest ? [{ path, code: "range" }] : [];
    case "flag":
      return [];
  }
}

function at(row: Json | undefined, name: string): bigint | undefined {
  return isGroup(row) ? scaled(String(row[name])) : undefined;
}

/** Tiers begin at 0 and follow one another: neither a hole nor something that two of them claim. */
function tierFlaws(path: string, rows: readonly Json[]): readonly FieldFault[] {
  if (rows.length === 0) return [{ path, code: "TIERS_HAVE_A_HOLE" }];
  let end = 0n;
  for (const [index, row] of rows.entries()) {
    const [above, upTo] = [at(row, "above"), at(row, "upTo")];
    if (above === undefined || upTo === undefined) return [];
    const tier = `${path}[${index}]`;
    if (upTo <= above || upTo <= end) return [{ path: `${tier}.upTo`, code: "TIERS_OUT_OF_ORDER" }];
    if (above > end) return [{ path: `${tier}.above`, code: "TIERS_HAVE_A_HOLE" }];
    if (above < end) return [{ path: `${tier}.above`, code: "TIERS_OVERLAP" }];
    end = upTo;
  }
  return [];
}

/** From the best grade downwards to a score of 0. */
function gradeFlaws(path: string, rows: readonly Json[]): readonly FieldFault[] {
  if (rows.length === 0) return [{ path, code: "GRADES_MISSING" }];
  const scores = rows.map((row) => at(row, "fromScore"));
  const fallen = scores.findIndex((score, index) => index > 0 && score !== undefined && score >= (scores[index - 1] ?? score + 1n));
  if (fallen >= 0) return [{ path: `${path}[${fallen}].fromScore`, code: "TIERS_OUT_OF_ORDER" }];
  const last = scores.at(-1);
  return last !== undefined && last !== 0n ? [{ path: `${path}[${rows.length - 1}].fromScore`, code: "TIERS_HAVE_A_HOLE" }] : [];
}

function rowsFaults(path: string, param: Param, value: Json | undefined): readonly FieldFault[] {
  if (param.shape.is !== "rows") return [];
  const { columns, rows: sort } = param.shape;
  const rows = isList(value) ? value : [];
  const cells = rows.flatMap((row, index) => columns.flatMap((column) => cellFaults(`${path}[${index}].${column.name}`, column, isGroup(row) ? row[column.name] : undefined)));
  switch (sort) {
    case "tiers":
      return [...cells, ...tierFlaws(path, rows)];
    case "grades":
      return [...cells, ...gradeFlaws(path, rows)];
    case "vetoes":
      return cells;
  }
}

/** What no field shows by itself. */
function togetherFlaws(kind: string, params: Group): readonly FieldFault[] {
  if (kind === "RETENTION" && params["expenditureVolume"] === "MIN") {
    const vetoes = isList(params["vetoes"]) ? params["vetoes"] : [];
    const guarded = vetoes.some((each) => isGroup(each) && each["veto"] === "AGREED_VOLUME_NOT_COMPLETED");
    return guarded ? [] : [{ path: "expenditureVolume", code: "MIN_WITHOUT_COMPLETION_VETO" }];
  }
  if (kind === "MONITORING") {
    const [green, yellow] = [scaled(String(params["greenFrom"])), scaled(String(params["yellowFrom"]))];
    return [
      ...(green !== undefined && yellow !== undefined && (yellow <= 0n || yellow > green) ? [{ path: "yellowFrom", code: "THRESHOLDS_OUT_OF_ORDER" } as const] : []),
      ...(params["countingPoint"] === "INSTITUTION_ACCEPTANCE" ? [{ path: "countingPoint", code: "COUNTING_POINT_NOT_KEPT" } as const] : []),
    ];
  }
  return [];
}

export function paramFaults(kind: string, params: Group): readonly FieldFault[] {
  const each = paramsOf(kind, params).flatMap((param) =>
    param.shape.is === "rows" ? rowsFaults(param.name, param, params[param.name]) : cellFaults(param.name, param, params[param.name]));
  return [...each, ...togetherFlaws(kind, params)];
}

/** Everything that is wrong with a version that somebody is writing. */
export function contentFaults(content: Content): readonly FieldFault[] {
  const { name, region, effectiveFrom, effectiveTo, source } = content;
  const empty = (path: string, text: string): readonly FieldFault[] => (text.trim() === "" ? [{ path, code: "missing" }] : []);
  return [
    ...empty("name", name),
    ...empty("region", region),
    ...empty("effectiveFrom", effectiveFrom),
    ...(effectiveTo !== undefined && effectiveTo < effectiveFrom ? [{ path: "effectiveTo", code: "range" } as const] : []),
    ...(source.origin === "OPERATORS_CHOICE" ? [] : empty("source.number", source.number)),
    ...paramFaults(content.kind, content.params),
  ];
}

/**
 * Why an entered set cannot be put in force beside those that are, so that its author and whoever reads it know before they
 * agree to it. The platform looks again.
 */
export function setFlaws(set: KnownSet & { readonly content: string }, sets: readonly KnownSet[]): readonly FieldFault[] {
  const overlaps = sets.some((other) =>
    other.id !== set.id && other.status === "ACTIVE" && other.kind === set.kind && other.region === set.region
    && (other.lastDay === null || set.effectiveFrom <= other.lastDay) && (set.lastDay === null || other.effectiveFrom <= set.lastDay));
  return [...(overlaps ? [{ path: "effectiveFrom", code: "DATES_OVERLAP" } as const] : []), ...contentFaults(contentOf(set.content))];
}
