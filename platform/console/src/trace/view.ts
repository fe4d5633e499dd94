import type { Format } from "../shell/Export";

/** Whose life is shown; all of it stands in the address. */
export interface TraceView {
  /** The EPC of a piece. */
  readonly unit?: string;
  readonly item?: string;
  readonly maker?: string;
  readonly lot?: string;
}

export type Subject =
  | { readonly kind: "nobody" }
  | { readonly kind: "unit"; readonly epc: string }
  | { readonly kind: "lot"; readonly item: string; readonly maker: string; readonly lot: string };

const LONGEST = 124;

/** The router reads a text of digits as a number; it is a code all the same. */
function text(value: unknown): string | undefined {
  const found = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return found === "" || found.length > LONGEST ? undefined : found;
}

export function traceViewOf(search: Readonly<Record<string, unknown>>): TraceView {
  const unit = text(search["unit"]);
  if (unit !== undefined) return { unit };
  const [item, maker, lot] = [text(search["item"]), text(search["maker"]), text(search["lot"])];
  return item !== undefined && maker !== undefined && lot !== undefined ? { item, maker, lot } : {};
}

export function subjectOf({ unit, item, maker, lot }: TraceView): Subject {
  if (unit !== undefined) return { kind: "unit", epc: unit };
  return item === undefined || maker === undefined || lot === undefined ? { kind: "nobody" } : { kind: "lot", item, maker, lot };
}

/** Where the whole life lies as a file; the browser saves it while the platform writes it. */
export function exportAddress(subject: Exclude<Subject, { readonly kind: "nobody" }>, format: Format): string {
  if (subject.kind === "unit") return `/api/trace/units/${encodeURIComponent(subject.epc)}/export?${new URLSearchParams({ format })}`;
  const { item, maker, lot } = subject;
  return `/api/trace/lots/export?${new URLSearchParams({ format, item, maker, lot })}`;
}

/** Why something was posted: an entry of a device's journal, or an act. */
export type Cause =
  | { readonly kind: "entry"; readonly epoch: string; readonly seq: string }
  | { readonly kind: "act"; readonly id: string }
  | { readonly kind: "other" };

export function causeOf(code: string): Cause {
  const entry = /^entry:[\w-]+:(\d+):(\d+)$/.exec(code);
  if (entry !== null) return { kind: "entry", epoch: entry[1] ?? "", seq: entry[2] ?? "" };
  return code.startsWith("act:") ? { kind: "act", id: code.slice("act:".length) } : { kind: "other" };
}
