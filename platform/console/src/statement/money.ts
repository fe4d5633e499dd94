import { percent } from "../rule/decimal";
import { MINUS } from "../shell/times";
import { fractionOf, percent as percentOf, plus, NONE, type Fraction } from "../vbp/exact";

/** Yuan as an exact fraction: what the platform writes without rounding stays whole here, and is rounded once, when it is shown. */
export type Exact = Fraction;

const FEN_OF_YUAN = 100n;

export const exactOf = fractionOf;
export const NOTHING: Exact = NONE;

export function sum(all: readonly Exact[]): Exact {
  return all.reduce(plus, NONE);
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { top: -b.top, bottom: b.bottom });
}

/** In whole fen, a half away from 0, as the platform rounds. */
export function fenOf({ top, bottom }: Exact): bigint {
  const size = top < 0n ? -top : top;
  const fen = (size * FEN_OF_YUAN * 2n + bottom) / (bottom * 2n);
  return top < 0n ? -fen : fen;
}

/** `1,234.50`, with a true minus; digit by digit, so that no amount is too large. */
export function yuan(fen: bigint | number): string {
  const all = BigInt(fen);
  const size = (all < 0n ? -all : all).toString().padStart(3, "0");
  const whole = size.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${all < 0n ? MINUS : ""}${whole}.${size.slice(-2)}`;
}

/** The same text with its thousands apart and a true minus; whatever is no plain number stays as it is. */
export function grouped(text: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  const [whole = "", part] = text.replace("-", MINUS).split(".");
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return part === undefined ? apart : `${apart}.${part}`;
}

/** An exact text of the platform as an amount; a word stays a word. */
export function shownYuan(exact: string): string {
  const value = exactOf(exact);
  return value === undefined ? exact : yuan(fenOf(value));
}

/** A share in per cent: whole where it ends early, otherwise to three decimals; a word stays a word. */
export function shownShare(exact: string): string {
  const value = exactOf(exact);
  return value === undefined || !exact.includes("/") ? percent(exact) : percentOf(value);
}

/** What somebody typed as an amount, in fen; undefined where it is none from 0 to 9,999,999,999,999.99. */
export function fenTyped(text: string): number | undefined {
  const found = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text.trim().replace(/,/g, ""));
  if (found === null) return undefined;
  return Number(`${found[1]}${(found[2] ?? "").padEnd(2, "0")}`);
}

const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const PLACES = ["", "拾", "佰", "仟"] as const;
const GROUPS = ["", "万", "亿", "万亿"] as const;

/** Four digits: `0105` as 壹佰零伍, without the zeros before and behind. */
function thousands(group: string): string {
  let words = "";
  let zero = false;
  for (const [at, digit] of Array.from(group).entries()) {
    if (digit === "0") {
      zero = words !== "";
      continue;
    }
    words += (zero ? "零" : "") + DIGITS[Number(digit)]! + PLACES[3 - at]!;
    zero = false;
  }
  return words;
}

function whole(yuanDigits: string): string {
  const padded = yuanDigits.padStart(Math.ceil(yuanDigits.length / 4) * 4, "0");
  const groups = padded.match(/\d{4}/g) ?? [];
  let words = "";
  let zero = false;
  for (const [at, group] of groups.entries()) {
    const rank = groups.length - 1 - at;
    if (group === "0000") {
      zero = words !== "";
      continue;
    }
    const link = words !== "" && (zero || group.startsWith("0")) ? "零" : "";
    // 万亿 is said as 万 where 亿 follows of itself.
    const name = rank === 3 && groups[at + 1] !== "0000" ? "万" : GROUPS[rank]!;
    words += link + thousands(group) + name;
    zero = false;
  }
  return words;
}

/**
 * The amount as it is written on Chinese documents (大写金额), by 正确填写票据和结算凭证的基本规定 (支付结算办法, annex 1).
 *
 * @param fen up to 9,999,999,999,999.99 yuan either way
 */
export function inWords(fen: number): string {
  const digits = Math.abs(fen).toString().padStart(3, "0");
  const [yuanDigits, jiao, rest] = [digits.slice(0, -2), digits.at(-2)!, digits.at(-1)!];
  const sign = fen < 0 ? "负" : "";
  const isWhole = /^0+$/.test(yuanDigits);
  if (jiao === "0" && rest === "0") return `${sign}${isWhole ? "零" : whole(yuanDigits)}元整`;
  const head = isWhole ? "" : `${whole(yuanDigits)}元`;
  const tenth = jiao !== "0" ? `${DIGITS[Number(jiao)]}角` : isWhole ? "" : "零";
  return `${sign}${head}${tenth}${rest === "0" ? "整" : `${DIGITS[Number(rest)]}分`}`;
}
