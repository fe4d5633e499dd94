import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useEffect, useRef } from "react";
import { ExpiryDay } from "../ledger/ExpiryDay";
import { grouped } from "../ledger/expiry";
import { placeWord } from "../ledger/stockWords";
import { within } from "../place/Where";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { closes } from "../shell/keys";
import { useSay, type Say } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { Facts, Table } from "../shell/Page";
import { clockTime, fullTime } from "../shell/times";
import { isMessageKey } from "../messages/words";
import { Fault } from "../web/problem";
import { StateMark } from "./DiscrepancyPage";
import { Explaining } from "./Explaining";
import { discrepancyCase, discrepancyList, type Case, type Explanation } from "./discrepancies";
import { KIND_WORD, LINE_WORD, SessionMark } from "./marks";
import type { Discrepancy } from "./queries";
import "./detail.css";
import "./discrepancy.css";

const page = getRouteApi("/signed-in/discrepancy/$id");

function When({ at }: { readonly at: string }) {
  const now = useNow(60);
  return <time dateTime={at} title={fullTime(at)}>{clockTime(at, now)}</time>;
}

function standsWord(stands: NonNullable<Case["stands"]>, say: Say): string {
  return within([stands.within, placeWord({ place: stands.place, placeKind: stands.kind, placeName: stands.name }, say)]);
}

/** Where it was found; a tag that several cabinets claim is found in each of them. */
function Cabinets({ of }: { readonly of: Discrepancy }) {
  const isContested = of.kind === "CONTESTED" && of.state === "OPEN";
  const contested = useInfiniteQuery({ ...discrepancyList({ kind: "CONTESTED" }), enabled: isContested }).data?.pages.flatMap((each) => each.items) ?? [];
  const others = isContested ? contested.filter(({ tag, id }) => tag === of.tag && id !== of.id) : [];
  return (
    <span className="discrepancy-cabinets">
      {[of, ...others].map(({ did, ward, cabinet }) => <Link key={did} to="/cabinet/$did" params={{ did }} search={{}}>{ward} · {cabinet}</Link>)}
    </span>
  );
}

function Subject({ shown }: { readonly shown: Case }) {
  const say = useSay();
  const { discrepancy, stands, stood } = shown;
  const tag = /^[0-9A-F]{8,}$/.test(discrepancy.tag) && discrepancy.kind !== "UNKNOWN_TAG";
  const resolution = `resolution.${discrepancy.resolution}`;
  return (
    <Facts facts={[
      [say("discrepancy.tag"), tag
        ? <Link to="/trace" search={{ unit: discrepancy.tag }}><code>{grouped(discrepancy.tag)}</code></Link>
        : <code>{grouped(discrepancy.tag)}</code>],
      [say("stock.lot"), discrepancy.lot ?? "–"],
      [say("stock.expiry"), discrepancy.lot === undefined ? "–" : <ExpiryDay day={discrepancy.expiry} />],
      ...(stood === undefined ? [] : [[say("discrepancy.stood"), standsWord(stood, say)] as const]),
      [say("discrepancy.stands"), stands === undefined ? "–" : standsWord(stands, say)],
      [say("list.cabinet"), <Cabinets of={discrepancy} />],
      [say("discrepancy.since"), <When at={discrepancy.openedAt} />],
      ...(discrepancy.resolvedAt === undefined ? [] : [[say("discrepancy.closed"), <span><When at={discrepancy.resolvedAt} /> {isMessageKey(resolution) ? say(resolution) : discrepancy.resolution}</span>] as const]),
    ]} />
  );
}

function Readings({ snapshots }: { readonly snapshots: Case["snapshots"] }) {
  const say = useSay();
  if (snapshots.length === 0) return <p className="nothing">{say("evidence.noReading")}</p>;
  return (
    <Table label={say("evidence.readings")} heads={[say("evidence.when"), say("evidence.at"), say("evidence.trigger"), say("evidence.heard"), say("evidence.antennas")]}
      rows={snapshots.map((each) => {
        const trigger = `trigger.${each.trigger}`;
        return {
          key: each.at,
          cells: [
            say(each.found ? "evidence.found" : each.before ? "evidence.before" : "evidence.after"),
            <When at={each.at} />,
            isMessageKey(trigger) ? say(trigger) : each.trigger,
            say("list.unitsOf", { n: each.tags }),
            each.authoritative ? <Mark tone="good">{say("evidence.allAntennas")}</Mark> : <Mark tone="late">{say("evidence.antennaFailed")}</Mark>,
          ],
        };
      })} />
  );
}

function SessionEvidence({ session, tag }: { readonly session: NonNullable<Case["session"]>; readonly tag: string }) {
  const say = useSay();
  return (
    <>
      <Facts facts={[
        [say("difference.session"), <SessionMark state={session.state} say={say} />],
        [say("evidence.who"), session.who === undefined ? "–" : say("session.who", { who: session.who })],
        [say("evidence.openedAt"), session.openedAt === undefined ? say("session.openingLost") : <When at={session.openedAt} />],
        [say("evidence.closedAt"), session.closedAt === undefined ? "–" : <When at={session.closedAt} />],
      ]} />
      <ul>
        {session.lines.map((line) => (
          <li key={`${line.tag} ${line.kind}`} className="session-line session-claim">
            <span className={line.kind === "SUSPECT" ? "move move-suspect" : line.kind === "TAKEN" ? "move move-taken" : "move move-put"}>{say(LINE_WORD[line.kind])}</span>
            <span>{line.tag === tag ? <strong>{line.name ?? say("tag.unbound")}</strong> : (line.name ?? say("tag.unbound"))} <code>{grouped(line.tag)}</code></span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Said({ explanation }: { readonly explanation: Explanation }) {
  const say = useSay();
  const { verdict } = explanation;
  return (
    <li className="explanation">
      <header>
        <strong>{say(`ground.${explanation.ground}`)}</strong>
        <span>{say("evidence.by", { who: explanation.by })}</span>
        <When at={explanation.at} />
      </header>
      <p className="words">{explanation.words}</p>
      {verdict === undefined && <p className="explanation-verdict"><Mark tone="warn">{say("discrepancy.waits")}</Mark></p>}
      {verdict !== undefined && (
        <p className="explanation-verdict">
          {verdict.accepted ? <Mark tone="good">{say("verdict.accepted")}</Mark> : <Mark tone="late">{say("verdict.rejected")}</Mark>}{" "}
          {say("evidence.by", { who: verdict.by })} <When at={verdict.at} />
          {verdict.words !== undefined && <span className="words"> {verdict.words}</span>}
        </p>
      )}
    </li>
  );
}

function Known({ shown }: { readonly shown: Case }) {
  const say = useSay();
  const { discrepancy, session, snapshots, explanations } = shown;
  return (
    <>
      <p className="discrepancy-why">{say(KIND_WORD[discrepancy.kind].why)}</p>
      <div className="sheet">
        <Subject shown={shown} />
        <Explaining key={`${discrepancy.state} ${discrepancy.explainedBy ?? ""}`} discrepancy={discrepancy} />
        {explanations.length > 0 && (
          <>
            <h3>{say("evidence.said")}</h3>
            <ul>{explanations.map((each) => <Said key={each.at} explanation={each} />)}</ul>
          </>
        )}
        <h3>{say("evidence.readings")}</h3>
        <Readings snapshots={snapshots} />
        <h3>{say("tab.sessions")}</h3>
        {session === undefined ? <p className="nothing">{say("evidence.noSession")}</p> : <SessionEvidence session={session} tag={discrepancy.tag} />}
      </div>
    </>
  );
}

export default function DiscrepancyDetail() {
  const say = useSay();
  const navigate = useNavigate();
  const { id } = page.useParams();
  const view = page.useSearch();
  const query = useQuery(discrepancyCase(id));
  const slow = useSlow(query.isPending);
  const here = useRef<HTMLElement>(null);
  const missing = query.error instanceof Fault && query.error.status === 404;
  const discrepancy = query.data?.discrepancy;
  const close = () => void navigate({ to: "/discrepancy", search: view });

  // Whoever opened it goes on from here with Tab.
  useEffect(() => here.current?.focus({ preventScroll: true }), [id]);

  return (
    <section className="detail" ref={here} tabIndex={-1} aria-label={say("discrepancy.detail")} onKeyDown={(event) => {
      if (closes(event)) close();
    }}>
      <header className="detail-head">
        <button type="button" className="quiet detail-back" onClick={close} aria-label={say("action.back")}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M10 2.5 4.5 8l5.5 5.5" /></svg>
        </button>
        <div className="detail-title">
          <h2>{discrepancy === undefined ? say("nav.discrepancies") : (discrepancy.name ?? say(KIND_WORD[discrepancy.kind].word))}</h2>
          {discrepancy !== undefined && <p><StateMark discrepancy={discrepancy} say={say} /> <span>{say(KIND_WORD[discrepancy.kind].word)}</span></p>}
        </div>
        <button type="button" className="quiet detail-close" onClick={close} aria-label={say("action.close")}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="m3 3 10 10M13 3 3 13" /></svg>
        </button>
      </header>
      {slow && <SkeletonRows rows={6} height={44} />}
      {query.isError && !missing && <FaultPanel what="discrepancy.failed" error={query.error} slim={query.data !== undefined} onRetry={() => void query.refetch()} />}
      {missing && (
        <EmptyPanel title={say("discrepancy.missing")} hint={say("discrepancy.missingHint")}>
          <Button onClick={close}>{say("action.back")}</Button>
        </EmptyPanel>
      )}
      {query.data !== undefined && <Known shown={query.data} />}
    </section>
  );
}
