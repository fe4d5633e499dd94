import type { ReactNode } from "react";

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** A grid track, such as `minmax(12rem, 2fr)`. */
  readonly track: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end of their column. */
  readonly end?: boolean;
  /** Only shown while the grid is at least this wide, in pixels. */
  readonly from?: number;
}

export function shownColumns<Row>(columns: readonly Column<Row>[], width: number): readonly Column<Row>[] {
  return columns.filter((column) => column.from === undefined || width >= column.from);
}

/** Where a key takes the cursor; undefined if it is no key of movement. A cursor of -1 stands nowhere yet. */
export function gridMove(key: string, cursor: number, rows: number, page: number): number | undefined {
  if (rows === 0) return undefined;
  const clamped = (index: number) => Math.min(rows - 1, Math.max(0, index));
  switch (key) {
    case "ArrowDown":
      return clamped(cursor + 1);
    case "ArrowUp":
      return clamped(cursor - 1);
    case "PageDown":
      return clamped(Math.max(cursor, 0) + page);
    case "PageUp":
      return clamped(cursor - page);
    case "Home":
      return 0;
    case "End":
      return rows - 1;
    default:
      return undefined;
  }
}
