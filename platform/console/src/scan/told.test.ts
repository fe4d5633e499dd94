import { describe, expect, it } from "vitest";
import type { Queue, Waiting } from "./queue";
import { behind, blocks, passes, type Told } from "./told";

const SCAN: Waiting = { key: "k0", raw: "A", modifier: { kind: "once" } };
const NEXT: Waiting = { key: "k1", raw: "B", modifier: { kind: "once" } };
const RESULT = { raw: "A", candidates: [], warnings: [] } as unknown as Extract<Told, { kind: "unknown" }>["result"];

function queueOf(...waiting: readonly Waiting[]): Queue {
  return { waiting, counted: [] };
}

describe("what is told of a scan", () => {
  it("stands in the way while nobody has seen that a code is unknown, and asks for no choice", () => {
    const unknown: Told = { kind: "unknown", scan: SCAN, result: RESULT };
    expect([blocks(unknown), passes(unknown)]).toEqual([true, true]);
  });

  it("is not passed by where a choice is asked for", () => {
    expect(passes({ kind: "failed", scan: SCAN, error: undefined })).toBe(false);
    expect(passes({ kind: "question", scan: SCAN, result: RESULT })).toBe(false);
  });

  it("counts those behind it, whether it waits itself or was answered", () => {
    expect(behind(queueOf(SCAN, NEXT), { kind: "failed", scan: SCAN, error: undefined })).toBe(1);
    expect(behind(queueOf(NEXT), { kind: "unknown", scan: SCAN, result: RESULT })).toBe(1);
    expect(behind(queueOf(), { kind: "spoiled" })).toBe(0);
  });
});
