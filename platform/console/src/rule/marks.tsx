import { isMessageKey } from "../messages/words";
import { useSay, type Say } from "../shell/Language";
import { Mark, type Tone } from "../shell/Mark";
import type { Origin } from "./content";
import type { KnownSet } from "./view";

const TONE: Readonly<Record<KnownSet["status"], Tone>> = { DRAFT: "warn", REVIEWED: "busy", ACTIVE: "good", RETIRED: "none" };

export function RuleMark({ status }: { readonly status: KnownSet["status"] }) {
  return <Mark tone={TONE[status]}>{useSay()(`rule.state.${status}`)}</Mark>;
}

/** Nothing that stands in no document may look as if it did. */
export function OriginMark({ origin }: { readonly origin: Origin }) {
  const say = useSay();
  return <Mark tone={origin === "DOCUMENT" ? "good" : "warn"}>{say(`rule.origin.${origin}`)}</Mark>;
}

/** A code by its word where it has one. */
export function wordOf(prefix: string, code: string, say: Say): string {
  const key = `${prefix}.${code}`;
  return isMessageKey(key) ? say(key) : code;
}

export function regionWord(region: string, say: Say): string {
  return region === "*" ? say("rule.anyRegion") : region;
}

export function daysWord({ effectiveFrom, lastDay }: Pick<KnownSet, "effectiveFrom" | "lastDay">, say: Say): string {
  return say(lastDay === null ? "rule.daysOpen" : "rule.days", { from: effectiveFrom, to: lastDay ?? "" });
}
