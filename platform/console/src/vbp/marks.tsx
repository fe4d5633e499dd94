import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { STATUSES, toneOf, type Counts, type Status } from "./status";

export function StatusMark({ status }: { readonly status: Status }) {
  return <Mark tone={toneOf(status)}>{useSay()(`vbp.status.${status}`)}</Mark>;
}

/** How many products stand in each status; statuses that nobody has are left out. */
export function CountsOf({ counts }: { readonly counts: Counts }) {
  const say = useSay();
  const some = STATUSES.filter((status) => counts[status] > 0);
  return <span className="counts">{some.map((status) => <Mark key={status} tone={toneOf(status)}>{say(`vbp.status.${status}`)} {counts[status]}</Mark>)}</span>;
}

/** What the order by trouble goes by. */
export function Trouble({ counts }: { readonly counts: Counts }) {
  return <CountsOf counts={{ ...counts, GREEN: 0, DONE: 0, NOT_STARTED: 0, NO_COMMITMENT: 0 }} />;
}

/** Beside every figure that they could change. */
export function Unmapped({ lines }: { readonly lines: number }) {
  const say = useSay();
  return lines === 0 ? null : <span className="unmapped" title={say("vbp.unmappedWhy")}>{say("vbp.unmappedLines", { n: lines })}</span>;
}
