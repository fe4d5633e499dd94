import type { Say } from "../shell/Language";
import { percent as percentOf } from "../vbp/exact";
import { exactOf, fenOf, grouped, minus, shownShare, shownYuan, yuan, type Exact } from "./money";
import type { Figure, Reckoned, Step } from "./queries";
import { figureWord } from "./words";

/** Inputs and figures that are shares; the platform writes them as parts of one. */
const SHARES: ReadonlySet<string> = new Set(["ratio", "reportedIndex", "share", "fundRatio", "insuredShare"]);
const AMOUNTS: ReadonlySet<string> = new Set([
  "budget", "expenditure", "rawBase", "base", "retained", "payable", "surplus", "overspend", "fundShare", "consortiumBears", "returned",
  "formerAmount", "otherAmount", "otherDearerAmount", "otherEvaluatedAmount", "package", "yearEnd", "actual", "vbpRetention",
]);

/** A frozen value as a person reads it: amounts in yuan with their thousands apart, shares in per cent, yes and no in words. */
export function shownValue(name: string, value: string, say: Say): string {
  if (value === "true") return say("rule.yes");
  if (value === "false") return say("rule.no");
  if (SHARES.has(name)) return shownShare(value);
  if (AMOUNTS.has(name)) return shownYuan(value);
  return exactOf(value) === undefined ? figureWord(value, say) : grouped(value);
}

/** A fraction that ends is written out; another one to six places. */
function written({ top, bottom }: Exact): string {
  const scale = 1_000_000n;
  const size = ((top < 0n ? -top : top) * scale * 2n + bottom) / (bottom * 2n);
  const part = (size % scale).toString().padStart(6, "0").replace(/0+$/, "");
  return `${size / scale}${part === "" ? "" : `.${part}`}`;
}

/** How far the latter value is from the former, in its own unit and with its sign; undefined where values are words. */
export function change(name: string, before: string | null, after: string | null, say: Say): string | undefined {
  const [from, to] = [exactOf(before ?? ""), exactOf(after ?? "")];
  if (from === undefined || to === undefined) return undefined;
  const by = minus(to, from);
  const size = { top: by.top < 0n ? -by.top : by.top, bottom: by.bottom };
  const words = SHARES.has(name) ? say("statement.points", { n: percentOf(size).replace(" %", "") }) : AMOUNTS.has(name) ? yuan(fenOf(size)) : grouped(written(size));
  return `${by.top < 0n ? "−" : "+"}${words}`;
}

/** Where an amount is rounded: line by line and then added, or once, in the end. A line alone is rounded where its own amount stands. */
export function roundsByLine({ lines }: Pick<Reckoned, "lines">): boolean {
  return lines.some(({ figures }) => figures.some(({ name }) => name === "retained"));
}

/**
 * The last step of a line: what of its base is retained, rounded to the fen. It is taken from the line's own figures; nothing
 * where the whole alone is rounded, or where the line's steps say it already.
 */
export function retainedStep(line: { readonly figures: readonly Figure[]; readonly steps: readonly Step[] }, whole: readonly Figure[]): Step | undefined {
  const own = (name: string) => line.figures.find((each) => each.name === name);
  const [retained, base, rate] = [own("retained"), own("base"), whole.find(({ name }) => name === "ratio")];
  if (retained === undefined || base === undefined || rate === undefined || line.steps.some(({ name }) => name === "retained")) return undefined;
  return {
    name: "retained", formula: `round(S·k) = round(${shownYuan(base.exact)} · ${shownShare(rate.exact)})`, exact: retained.exact, shown: retained.shown,
    source: line.steps.at(-1)?.source ?? "rule",
  };
}

/** Results stand before what they come from, the amount that decides first. */
export function resultsFirst(names: readonly string[]): readonly string[] {
  const first = ["retained", "base"].filter((name) => names.includes(name));
  return [...first, ...names.filter((name) => !first.includes(name))];
}
