import { isMessageKey, type MessageKey } from "../messages/words";
import type { Say } from "../shell/Language";

function known(prefix: string, code: string, say: Say): string {
  const key = `${prefix}.${code}`;
  return isMessageKey(key) ? say(key) : code;
}

/** What a step, a figure or an input is called; one without a word of ours as the platform calls it. */
export function stepName(name: string, say: Say): string {
  return known("statement.step", name, say);
}

export function figureName(name: string, say: Say): string {
  return known("statement.figure", name, say);
}

/** What a settlement came to, or another word among figures. */
export function figureWord(word: string, say: Say): string {
  return known("statement.outcomeKind", word, say);
}

export function inputName(name: string, say: Say): string {
  return known("statement.input", name, say);
}

/** A table of the platform, or the rule, by its word. */
export function sourceName(source: string, say: Say): string {
  if (source.startsWith("no official source")) return say("statement.operatorsChoice");
  const draft = /^(.+) \(consultation draft, not in force\)$/.exec(source);
  if (draft !== null) return say("statement.consultationDraft", { of: draft[1] ?? "" });
  return known("statement.source", source, say);
}

/** The platform words its formulas in English and signs; sentences among them are said in the page's language. */
const FORMULAS: readonly (readonly [RegExp, MessageKey])[] = [
  [/^k\(score (?<score>[^)]+)\): grade (?<grade>.+) from (?<from>.+), the bound included$/, "statement.formula.gradeFrom"],
  [/^k\(score (?<score>[^)]+)\): grade (?<grade>.+) from (?<from>.+), the bound excluded$/, "statement.formula.gradeAbove"],
  [/^Qs\/Qb: who reports more than is used gains by it$/, "statement.formula.reportedIndex"],
  [/^lines of the platform that are mapped to nothing count nowhere$/, "statement.formula.unmappedLines"],
  [/^generic (?<product>.+) completed a full cycle and was retained$/, "statement.formula.renewal"],
];

export function formulaWords(formula: string, say: Say): string {
  for (const [form, key] of FORMULAS) {
    const found = form.exec(formula);
    if (found !== null) return say(key, found.groups ?? {});
  }
  return formula;
}
