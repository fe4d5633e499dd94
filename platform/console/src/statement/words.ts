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
  if (source === "no official source: the text is silent") return say("statement.textIsSilent");
  if (source === "the side that is not rounded is what remains") return say("statement.remainder");
  if (source === "retention statements of the year") return say("statement.retentionOfYear");
  if (source.startsWith("no official source")) return say("statement.operatorsChoice");
  const draft = /^(.+) \(consultation draft, not in force\)$/.exec(source);
  if (draft !== null) return say("statement.consultationDraft", { of: draft[1] ?? "" });
  const [cited, ...remarks] = source.split("; ");
  if (remarks.length > 0) return [sourceName(cited ?? "", say), ...remarks.map((remark) => remarkWords(remark, say))].join("；");
  return known("statement.source", source, say);
}

const REMARKS: Readonly<Record<string, MessageKey>> = {
  "κ is the region's figure, the set-off of V our reading": "statement.remark.kappa",
  "the share is the region's figure": "statement.remark.share",
};

function remarkWords(remark: string, say: Say): string {
  const key = REMARKS[remark];
  return key === undefined ? remark : say(key);
}

/** What stands beside an input: what somebody noted, who approved it, or by which of two counts it was taken. */
export function saidWords(source: string, words: string, say: Say): readonly [string, string] {
  switch (source) {
    case "vbp_progress":
      return [say("vbp.source"), known("vbp.source", words, say)];
    case "vbp_report":
      return [say("statement.approvedBy"), words];
    default:
      return [say("statement.saidBy"), words];
  }
}

/** The platform words its formulas in English and signs; sentences among them are said in the page's language. */
const FORMULAS: readonly (readonly [RegExp, MessageKey])[] = [
  [/^k\(score (?<score>[^)]+)\): grade (?<grade>.+) from (?<from>.+), the bound included$/, "statement.formula.gradeFrom"],
  [/^k\(score (?<score>[^)]+)\): grade (?<grade>.+) from (?<from>.+), the bound excluded$/, "statement.formula.gradeAbove"],
  [/^Qs\/Qb: who reports more than is used gains by it$/, "statement.formula.reportedIndex"],
  [/^lines of the platform that are mapped to nothing count nowhere$/, "statement.formula.unmappedLines"],
  [/^T < A ≤ Tf: nothing is shared$/, "statement.formula.nothingShared"],
  [/^V, already paid$/, "statement.formula.alreadyPaid"],
  [/^last settled · \(1 \+ growth\)$/, "statement.formula.cappedGrowth"],
  [/^Σ heads · standard$/, "statement.formula.heads"],
  [/^city purchase now \/ city cost 2019$/, "statement.formula.cityFactor"],
  [/^cost 2019 · factor$/, "statement.formula.byFactor"],
  [/^generic (?<product>.+) completed a full cycle and was retained$/, "statement.formula.renewal"],
];

export function formulaWords(formula: string, say: Say): string {
  for (const [form, key] of FORMULAS) {
    const found = form.exec(formula);
    if (found !== null) return say(key, found.groups ?? {});
  }
  return formula;
}
