import type { Format } from "../shell/Export";
import { wordIn } from "../shell/address";
import { dayOf } from "../shell/times";
import { STATUSES, type Status } from "./status";

/** How institutions, or the products of one, are ordered. */
export const ORDERS = ["name", "worst", "rate", "gap"] as const;
export type Order = (typeof ORDERS)[number];

/** What of the matrix is shown; all of it stands in the address, so that a view can be sent to a colleague. */
export interface ProgressView {
  readonly q?: string;
  readonly batch?: string;
  readonly status?: Status;
  /** `name` unless it stands here. */
  readonly sort?: Exclude<Order, "name">;
  /** Every period of a batch; otherwise the latest one that has begun. */
  readonly periods?: "all";
  /** The day at whose end the figures are taken; today unless it stands here. */
  readonly asOf?: string;
}

export type ProgressChange = { readonly [Name in keyof ProgressView]?: ProgressView[Name] | undefined };

const LONGEST_SEARCH = 100;
const LONGEST_CODE = 64;

export function textOf(value: unknown, longest: number): string | undefined {
  const found = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return found.trim() === "" ? undefined : found.slice(0, longest);
}

export function codeOf(value: unknown): string | undefined {
  return textOf(value, LONGEST_CODE);
}

function asOfIn(search: Readonly<Record<string, unknown>>): string | undefined {
  return dayOf(textOf(search["asOf"], 10) ?? "");
}

/** Reads the address and leaves out what it does not know; defaults are not written. */
export function progressViewOf(search: Readonly<Record<string, unknown>>): ProgressView {
  const [q, batch] = [textOf(search["q"], LONGEST_SEARCH), codeOf(search["batch"])];
  const status = wordIn(search, "status", STATUSES);
  const sort = wordIn(search, "sort", ORDERS);
  const asOf = asOfIn(search);
  return {
    ...(q !== undefined && { q }),
    ...(batch !== undefined && { batch }),
    ...(status !== undefined && { status }),
    ...(sort !== undefined && sort !== "name" && { sort }),
    ...(search["periods"] === "all" && { periods: "all" as const }),
    ...(asOf !== undefined && { asOf }),
  };
}

export function progressChanged(view: ProgressView, change: ProgressChange): ProgressView {
  return progressViewOf({ ...view, ...change });
}

/** An order hides nothing. */
export function isNarrowed({ q, batch, status }: { readonly q?: string; readonly batch?: string; readonly status?: Status }): boolean {
  return q !== undefined || batch !== undefined || status !== undefined;
}

/** What narrows the page and not the file that the platform writes: whoever saves it is told. */
export function notSaved({ q, status }: Pick<ProgressView, "q" | "status">, hidesPeriods: boolean): readonly ("q" | "status" | "periods")[] {
  return [...(q === undefined ? [] : ["q" as const]), ...(status === undefined ? [] : ["status" as const]), ...(hidesPeriods ? ["periods" as const] : [])];
}

/** Where the file of a list lies; it knows batches, periods and the day, and neither words nor a status. */
export function exportAddress(format: Format, filter: Readonly<Record<string, string>>): string {
  return `/api/vbp/progress/export?${new URLSearchParams({ format, ...filter })}`;
}

/** What of one institution's products is shown. */
export interface InstitutionView {
  readonly q?: string;
  readonly batch?: string;
  /** Of the batch; the latest that has begun unless it stands here, or every one. */
  readonly agreement?: string;
  readonly status?: Status;
  readonly sort?: Exclude<Order, "name">;
  /** As in the matrix; a period that is named is shown whenever it was. */
  readonly periods?: "all";
  readonly asOf?: string;
}

export type InstitutionChange = { readonly [Name in keyof InstitutionView]?: InstitutionView[Name] | undefined };

export function institutionViewOf(search: Readonly<Record<string, unknown>>): InstitutionView {
  const { q, batch, status, sort, periods, asOf } = progressViewOf(search);
  const agreement = batch === undefined ? undefined : codeOf(search["agreement"]);
  return {
    ...(q !== undefined && { q }),
    ...(batch !== undefined && { batch }),
    ...(agreement !== undefined && { agreement }),
    ...(status !== undefined && { status }),
    ...(sort !== undefined && { sort }),
    ...(periods !== undefined && { periods }),
    ...(asOf !== undefined && { asOf }),
  };
}

export function institutionChanged(view: InstitutionView, change: InstitutionChange): InstitutionView {
  return institutionViewOf({ ...view, ...change });
}

/** What is read about one institution's product. */
export const TABS = ["entries", "differences", "trend", "steps", "revisions"] as const;
export type Tab = (typeof TABS)[number];

const FACTS = ["OWN", "PLATFORM"] as const;

export interface FigureView {
  /** `entries` unless it stands here. */
  readonly tab?: Exclude<Tab, "entries">;
  /** The step of the working that is looked at. */
  readonly step?: string;
  readonly fact?: (typeof FACTS)[number];
  readonly asOf?: string;
}

export type FigureChange = { readonly [Name in keyof FigureView]?: FigureView[Name] | undefined };

export function figureViewOf(search: Readonly<Record<string, unknown>>): FigureView {
  const tab = wordIn(search, "tab", TABS);
  const step = codeOf(search["step"]);
  const fact = wordIn(search, "fact", FACTS);
  const asOf = asOfIn(search);
  return {
    ...(tab !== undefined && tab !== "entries" && { tab }),
    ...(step !== undefined && { step }),
    ...(fact !== undefined && { fact }),
    ...(asOf !== undefined && { asOf }),
  };
}

export function figureChanged(view: FigureView, change: FigureChange): FigureView {
  return figureViewOf({ ...view, ...change });
}

/** The line of a receipt that somebody came to look at. */
export function receiptViewOf(search: Readonly<Record<string, unknown>>): { readonly line?: number } {
  const line = Number(search["line"]);
  return Number.isInteger(line) && line > 0 ? { line } : {};
}
