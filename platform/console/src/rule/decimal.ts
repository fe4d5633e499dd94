/**
 * Decimals as the platform writes them: texts. They are compared and turned into per cent digit by digit; a number of the
 * browser would make 0.07 · 100 into 7.000000000000001.
 */
const PLAIN = /^(-?)(\d{1,15})(?:\.(\d{1,8}))?$/;
const DECIMALS = 8;

/** The value times 10^8; undefined where the text is no plain decimal of at most eight places. */
export function scaled(text: string): bigint | undefined {
  const found = PLAIN.exec(text.trim());
  if (found === null) return undefined;
  const [, sign, whole, part = ""] = found;
  const size = BigInt(`${whole}${part.padEnd(DECIMALS, "0")}`);
  return sign === "-" ? -size : size;
}

function written(value: bigint): string {
  const size = value < 0n ? -value : value;
  const digits = size.toString().padStart(DECIMALS + 1, "0");
  const part = digits.slice(-DECIMALS).replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -DECIMALS)}${part === "" ? "" : `.${part}`}`;
}

/** `0.05` as `5 %`; a text that is no decimal stays as it is. */
export function percent(text: string): string {
  const value = scaled(text);
  return value === undefined ? text : `${written(value * 100n)} %`;
}

/** The same value without zeros that say nothing: `80.00` as `80`. */
export function plain(text: string): string {
  const value = scaled(text);
  return value === undefined ? text : written(value);
}
