import type { components } from "../web/schema.gen";

type ReceiptLine = components["schemas"]["ReceiptLine"];
type Entry = Pick<components["schemas"]["Entry"], "fact" | "day" | "receipt" | "line" | "units">;

/** What went back of a line on one day, above 0, in base units. */
export interface Return {
  readonly day: string;
  readonly units: number;
}

/** The returns of a receipt's line by their days; only those that are known to the figure that somebody came from. */
export function returnsOf(entries: readonly Entry[], receipt: number, line: number): readonly Return[] {
  return entries
    .filter((each) => each.fact === "OWN" && each.receipt === receipt && each.line === line && each.units !== null && each.units < 0)
    .map(({ day, units }) => ({ day, units: -(units ?? 0) }))
    .sort((a, b) => a.day.localeCompare(b.day));
}

export interface Sum {
  readonly quantity: number;
  readonly returned: number;
}

/** Tablets and vials are never added: undefined where the lines are not all of one item, or where there is nothing to add. */
export function sumOf(lines: readonly Pick<ReceiptLine, "item" | "quantity" | "returned">[]): Sum | undefined {
  if (new Set(lines.map(({ item }) => item)).size !== 1) return undefined;
  return lines.reduce((all, { quantity, returned }) => ({ quantity: all.quantity + quantity, returned: all.returned + returned }), { quantity: 0, returned: 0 });
}
