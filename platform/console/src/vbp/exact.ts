import { MINUS } from "../shell/times";

/** A fraction of whole numbers. Rates are compared and added exactly; a rounded figure is only ever shown. */
export interface Fraction {
  readonly top: bigint;
  /** Above 0. */
  readonly bottom: bigint;
}

const DECIMALS = 3n;

/** Reads what the platform calls exact: a decimal where it ends, such as `0.81`, otherwise a fraction, such as `326/365`. */
export function fractionOf(exact: string): Fraction | undefined {
  const fraction = /^(-?\d+)\/(\d+)$/.exec(exact);
  if (fraction !== null) {
    const bottom = BigInt(fraction[2]!);
    return bottom === 0n ? undefined : { top: BigInt(fraction[1]!), bottom };
  }
  const decimal = /^(-?)(\d+)(?:\.(\d+))?$/.exec(exact);
  if (decimal === null) return undefined;
  const digits = decimal[3] ?? "";
  return { top: BigInt(`${decimal[1]}${decimal[2]}${digits}`), bottom: 10n ** BigInt(digits.length) };
}

export function plus(a: Fraction, b: Fraction): Fraction {
  return a.bottom === b.bottom ? { top: a.top + b.top, bottom: a.bottom } : { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

export function times(a: Fraction, n: number): Fraction {
  return { top: a.top * BigInt(n), bottom: a.bottom };
}

/** Undefined where nothing stands below the line. */
export function over(a: Fraction, n: number): Fraction | undefined {
  return n <= 0 ? undefined : { top: a.top, bottom: a.bottom * BigInt(n) };
}

export const NONE: Fraction = { top: 0n, bottom: 1n };

/** Below 0 if a is less than b, above 0 if it is more. */
export function compared(a: Fraction, b: Fraction): number {
  const [left, right] = [a.top * b.bottom, b.top * a.bottom];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** In percent, to three decimals, a half away from 0; as the platform shows a rate. */
export function percent({ top, bottom }: Fraction): string {
  const scale = 10n ** DECIMALS;
  const [size, sign] = top < 0n ? [-top, MINUS] : [top, ""];
  const rounded = (size * 100n * scale * 2n + bottom) / (bottom * 2n);
  return `${rounded === 0n ? "" : sign}${rounded / scale}.${String(rounded % scale).padStart(Number(DECIMALS), "0")} %`;
}

/** How many percentage points a rate falls short of what is asked for, to three decimals; below 0 where it is ahead. */
export function pointsShort(rate: Fraction, expected: Fraction): string {
  return percent(plus(expected, { top: -rate.top, bottom: rate.bottom })).replace(" %", "");
}

/** How far along a bar from 0 to 1, for drawing only. */
export function along(share: Fraction | undefined): number {
  if (share === undefined || share.top <= 0n) return 0;
  if (share.top >= share.bottom) return 1;
  return Number((share.top * 10_000n) / share.bottom) / 10_000;
}
