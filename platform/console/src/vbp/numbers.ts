import type { Locale } from "../messages/words";
import { count } from "../shell/times";

/** What one side says beyond the other, with its sign; a difference of nothing has none. */
export function signed(n: number, locale: Locale): string {
  return n > 0 ? `+${count(n, locale)}` : count(n, locale);
}
