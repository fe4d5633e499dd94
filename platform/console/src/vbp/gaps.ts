import type { components } from "../web/schema.gen";
import { periodKey, type Period } from "./matrix";

type ProgressLine = components["schemas"]["ProgressLine"];

/** What has begun and has no figures yet, by the fact that is missing. Nobody should take 0 % for late where nothing has come. */
export interface Gaps {
  /** Not one line of the platform's file falls in these. */
  readonly platform: readonly Period[];
  /** Not one receipt of ours falls in these. */
  readonly own: readonly Period[];
}

function isEmpty({ accepted, returned, other }: ProgressLine["own"]): boolean {
  return accepted === 0 && returned === 0 && other === 0;
}

export function gapsOf(periods: readonly Period[], lines: readonly ProgressLine[], today: string): Gaps {
  const begun = periods.filter(({ startsOn }) => startsOn <= today);
  const without = (fact: "own" | "platform") => {
    const known = new Set(lines.filter((line) => !isEmpty(line[fact])).map(periodKey));
    return begun.filter((period) => !known.has(periodKey(period)));
  };
  return { platform: without("platform"), own: without("own") };
}
