import { modifierOf, type Modifier } from "./burst";

/** One scan that waits for its turn. The key makes a repeated write the same write. */
export interface Waiting {
  readonly key: string;
  readonly raw: string;
  readonly modifier: Modifier;
}

/** A code that was scanned here, and how often it counts. */
export interface Counted {
  readonly code: string;
  readonly name: string;
  readonly n: number;
}

/** More than this is not kept: whoever scans on while nothing answers has to be told. */
export const MOST_WAITING = 200;
const MOST_COUNTED = 200;

export interface Queue {
  readonly waiting: readonly Waiting[];
  readonly counted: readonly Counted[];
}

export const EMPTY: Queue = { waiting: [], counted: [] };

export type Joined = { readonly kind: "joined"; readonly queue: Queue } | { readonly kind: "full" };

export function joined(queue: Queue, raw: string, typed: string, key: string): Joined {
  if (queue.waiting.length >= MOST_WAITING) return { kind: "full" };
  return { kind: "joined", queue: { ...queue, waiting: [...queue.waiting, { key, raw, modifier: modifierOf(typed) }] } };
}

/** Without the first, if it is still the one that was answered; another tab or a reload may have taken it. */
export function answered(queue: Queue, key: string): Queue {
  return queue.waiting[0]?.key === key ? { ...queue, waiting: queue.waiting.slice(1) } : queue;
}

/** The first one again with what somebody chose as its reading. */
export function chosen(queue: Queue, key: string, raw: string): Queue {
  const [first, ...rest] = queue.waiting;
  return first?.key === key ? { ...queue, waiting: [{ ...first, raw }, ...rest] } : queue;
}

export type Tally =
  | { readonly kind: "counted"; readonly queue: Queue; readonly n: number }
  /** A piece has a code of its own, so it cannot be there twice. */
  | { readonly kind: "already" }
  | { readonly kind: "nothingToUndo" };

/** Counts what a scan named. A piece (`unique`) counts once, whatever was typed before it. */
export function tallied(queue: Queue, code: string, name: string, unique: boolean, modifier: Modifier): Tally {
  const before = queue.counted.find((each) => each.code === code)?.n ?? 0;
  const rest = queue.counted.filter((each) => each.code !== code);
  if (modifier.kind === "undo") {
    if (before === 0) return { kind: "nothingToUndo" };
    return counted(queue, rest, { code, name, n: before - 1 });
  }
  if (unique && before > 0) return { kind: "already" };
  return counted(queue, rest, { code, name, n: before + (unique || modifier.kind === "once" ? 1 : modifier.n) });
}

function counted(queue: Queue, rest: readonly Counted[], now: Counted): Tally {
  const list = now.n === 0 ? rest : [now, ...rest].slice(0, MOST_COUNTED);
  return { kind: "counted", queue: { ...queue, counted: list }, n: now.n };
}

/** Reads what a reload left behind; anything that has not the form is forgotten. */
export function restored(text: string | null): Queue {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null) return EMPTY;
    const { waiting, counted: list } = kept as Partial<Record<keyof Queue, unknown>>;
    return {
      waiting: Array.isArray(waiting) ? waiting.filter(isWaiting).slice(0, MOST_WAITING) : [],
      counted: Array.isArray(list) ? list.filter(isCounted).slice(0, MOST_COUNTED) : [],
    };
  } catch {
    return EMPTY;
  }
}

function isWaiting(value: unknown): value is Waiting {
  const each = value as Partial<Waiting> | null;
  return typeof each?.key === "string" && typeof each.raw === "string" && ["once", "times", "undo"].includes(each.modifier?.kind ?? "");
}

function isCounted(value: unknown): value is Counted {
  const each = value as Partial<Counted> | null;
  return typeof each?.code === "string" && typeof each.name === "string" && Number.isInteger(each.n);
}
