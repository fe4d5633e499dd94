import { describe, expect, it } from "vitest";
import { SILENT, STALE_AFTER_MS, freshness, retryDelayMs, withSign, type LiveSign, type Liveness } from "./liveness";

function after(...signs: readonly (readonly [LiveSign, number])[]): Liveness {
  return signs.reduce((state, [sign, at]) => withSign(state, sign, at), SILENT);
}
const opened: LiveSign = { kind: "opened" };
const lost: LiveSign = { kind: "lost" };
const beat: LiveSign = { kind: "heard", beat: true };

describe("the live picture", () => {
  it("is connecting until the stream opens, and live from then on", () => {
    expect(freshness(SILENT, 0).kind).toBe("connecting");
    expect(freshness(after([opened, 10]), 20).kind).toBe("live");
  });

  it("is stale after three missed beats although the connection stands", () => {
    const state = after([opened, 0], [beat, 5_000]);
    expect(freshness(state, 5_000 + STALE_AFTER_MS).kind).toBe("live");
    expect(freshness(state, 5_001 + STALE_AFTER_MS)).toEqual({ kind: "stale", forMs: STALE_AFTER_MS + 1 });
  });

  it("is not called late by a stream that has never beaten", () => {
    expect(freshness(after([opened, 0]), 1_000_000).kind).toBe("live");
  });

  it("takes a short reconnect calmly and a long one not", () => {
    const state = after([opened, 0], [beat, 1_000], [lost, 2_000]);
    expect(freshness(state, 3_000).kind).toBe("connecting");
    expect(freshness(state, 9_000)).toEqual({ kind: "stale", forMs: 8_000 });
  });

  it("stays lost through further attempts, so that the age is counted from the last word", () => {
    const state = after([opened, 0], [beat, 1_000], [lost, 2_000], [{ kind: "opening" }, 8_000]);
    expect(freshness(state, 9_000)).toEqual({ kind: "stale", forMs: 8_000 });
  });

  it("waits longer between attempts, within 15.5 s", () => {
    expect(retryDelayMs(1, 1)).toBe(2_500);
    expect(retryDelayMs(50, 1)).toBe(15_500);
    expect(retryDelayMs(50, 0)).toBe(500);
  });
});
