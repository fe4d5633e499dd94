import type { components } from "../web/schema.gen";

export type StockLine = components["schemas"]["StockLine"];

/** A line of the stock grid, or one tag below an opened line. */
export type StockRow =
  | { readonly kind: "line"; readonly key: string; readonly line: StockLine }
  | { readonly kind: "tag"; readonly key: string; readonly tag: string; readonly line: StockLine };

/** The stock account's natural key within one place. */
export function lineKey(line: StockLine): string {
  return JSON.stringify([line.item, line.lot, line.expiry ?? null, line.owner]);
}

export function stockRows(lines: readonly StockLine[], opened: ReadonlySet<string>): readonly StockRow[] {
  return lines.flatMap((line): StockRow[] => {
    const key = lineKey(line);
    const own: StockRow = { kind: "line", key, line };
    if (!opened.has(key)) return [own];
    return [own, ...line.tags.map((tag): StockRow => ({ kind: "tag", key: `${key}/${tag}`, tag, line }))];
  });
}

export function linesByTag(lines: readonly StockLine[]): ReadonlyMap<string, StockLine> {
  return new Map(lines.flatMap((line) => line.tags.map((tag) => [tag, line] as const)));
}

export function totalQuantity(lines: readonly StockLine[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}
