import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, type ReactNode } from "react";
import { mayEnter, mayReview } from "../rule/view";
import { useLanguage, useSay } from "../shell/Language";
import { Mark, type Tone } from "../shell/Mark";
import { count, countyDay } from "../shell/times";
import { LIST_OF } from "../statement/links";
import { latestStatements } from "../statement/queries";
import { lateRequests } from "../warehouse/queries";
import { apartOf } from "./lines";
import { unmapped, waitingMappings } from "./mappings";
import { everyProgress } from "./queries";
import { reports } from "./reports";
import { isWaiting } from "./reportView";
import { SOON, STATE_OF, worksOf, type Somebody, type Work } from "./waiting";
import { waitingWithdrawals } from "./withdrawals";

interface WaitProps {
  readonly words: string;
  readonly n: number | undefined;
  readonly tone: Tone;
  readonly draw: (content: ReactNode) => ReactNode;
}

/** None is calm; not known yet is not none. */
function Wait({ words, n, tone, draw }: WaitProps) {
  const { locale } = useLanguage();
  return (
    <li>
      {draw(
        <>
          <Mark tone={n === undefined ? "none" : n === 0 ? "good" : tone}>{words}</Mark>
          <strong>{n === undefined ? "–" : count(n, locale)}</strong>
        </>,
      )}
    </li>
  );
}

function StatementWait({ work: { step, kind, year, statements } }: { readonly work: Work }) {
  const say = useSay();
  const state = STATE_OF[step];
  const search = { year, ...(state === undefined ? { ends: SOON } as const : { state }) };
  return (
    <Wait words={say("vbp.waitingStatements", { kind: say(`statement.list.${kind}`), year, step: say(`vbp.waitingStep.${step}`) })} n={statements} tone="warn"
      draw={(content) => <Link to={LIST_OF[kind]} search={search}>{content}</Link>} />
  );
}

/** Statements stand first: each waits for somebody's signature, decision or payment. */
function Statements({ somebody }: { readonly somebody: Somebody }) {
  const [retention, settlement] = [useQuery(latestStatements("RETENTION")).data, useQuery(latestStatements("SETTLEMENT")).data];
  const today = countyDay(Date.now());
  const works = useMemo(() => worksOf([...(retention ?? []), ...(settlement ?? [])], somebody, today), [retention, settlement, somebody, today]);
  return works.map((work) => <StatementWait key={`${work.step} ${work.kind} ${work.year}`} work={work} />);
}

function WaitingReports({ account }: Somebody) {
  const n = useQuery(reports).data?.filter((report) => isWaiting(report) && report.reportedBy !== account).length;
  return <Wait words={useSay()("vbp.waitingReports")} n={n} tone="warn" draw={(content) => <Link to="/vbp/reports" search={{ waiting: true }}>{content}</Link>} />;
}

/** What was sent back waits for the institution's own people, who report it anew. */
function ReturnedReports() {
  const n = useQuery(reports).data?.filter(({ returned }) => returned !== null).length;
  return <Wait words={useSay()("vbp.returnedReports")} n={n} tone="warn" draw={(content) => <Link to="/vbp/reports" search={{ returned: true }}>{content}</Link>} />;
}

function WaitingMappings({ account }: Somebody) {
  const n = useQuery(waitingMappings).data?.filter(({ proposedBy }) => proposedBy !== account).length;
  return <Wait words={useSay()("vbp.waitingMappings")} n={n} tone="warn" draw={(content) => <Link to="/vbp/mappings" search={{ tab: "waiting" }}>{content}</Link>} />;
}

function WaitingLate({ account }: Somebody) {
  const n = useQuery(lateRequests).data?.filter(({ answer, askedBy }) => answer === null && askedBy !== account).length;
  return <Wait words={useSay()("vbp.waitingLate")} n={n} tone="warn" draw={(content) => <Link to="/vbp/late-entries" search={{}}>{content}</Link>} />;
}

function WaitingWithdrawals({ account }: Somebody) {
  const mine = useQuery(waitingWithdrawals).data?.filter(({ proposedBy }) => proposedBy !== account);
  const first = mine?.[0];
  return (
    <Wait words={useSay()("vbp.waitingWithdrawals")} n={mine?.length} tone="warn" draw={(content) =>
      first === undefined ? <Link to="/vbp/files" search={{}}>{content}</Link> : <Link to="/vbp/files/$file" params={{ file: String(first.file) }}>{content}</Link>} />
  );
}

function UnmappedCodes() {
  const n = useQuery(unmapped).data?.length;
  return <Wait words={useSay()("vbp.unmappedCodes")} n={n} tone="warn" draw={(content) => <Link to="/vbp/mappings" search={{}}>{content}</Link>} />;
}

function Differing() {
  const lines = useQuery(everyProgress).data;
  const n = useMemo(() => (lines === undefined ? undefined : apartOf(lines).length), [lines]);
  return <Wait words={useSay()("vbp.apart")} n={n} tone="warn" draw={(content) => <Link to="/vbp/differences" search={{}}>{content}</Link>} />;
}

/** What this account can do before the figures, and the money that follows from them, are as good as they can be. */
export function Waiting({ somebody }: { readonly somebody: Somebody }) {
  const seesStatements = ["admin", "bureau", "ward", "warehouse"].includes(somebody.role);
  return (
    <ul className="waits">
      {seesStatements && <Statements somebody={somebody} />}
      {mayReview(somebody) && <WaitingReports {...somebody} />}
      {somebody.role === "warehouse" && <ReturnedReports />}
      {mayReview(somebody) && <WaitingMappings {...somebody} />}
      {mayReview(somebody) && <WaitingLate {...somebody} />}
      {mayReview(somebody) && <WaitingWithdrawals {...somebody} />}
      {mayEnter(somebody) && <UnmappedCodes />}
      <Differing />
    </ul>
  );
}
