import { describe, expect, it } from "vitest";
import { EMPTY, MOST_WAITING, answered, chosen, joined, restored, tallied, type Queue } from "./queue";

function waiting(...raws: readonly string[]): Queue {
  return raws.reduce<Queue>((queue, raw, at) => {
    const next = joined(queue, raw, "", `k${at}`);
    return next.kind === "joined" ? next.queue : queue;
  }, EMPTY);
}
const ONCE = { kind: "once" } as const;

describe("scans that wait", () => {
  it("keep their order and their keys", () => {
    const queue = waiting("A", "B");
    expect(queue.waiting.map(({ key, raw }) => key + raw)).toEqual(["k0A", "k1B"]);
    expect(answered(queue, "k0").waiting.map(({ raw }) => raw)).toEqual(["B"]);
  });

  it("are left alone by an answer to another one", () => {
    const queue = waiting("A", "B");
    expect(answered(queue, "k1")).toBe(queue);
    expect(chosen(queue, "k1", "X")).toBe(queue);
  });

  it("are asked again with the chosen reading, under the same key", () => {
    expect(chosen(waiting("A", "B"), "k0", "A'").waiting.map(({ key, raw }) => key + raw)).toEqual(["k0A'", "k1B"]);
  });

  it("are refused, not dropped, when there are too many", () => {
    const full = waiting(...Array.from({ length: MOST_WAITING }, (_, at) => `${at}`));
    expect(joined(full, "more", "", "k").kind).toBe("full");
  });

  it("survive a reload as they were, and rubbish is forgotten", () => {
    const queue = waiting("A", "B\u001d21");
    expect(restored(JSON.stringify(queue))).toEqual(queue);
    for (const rubbish of [null, "", "{", "7", '{"waiting":7}', '{"waiting":[null,{}],"counted":[{"n":1}]}']) expect(restored(rubbish)).toEqual(EMPTY);
  });
});

describe("what was scanned", () => {
  it("counts a piece once and says so the second time", () => {
    const first = tallied(EMPTY, "E1", "支架", true, { kind: "times", n: 12 });
    if (first.kind !== "counted") throw new Error(first.kind);
    expect(first.n).toBe(1);
    expect(tallied(first.queue, "E1", "支架", true, ONCE).kind).toBe("already");
  });

  it("counts a lot as often as was typed before it, and takes one back", () => {
    const twelve = tallied(EMPTY, "L1", "纱布", false, { kind: "times", n: 12 });
    if (twelve.kind !== "counted") throw new Error(twelve.kind);
    const eleven = tallied(twelve.queue, "L1", "纱布", false, { kind: "undo" });
    expect(eleven).toMatchObject({ kind: "counted", n: 11 });
    expect(tallied(EMPTY, "L1", "纱布", false, { kind: "undo" }).kind).toBe("nothingToUndo");
  });

  it("is gone when the last one is taken back", () => {
    const one = tallied(EMPTY, "E1", "支架", true, ONCE);
    if (one.kind !== "counted") throw new Error(one.kind);
    expect(tallied(one.queue, "E1", "支架", true, { kind: "undo" })).toEqual({ kind: "counted", queue: EMPTY, n: 0 });
  });
});
