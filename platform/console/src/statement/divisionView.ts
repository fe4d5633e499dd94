import { exactOf, minus, sum, type Exact } from "./money";

/** One who is to get a part, as it was typed. */
export interface Sharer {
  readonly code: string;
  readonly name: string;
  readonly weight: string;
}

const WEIGHT = /^\d{1,15}(\.\d{1,6})?$/;

export function weightOf(typed: string): Exact | undefined {
  return WEIGHT.test(typed.trim()) ? exactOf(typed.trim()) : undefined;
}

export type SharerFlaw = "empty" | "incomplete" | "weight" | "twice" | "nothing";

/** What stands in the way of a division; undefined where nothing does. Rows in which nothing is written do not count. */
export function flawOf(sharers: readonly Sharer[]): SharerFlaw | undefined {
  const rows = written(sharers);
  if (rows.length === 0) return "empty";
  if (rows.some(({ code, name, weight }) => code === "" || name === "" || weight === "")) return "incomplete";
  if (rows.some(({ weight }) => weightOf(weight) === undefined)) return "weight";
  if (new Set(rows.map(({ code }) => code)).size < rows.length) return "twice";
  return rows.every(({ weight }) => weightOf(weight)?.top === 0n) ? "nothing" : undefined;
}

export function written(sharers: readonly Sharer[]): readonly Sharer[] {
  return sharers.map(({ code, name, weight }) => ({ code: code.trim(), name: name.trim(), weight: weight.trim() })).filter(({ code, name, weight }) => `${code}${name}${weight}` !== "");
}

/**
 * What each would get, in fen, by the largest remainder, ties in the order of the codes: what the platform will do, read back before it
 * is asked. The sum is the total.
 */
export function sharesOf(totalFen: number, sharers: readonly Sharer[]): ReadonlyMap<string, bigint> {
  const rows = written(sharers).map(({ code, weight }) => ({ code, weight: weightOf(weight) ?? { top: 0n, bottom: 1n } }));
  const all = sum(rows.map(({ weight }) => weight));
  if (all.top <= 0n) return new Map();
  const quotas = rows.map(({ code, weight }) => {
    const top = weight.top * BigInt(totalFen) * all.bottom;
    const bottom = weight.bottom * all.top;
    return { code, whole: top / bottom, rest: { top: top % bottom, bottom } };
  });
  let left = BigInt(totalFen) - quotas.reduce((given, { whole }) => given + whole, 0n);
  const shares = new Map(quotas.map(({ code, whole }) => [code, whole]));
  const served = [...quotas].sort((a, b) => {
    const apart = minus(b.rest, a.rest).top;
    return apart > 0n ? 1 : apart < 0n ? -1 : a.code < b.code ? -1 : 1;
  });
  for (const { code } of served) {
    if (left === 0n) break;
    shares.set(code, (shares.get(code) ?? 0n) + 1n);
    left -= 1n;
  }
  return shares;
}
