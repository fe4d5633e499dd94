import type { Locale } from "../messages/words";
import { count } from "../shell/times";

/** What one side says beyond the other, with its sign; a difference of nothing has none. */
export function signed(n: number, locale: Locale): string {
  const size = count(Math.abs(n), locale);
  return n > 0 ? `+${size}` : n < 0 ? `−${size}` : size;
}
