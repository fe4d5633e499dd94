import { Fault, type Problem } from "../web/problem";

/** What is wrong at one place of a file. */
export interface FileFault {
  /** As a spreadsheet counts, the head being row 1; undefined for what concerns the whole file. */
  readonly row: number | undefined;
  /** The letter of its column, or the name of one that is not there. */
  readonly column: string | undefined;
  readonly code: string;
  readonly message: string;
}

type FieldProblem = NonNullable<Problem["errors"]>[number];

/** `H12` is a cell, `12` a row, `12:orderNo` a column that the file does not have; anything else is the whole file's. */
function placeOf(field: string): Pick<FileFault, "row" | "column"> {
  const cell = /^([A-Z]{1,3})(\d+)$/.exec(field);
  if (cell !== null) return { column: cell[1], row: Number(cell[2]) };
  const row = /^(\d+)(?::(.+))?$/.exec(field);
  if (row !== null) return { row: Number(row[1]), column: row[2] };
  return { row: undefined, column: field === "" ? undefined : field };
}

function columnNumber(column: string | undefined): number {
  if (column === undefined || !/^[A-Z]{1,3}$/.test(column)) return 0;
  return [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Every fault by row and column; what concerns the whole file stands first. */
export function fileFaultsOf(errors: readonly FieldProblem[]): readonly FileFault[] {
  return errors
    .map(({ field, code, message }) => ({ ...placeOf(field), code, message }))
    .sort((a, b) => (a.row ?? 0) - (b.row ?? 0) || columnNumber(a.column) - columnNumber(b.column));
}

/** The faults that an answer named; none where it was refused for something else. */
export function faultsOf(error: unknown): readonly FileFault[] {
  return error instanceof Fault && error.why.kind === "problem" ? fileFaultsOf(error.why.problem.errors ?? []) : [];
}

/** A cell that begins like a formula must not become one in the program that opens the file. */
function quoted(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** The faults as a file for whoever has to mend them, with the mark that spreadsheets know UTF-8 by. */
export function faultSheet(faults: readonly FileFault[], heads: readonly string[]): string {
  const rows = faults.map(({ row, column, code, message }) => [row === undefined ? "" : String(row), column ?? "", message, code]);
  return `\uFEFF${[heads, ...rows].map((cells) => cells.map(quoted).join(",")).join("\r\n")}\r\n`;
}
