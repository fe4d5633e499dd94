import { describe, expect, it } from "vitest";
import { GS, QUIET, modifierOf, stepped, type Burst, type Key, type Outcome } from "./burst";

/** Keys with the gap before each, in milliseconds; `⏎` ends, `↓` is an arrow, `中` is swallowed by an input method, `…` is silence. */
function outcomes(...keys: readonly (readonly [string, number])[]): readonly Outcome[] {
  let burst: Burst = QUIET;
  let at = 1_000;
  const found: Outcome[] = [];
  for (const [text, gap] of keys) {
    at += gap;
    const key: Key =
      text === "⏎" ? { kind: "end", at } : text === "↓" ? { kind: "hand", at } : text === "中" ? { kind: "composing", at } : text === "…" ? { kind: "silence" } : { kind: "character", text, at };
    const step = stepped(burst, key);
    burst = step.burst;
    if (step.outcome.kind !== "none") found.push(step.outcome);
  }
  return found;
}
const evenly = (text: string, gap: number) => Array.from(text, (each) => [each, gap] as const);
const scan = (raw: string, typed = "") => ({ kind: "scan", raw, typed });

describe("keys that come in a burst", () => {
  it.each([
    ["as fast as a scanner sends, with Enter", [...evenly("CV-3301", 4), ["⏎", 4]], [scan("CV-3301")]],
    ["just below the gap", [...evenly("ABCDEF", 59), ["⏎", 59]], [scan("ABCDEF")]],
    ["at the gap, which is typing", [...evenly("ABCDEF", 60), ["⏎", 60]], []],
    ["five characters, too few", [...evenly("ABCDE", 4), ["⏎", 4]], []],
    ["without Enter, ended by silence", [...evenly("ABCDEF", 4), ["…", 0]], [scan("ABCDEF")]],
    ["without Enter, ended by the next burst", [...evenly("ABCDEF", 4), ["U", 200], ...evenly("VWXYZ", 4), ["⏎", 4]], [scan("ABCDEF"), scan("UVWXYZ")]],
    ["with a stumble in the middle, which is two texts", [...evenly("ABC", 4), ["D", 90], ...evenly("EF", 4), ["⏎", 4]], []],
    ["Enter pressed by a hand afterwards", [...evenly("ABCDEF", 4), ["⏎", 300]], [scan("ABCDEF")]],
    ["with the separator", [...evenly(`]d2${GS}21A`, 4), ["⏎", 4]], [scan(`]d2${GS}21A`)]],
  ] as const)("%s", (_, keys, expected) => {
    expect(outcomes(...keys)).toEqual(expected);
  });

  it("are discarded whole when an input method swallowed some", () => {
    expect(outcomes(...evenly("AB中中CD", 4), ["⏎", 4])).toEqual([{ kind: "spoiled" }]);
    expect(outcomes(...evenly("中中中中中中", 4), ["…", 0])).toEqual([{ kind: "spoiled" }]);
  });

  it("are no business of ours when a person writes pinyin", () => {
    expect(outcomes(...evenly("中中中中中中中", 140), ["…", 0])).toEqual([]);
  });

  it("are typing where an arrow follows at once, so that Enter opens what it leads to", () => {
    expect(outcomes(...evenly("cab-keys", 4), ["↓", 4], ["⏎", 4])).toEqual([]);
    expect(outcomes(...evenly("cab-keys", 4), ["↓", 4], ...evenly("ABCDEF", 4), ["⏎", 4])).toEqual([scan("ABCDEF")]);
    expect(outcomes(...evenly("ABCDEF", 4), ["↓", 300])).toEqual([scan("ABCDEF")]);
  });

  it("remember what was typed slowly before them", () => {
    expect(outcomes(...evenly("12*", 180), ["A", 400], ...evenly("BCDEF", 4), ["⏎", 4])).toEqual([scan("ABCDEF", "12*")]);
    expect(outcomes(...evenly("12*", 180), ["⏎", 200], ["A", 400], ...evenly("BCDEF", 4), ["⏎", 4])).toEqual([scan("ABCDEF")]);
  });
});

describe("what is typed before a scan", () => {
  it.each([
    ["12*", { kind: "times", n: 12 }],
    ["-", { kind: "undo" }],
    ["", { kind: "once" }],
    ["0*", { kind: "once" }],
    ["abc", { kind: "once" }],
    ["x3*", { kind: "times", n: 3 }],
  ] as const)("%s", (typed, expected) => {
    expect(modifierOf(typed)).toEqual(expected);
  });
});
