/**
 * Tells the bursts of a scanner from a person's typing. Pure: times are milliseconds of the key events themselves, so a
 * busy page does not tear a burst apart.
 */

/** A person does not keep so short a gap from key to key; every keyboard scanner does. */
export const LONGEST_GAP_MS = 60;
/** Shorter texts are never taken for a scan. */
export const SHORTEST_SCAN = 6;
/** As many characters as the resolver reads. */
export const LONGEST_SCAN = 8_192;
const LONGEST_TYPED = 5;

/** The separator FNC1 as scanners send it by keyboard: Ctrl and the right bracket. */
export const GS = "\u001d";

export type Key =
  | { readonly kind: "character"; readonly text: string; readonly at: number }
  /** Enter or Tab, which most scanners send at the end. */
  | { readonly kind: "end"; readonly at: number }
  /** A key that an input method swallowed: its character is not known. */
  | { readonly kind: "composing"; readonly at: number }
  /** A key that no scanner has, such as an arrow: whatever came before it was typed. */
  | { readonly kind: "hand"; readonly at: number }
  /** Nothing has come for longer than a gap. */
  | { readonly kind: "silence" };

export interface Burst {
  /** What has come without a gap. */
  readonly text: string;
  /** What was typed slowly before it, such as `12*`. */
  readonly typed: string;
  /** Keys that an input method swallowed since the last gap. */
  readonly swallowed: number;
  readonly lastAt: number;
}

export type Outcome =
  | { readonly kind: "none" }
  | { readonly kind: "scan"; readonly raw: string; readonly typed: string }
  /** It was a scan, but an input method ate a part of it: the rest must not be taken for the whole. */
  | { readonly kind: "spoiled" };

export interface Step {
  readonly burst: Burst;
  readonly outcome: Outcome;
}

export const QUIET: Burst = { text: "", typed: "", swallowed: 0, lastAt: -Infinity };
const NOTHING: Outcome = { kind: "none" };

/** Whether what has come so far can only be a scanner. */
export function isScan(burst: Burst): boolean {
  return burst.text.length + burst.swallowed >= SHORTEST_SCAN;
}

function ended(burst: Burst): Step {
  if (!isScan(burst)) return { burst: { ...QUIET, typed: typedBy(burst), lastAt: burst.lastAt }, outcome: NOTHING };
  if (burst.swallowed > 0) return { burst: QUIET, outcome: { kind: "spoiled" } };
  return { burst: QUIET, outcome: { kind: "scan", raw: burst.text, typed: burst.typed } };
}

function typedBy(burst: Burst): string {
  return (burst.typed + burst.text).slice(-LONGEST_TYPED);
}

export function stepped(before: Burst, key: Key): Step {
  if (key.kind === "silence") return ended(before);
  const gap = key.at - before.lastAt >= LONGEST_GAP_MS;
  // A burst that a gap ends without Enter was a scan all the same; what comes now begins anew.
  const { burst, outcome } = gap ? ended(before) : { burst: before, outcome: NOTHING };
  switch (key.kind) {
    case "character": {
      const text = (burst.text + key.text).slice(0, LONGEST_SCAN);
      return { burst: { ...burst, text, lastAt: key.at }, outcome };
    }
    case "composing":
      return { burst: { ...burst, swallowed: burst.swallowed + 1, lastAt: key.at }, outcome };
    case "hand":
      return { burst: QUIET, outcome };
    case "end":
      if (outcome.kind !== "none") return { burst: QUIET, outcome };
      return isScan(burst) ? ended(burst) : { burst: QUIET, outcome };
  }
}

export type Modifier = { readonly kind: "once" } | { readonly kind: "times"; readonly n: number } | { readonly kind: "undo" };

/** `12*` before a scan means twelve of it, `-` takes one back; anything else typed before it means nothing. */
export function modifierOf(typed: string): Modifier {
  if (typed.endsWith("-")) return { kind: "undo" };
  const times = /(\d{1,4})\*$/.exec(typed);
  const n = Number(times?.[1] ?? 0);
  return n > 0 ? { kind: "times", n } : { kind: "once" };
}
