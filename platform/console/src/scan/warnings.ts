import type { MessageKey } from "../messages/words";
import type { Warning } from "./queries";

/** What nobody may use without a second look. */
export const GRAVE: ReadonlySet<Warning> = new Set(["EXPIRED", "RECALLED", "QUARANTINED", "ON_HOLD", "DAMAGED", "CONTESTED"]);

export function warningText(warning: Warning): MessageKey {
  return `scan.${warning}`;
}
