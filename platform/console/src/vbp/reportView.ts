import type { components } from "../web/schema.gen";
import { percent } from "./exact";
import { byCode } from "./matrix";
import type { ReportView } from "./roomViews";

export type Report = components["schemas"]["Report"];

/** What a report is called in the address. */
export function reportKey({ batch, agreement, institution, product }: Pick<Report, "batch" | "agreement" | "institution" | "product">): string {
  return [batch, agreement, institution, product].join("~");
}

/** Handed in, and neither approved nor sent back. */
export function isWaiting({ approvedBy, returned }: Pick<Report, "approvedBy" | "returned">): boolean {
  return approvedBy === null && returned === null;
}

export function shownReports(list: readonly Report[], view: ReportView, nameOf: (institution: string) => string): readonly Report[] {
  const words = view.q?.toLowerCase();
  return list
    .filter((each) => view.batch === undefined || each.batch === view.batch)
    .filter((each) => view.waiting === undefined || isWaiting(each))
    .filter((each) => view.returned === undefined || each.returned !== null)
    .filter((each) => words === undefined || `${nameOf(each.institution)} ${each.institution} ${each.product}`.toLowerCase().includes(words))
    .sort((a, b) => byCode(a.batch, b.batch) || byCode(a.institution, b.institution) || byCode(a.product, b.product));
}

/** Below this share of the mean of two years a report needs a reason. */
const LEAST_PERCENT = 80;

export function needsReason(reported: number, mean: number): boolean {
  return BigInt(reported) * 100n < BigInt(mean) * BigInt(LEAST_PERCENT);
}

/** Reported by mean of two years; nothing to compare with where nothing was used. */
export function shareOfMean({ reportedUnits, meanUnits }: Pick<Report, "reportedUnits" | "meanUnits">): string | undefined {
  return meanUnits === 0 ? undefined : percent({ top: BigInt(reportedUnits), bottom: BigInt(meanUnits) });
}

export const MOST_UNITS = 1_000_000_000_000;

export function unitsOf(text: string): number | undefined {
  const units = /^\d{1,13}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return units <= MOST_UNITS ? units : undefined;
}
