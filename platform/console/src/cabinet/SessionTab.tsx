import { useInfiniteQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { ExpiryDay } from "../ledger/ExpiryDay";
import { grouped } from "../ledger/expiry";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { useSay } from "../shell/Language";
import { clockTime, fullTime } from "../shell/times";
import type { Cabinet } from "./cabinets";
import { LINE_WORD, SessionMark } from "./marks";
import { sessionLog, type Session, type SessionLine } from "./queries";

const MOVE_CLASS: Readonly<Record<SessionLine["kind"], string>> = { TAKEN: "move move-taken", PUT: "move move-put", SUSPECT: "move move-suspect" };

function Line({ line }: { readonly line: SessionLine }) {
  const say = useSay();
  return (
    <li className="session-line">
      <span className={MOVE_CLASS[line.kind]}>{say(LINE_WORD[line.kind])}</span>
      <span className="session-line-item">{line.name ?? say("tag.unbound")}</span>
      <span className="session-line-lot">{line.lot ?? ""}</span>
      <span className="session-line-expiry">{line.name !== undefined && <ExpiryDay day={line.expiry} />}</span>
      <code className="session-line-tag">{grouped(line.tag)}</code>
    </li>
  );
}

/** Tags that the cabinet claims and nobody has confirmed: drawn apart from lines, which are facts. */
function Claims({ session }: { readonly session: Session }) {
  const say = useSay();
  const { added, removed } = session.claimed;
  return (
    <>
      {removed.map((tag) => (
        <li key={`-${tag}`} className="session-line session-claim">
          <span className="move move-claimed">{say("claim.took")}</span>
          <code className="session-line-tag">{grouped(tag)}</code>
        </li>
      ))}
      {added.map((tag) => (
        <li key={`+${tag}`} className="session-line session-claim">
          <span className="move move-claimed">{say("claim.put")}</span>
          <code className="session-line-tag">{grouped(tag)}</code>
        </li>
      ))}
    </>
  );
}

function Span({ session }: { readonly session: Session }) {
  const say = useSay();
  const now = useNow(60);
  const { openedAt, endedAt, closedAt } = session;
  const end = endedAt ?? closedAt;
  return (
    <span className="session-time">
      {openedAt === undefined ? <span className="nothing">{say("session.openingLost")}</span> : <time dateTime={openedAt} title={fullTime(openedAt)}>{clockTime(openedAt, now)}</time>}
      {end !== undefined && (
        <>
          {" – "}
          <time dateTime={end} title={fullTime(end)}>{clockTime(end, now).slice(-8)}</time>
        </>
      )}
    </span>
  );
}

function SessionEntry({ session }: { readonly session: Session }) {
  const say = useSay();
  const pending = session.state === "OPEN" || session.state === "ENDED";
  // Once a reading has settled the session, its lines are the truth and the claim is history.
  const claims = pending ? session.claimed.added.length + session.claimed.removed.length : 0;
  const nothing = session.lines.length + claims === 0;
  return (
    <li className="session">
      <header>
        <Span session={session} />
        <SessionMark state={session.state} say={say} />
        {session.who !== undefined && <span className="who">{say("session.who", { who: session.who })}</span>}
        {session.method !== undefined && <span className="session-method">{say(`method.${session.method}`)}</span>}
        <code className="session-id">{session.id}</code>
      </header>
      {nothing ? (
        !pending && <p className="session-nothing">{say(session.state === "INTERRUPTED" ? "session.interruptedNothing" : "session.nothing")}</p>
      ) : (
        <ul>
          {session.lines.map((line) => <Line key={`${line.kind}${line.tag}`} line={line} />)}
          {pending && <Claims session={session} />}
        </ul>
      )}
    </li>
  );
}

export function SessionTab({ cabinet }: { readonly cabinet: Cabinet }) {
  const say = useSay();
  const log = useInfiniteQuery(sessionLog(cabinet.did));
  const slow = useSlow(log.isPending);
  const sessions = log.data?.pages.flatMap((page) => page.items);
  return (
    <div className="log" tabIndex={0} role="region" aria-label={say("tab.sessions")}>
      {log.isError && <FaultPanel what="sessions.failed" error={log.error} slim={log.data !== undefined} onRetry={() => void log.refetch()} />}
      {slow && <SkeletonRows rows={6} height={64} />}
      {sessions?.length === 0 && <EmptyPanel title={say("sessions.none")} hint={say("sessions.noneHint")} />}
      {sessions !== undefined && sessions.length > 0 && (
        <ol className="sessions">
          {sessions.map((session) => <SessionEntry key={session.id} session={session} />)}
        </ol>
      )}
      {log.hasNextPage && (
        <Button className="log-more" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {say("action.older")}
        </Button>
      )}
    </div>
  );
}
