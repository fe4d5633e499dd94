/** How far the live picture can be trusted. Pure: times are milliseconds of one monotonic clock, handed in. */

/** Three missed beats of 5 s. */
export const STALE_AFTER_MS = 15_000;

export interface Liveness {
  readonly link: "connecting" | "open" | "lost";
  /** When the stream last said anything at all; undefined before its first word. */
  readonly heardAt: number | undefined;
  /** True once this stream has beaten; a stream that never beats cannot be called late. */
  readonly beats: boolean;
}

export type LiveSign =
  | { readonly kind: "opening" }
  | { readonly kind: "opened" }
  | { readonly kind: "heard"; readonly beat: boolean }
  | { readonly kind: "lost" };

export const SILENT: Liveness = { link: "connecting", heardAt: undefined, beats: false };

export function withSign(state: Liveness, sign: LiveSign, now: number): Liveness {
  switch (sign.kind) {
    case "opening":
      return state.link === "lost" ? state : { ...state, link: "connecting" };
    case "opened":
      return { link: "open", heardAt: now, beats: false };
    case "heard":
      return { link: "open", heardAt: now, beats: state.beats || sign.beat };
    case "lost":
      return { ...state, link: "lost" };
  }
}

export type Freshness =
  | { readonly kind: "live" }
  | { readonly kind: "connecting" }
  | { readonly kind: "stale"; readonly forMs: number };

export function freshness(state: Liveness, now: number): Freshness {
  const silentMs = state.heardAt === undefined ? undefined : now - state.heardAt;
  if (state.link === "open") {
    return state.beats && silentMs !== undefined && silentMs > STALE_AFTER_MS
      ? { kind: "stale", forMs: silentMs }
      : { kind: "live" };
  }
  if (silentMs === undefined) return state.link === "lost" ? { kind: "stale", forMs: 0 } : { kind: "connecting" };
  // A reconnect that takes a breath is no news; only silence is.
  return silentMs > STALE_AFTER_MS / 3 ? { kind: "stale", forMs: silentMs } : { kind: "connecting" };
}

/** Full jitter between attempts, so that a restarted platform is not met by all browsers in the same second. */
export function retryDelayMs(attempt: number, chance: number): number {
  return 500 + chance * Math.min(15_000, 1_000 * 2 ** Math.min(attempt, 10));
}
