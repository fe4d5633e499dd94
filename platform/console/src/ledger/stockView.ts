import type { Format } from "../shell/Export";
/** Which stock is shown; all of it stands in the address, so that a view can be sent to a colleague. */
export const STATUSES = ["NEAR", "EXPIRED", "HELD"] as const;
export type Status = (typeof STATUSES)[number];

export interface StockView {
  readonly q?: string;
  /** Code of a place, with all that lies within it. */
  readonly within?: string;
  readonly status?: Status;
  /** First and last expiry day wanted, `2026-11-22`. */
  readonly from?: string;
  readonly through?: string;
}

export type StockChange = { readonly [Name in keyof StockView]?: StockView[Name] | undefined };

const LONGEST_SEARCH = 100;
const LONGEST_CODE = 64;

function text(value: unknown, longest: number): string | undefined {
  const found = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return found.trim() === "" ? undefined : found.slice(0, longest);
}

function day(value: unknown): string | undefined {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

/** Reads the address and leaves out what it does not know. */
export function stockViewOf(search: Readonly<Record<string, unknown>>): StockView {
  const status = STATUSES.find((each) => each === search["status"]);
  const [q, within] = [text(search["q"], LONGEST_SEARCH), text(search["within"], LONGEST_CODE)];
  const [from, through] = [day(search["from"]), day(search["through"])];
  return {
    ...(q !== undefined && { q }),
    ...(within !== undefined && { within }),
    ...(status !== undefined && { status }),
    ...(from !== undefined && { from }),
    ...(through !== undefined && { through }),
  };
}

export function stockChanged(view: StockView, change: StockChange): StockView {
  return stockViewOf({ ...view, ...change });
}

export function isFiltered(view: StockView): boolean {
  return Object.keys(view).length > 0;
}

/** The two kinds of file in which a list leaves. */
/** Where the file of exactly this view lies; the browser saves it while the platform writes it. */
export function exportAddress(view: StockView, format: Format): string {
  return `/api/ledger/stock/export?${new URLSearchParams({ format, ...view })}`;
}

/** Columns that may be put away; item and quantity always stay. */
export const CHOICES = ["lot", "expiry", "place", "owner", "maker", "holds"] as const;
export type Choice = (typeof CHOICES)[number];
const USUAL: readonly Choice[] = ["lot", "expiry", "place", "owner", "holds"];

export function chosenColumns(kept: string | null): readonly Choice[] {
  if (kept === null) return USUAL;
  const words = kept.split(",");
  return CHOICES.filter((each) => words.includes(each));
}

export function toggled(columns: readonly Choice[], column: Choice): readonly Choice[] {
  return CHOICES.filter((each) => (each === column) !== columns.includes(each));
}
