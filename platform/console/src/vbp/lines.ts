import type { components } from "../web/schema.gen";
import { NONE, compared, fractionOf, plus, type Fraction } from "./exact";
import { byCode, latestOf, periodKey } from "./matrix";
import { gravity } from "./status";
import type { InstitutionView, Order } from "./view";

export type ProgressLine = components["schemas"]["ProgressLine"];

function shareOf(share: { readonly exact: string } | null): Fraction {
  return share === null ? NONE : (fractionOf(share.exact) ?? NONE);
}

function gapOf(line: ProgressLine): Fraction {
  const due = shareOf(line.timeProgress);
  return plus(shareOf(line.completion), { top: -due.top, bottom: due.bottom });
}

/** Nothing was agreed, so nothing can be late: such a line stands behind all that have a rate. */
function measured(line: ProgressLine): number {
  return line.completion === null ? 1 : 0;
}

function inOrder(lines: readonly ProgressLine[], order: Order): readonly ProgressLine[] {
  const byName = [...lines].sort((a, b) => byCode(a.batch, b.batch) || a.startsOn.localeCompare(b.startsOn) || byCode(a.product, b.product));
  switch (order) {
    case "name":
      return byName;
    case "worst":
      return byName.sort((a, b) => gravity(b.status) - gravity(a.status) || compared(gapOf(a), gapOf(b)));
    case "rate":
      return byName.sort((a, b) => measured(a) - measured(b) || compared(shareOf(a.completion), shareOf(b.completion)));
    case "gap":
      return byName.sort((a, b) => measured(a) - measured(b) || compared(gapOf(a), gapOf(b)));
  }
}

/** Whether some periods are over and another one of their batch has begun: only then is there anything to leave out. */
export function hasFormer(lines: readonly ProgressLine[], today: string): boolean {
  return latestLines(lines, today).length < lines.length;
}

function latestLines(lines: readonly ProgressLine[], today: string): readonly ProgressLine[] {
  const periods = [...new Map(lines.map((line) => [periodKey(line), line])).values()].sort((a, b) => a.startsOn.localeCompare(b.startsOn));
  const latest = new Set(latestOf(periods, today).map(periodKey));
  return lines.filter((line) => latest.has(periodKey(line)));
}

/** The lines of the matrix's periods, unless one is named or every one is asked for. */
export function shownLines(lines: readonly ProgressLine[], view: InstitutionView, today: string): readonly ProgressLine[] {
  const words = view.q?.toLowerCase();
  const kept = (view.periods === "all" || view.agreement !== undefined ? lines : latestLines(lines, today))
    .filter(({ batch, agreement }) => view.batch === undefined || (batch === view.batch && (view.agreement === undefined || agreement === view.agreement)))
    .filter(({ status }) => view.status === undefined || status === view.status)
    .filter(({ product, productName }) => words === undefined || `${product} ${productName}`.toLowerCase().includes(words));
  return inOrder(kept, view.sort ?? "name");
}

/** What a fact has taken in of selected goods, less what went back. */
export function netOf({ accepted, returned }: ProgressLine["own"]): number {
  return accepted - returned;
}

/** Where the two facts do not say the same, and by how much; the widest gap first. */
export interface Apart {
  readonly line: ProgressLine;
  readonly own: number;
  readonly platform: number;
  /** What the platform says beyond our receipts; below 0 where it says less. */
  readonly beyond: number;
}

export function apartOf(lines: readonly ProgressLine[]): readonly Apart[] {
  return lines
    .map((line) => {
      const [own, platform] = [netOf(line.own), netOf(line.platform)];
      return { line, own, platform, beyond: platform - own };
    })
    .filter(({ beyond, line }) => beyond !== 0 || line.own.other !== line.platform.other)
    .sort((a, b) => Math.abs(b.beyond) - Math.abs(a.beyond) || byCode(a.line.institution, b.line.institution));
}

/** Each institution's period has one number of unmapped lines, which stands at each of its products. */
export function unmappedOf(lines: readonly ProgressLine[]): number {
  const counted = new Map(lines.map((line) => [`${line.institution} ${line.batch} ${line.agreement}`, line.unmappedLines]));
  return [...counted.values()].reduce((sum, n) => sum + n, 0);
}
