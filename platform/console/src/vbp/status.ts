import type { Tone } from "../shell/Mark";
import type { components } from "../web/schema.gen";

export type Status = components["schemas"]["ProgressLine"]["status"];

/** The one that somebody must look into first stands first. */
export const STATUSES = ["UNMET", "RED", "YELLOW", "GREEN", "DONE", "NOT_STARTED", "NO_COMMITMENT"] as const satisfies readonly Status[];

export function toneOf(status: Status): Tone {
  switch (status) {
    case "UNMET":
    case "RED":
      return "late";
    case "YELLOW":
      return "warn";
    case "GREEN":
    case "DONE":
      return "good";
    case "NOT_STARTED":
    case "NO_COMMITMENT":
      return "none";
  }
}

export function gravity(status: Status): number {
  return STATUSES.length - STATUSES.indexOf(status);
}

export type Counts = Readonly<Record<Status, number>>;

export function countsOf(rows: readonly { readonly statuses: Readonly<Record<string, number>> }[]): Counts {
  return Object.fromEntries(STATUSES.map((status) => [status, rows.reduce((sum, row) => sum + (row.statuses[status] ?? 0), 0)])) as Record<Status, number>;
}
