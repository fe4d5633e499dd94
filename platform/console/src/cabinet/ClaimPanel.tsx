import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { grouped } from "../ledger/expiry";
import { stockOf } from "../ledger/queries";
import { linesByTag } from "../ledger/stock";
import { useSay } from "../shell/Language";
import { SessionMark } from "./marks";
import type { Cabinet } from "./cabinets";
import { detailKey, type SessionState } from "./queries";

/** What the cabinet says happened, before its shelf reading has confirmed it. Nothing of it is in the stock yet. */
export function ClaimPanel({ cabinet }: { readonly cabinet: Cabinet }) {
  const say = useSay();
  const stock = useQuery(stockOf(cabinet.did, detailKey(cabinet.did)));
  const lines = useMemo(() => linesByTag(stock.data ?? []), [stock.data]);
  const { session, claimed } = cabinet;
  if (session === undefined) return null;
  const named = (tag: string) => {
    const line = lines.get(tag);
    return line === undefined ? <code>{grouped(tag)}</code> : <span title={tag}>{line.name} <span className="claim-lot">{line.lot}</span></span>;
  };
  return (
    <aside className="claim-panel" aria-live="polite">
      <p>
        <SessionMark state={session.state} say={say} />
        {session.who !== undefined && <span className="who">{say("session.who", { who: session.who })}</span>}
        <span className="claim-why">{say(WHY[session.state])}</span>
      </p>
      {claimed.removed.length + claimed.added.length > 0 && (
        <ul>
          {claimed.removed.map((tag) => (
            <li key={`-${tag}`}><span className="move move-taken">{say("claim.took")}</span>{named(tag)}</li>
          ))}
          {claimed.added.map((tag) => (
            <li key={`+${tag}`}><span className="move move-put">{say("claim.put")}</span>{named(tag)}</li>
          ))}
        </ul>
      )}
    </aside>
  );
}

const WHY = {
  OPEN: "session.OPEN.why",
  ENDED: "session.ENDED.why",
  CLOSED: "session.CLOSED.why",
  SUSPECT: "session.SUSPECT.why",
  INTERRUPTED: "session.INTERRUPTED.why",
} as const satisfies Record<SessionState, string>;
