import { Link } from "@tanstack/react-router";
import { isMessageKey } from "../messages/words";
import { useNow } from "../shell/clock";
import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { clockTime, fullTime } from "../shell/times";
import type { TraceDiscrepancy, TraceHold } from "./queries";

function When({ at }: { readonly at: string }) {
  const now = useNow(60);
  return <time dateTime={at} title={fullTime(at)}>{clockTime(at, now)}</time>;
}

/** Holds and discrepancies: those that stand in the way first, those that are over below. */
export function Findings({ holds, differences }: { readonly holds: readonly TraceHold[]; readonly differences: readonly TraceDiscrepancy[] }) {
  const say = useSay();
  if (holds.length === 0 && differences.length === 0) return null;
  const open = (difference: TraceDiscrepancy) => difference.resolvedAt === undefined;
  return (
    <ul className="findings" aria-label={say("trace.findings")}>
      {[...holds].sort((a, b) => Number(b.inForce) - Number(a.inForce)).map((hold, at) => (
        <li key={`${hold.placedAt} ${at}`} className={hold.inForce ? undefined : "finding-past"}>
          <Mark tone={hold.inForce ? "late" : "none"}>{say(`scan.${hold.reason}`)}</Mark>
          <span>{say(`hold.${hold.scope}`)}</span>
          <span>{hold.note}</span>
          <span className="finding-when">
            {hold.placedBy} <When at={hold.placedAt} />
            {hold.releasedAt !== undefined && <> · {say("hold.released")} <When at={hold.releasedAt} /></>}
          </span>
        </li>
      ))}
      {[...differences].sort((a, b) => Number(open(b)) - Number(open(a))).map((difference) => {
        const kind = `kind.${difference.kind}`;
        const resolution = `resolution.${difference.resolution ?? ""}`;
        return (
          <li key={difference.id} className={open(difference) ? undefined : "finding-past"}>
            <Mark tone={open(difference) ? "late" : "none"}>{isMessageKey(kind) ? say(kind) : difference.kind}</Mark>
            <Link to="/discrepancy/$id" params={{ id: difference.id }} search={{ cabinet: difference.did }}>{difference.cabinet}</Link>
            {!open(difference) && <span>{isMessageKey(resolution) ? say(resolution) : difference.resolution}</span>}
            <span className="finding-when"><When at={difference.openedAt} /></span>
          </li>
        );
      })}
    </ul>
  );
}
