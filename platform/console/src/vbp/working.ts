import { isMessageKey, type MessageKey } from "../messages/words";
import type { Say } from "../shell/Language";
import { STATUSES } from "./status";

/** The platform words its working in English and signs; what is known of it is said in the page's language. */
const TERMS: readonly (readonly [RegExp, MessageKey])[] = [
  [/\bafter the first (\d+) days\b/g, "vbp.term.afterFirst"],
  [/\bwithin the first (\d+) days\b/g, "vbp.term.withinFirst"],
  [/\bbefore (\d{4}-\d{2}-\d{2})/g, "vbp.term.before"],
  [/\bafter (\d{4}-\d{2}-\d{2})/g, "vbp.term.after"],
  [/\bagreed = 0\b/g, "vbp.term.nothingAgreed"],
  [/ days\b/g, "vbp.term.days"],
  [/, and /g, "vbp.term.and"],
  [/ or /g, "vbp.term.or"],
];

export function formulaWords(formula: string, say: Say): string {
  return TERMS.reduce((text, [term, key]) => text.replace(term, (_all, value: unknown) => say(key, typeof value === "string" ? { value } : {})), formula);
}

const SOURCES: ReadonlyMap<string, MessageKey> = new Map([
  ["no official source: the operator's choice", "vbp.from.choice"],
  ["accepted receipts less returns", "vbp.from.receipts"],
  ["accepted receipts in minimal units", "vbp.from.units"],
  ["agreed volume", "vbp.from.agreed"],
]);

export function sourceWords(source: string, say: Say): string {
  const key = SOURCES.get(source);
  return key === undefined ? source : say(key);
}

/** A step without a word of ours is called as the platform calls it. */
export function stepName(name: string, say: Say): string {
  const key = `vbp.step.${name}`;
  return isMessageKey(key) ? say(key) : name;
}

/** A status is a word, everything else a figure. */
export function shownOf(shown: string, say: Say): string {
  const status = STATUSES.find((each) => each === shown);
  return status === undefined ? shown : say(`vbp.status.${status}`);
}
