import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, type ReactNode } from "react";
import { sessionQuery } from "../identity/session";
import { mayEnter } from "../rule/view";
import { FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useLanguage, useSay } from "../shell/Language";
import { Mark, type Tone } from "../shell/Mark";
import { Section, useTitle } from "../shell/Page";
import { count, countyDay } from "../shell/times";
import { Arriving, NothingYet } from "./Arriving";
import { Bullet, exactOf } from "./Bullet";
import { Print, Printing } from "./Printing";
import { percent, pointsShort } from "./exact";
import { apartOf } from "./lines";
import { unmapped, waitingMappings } from "./mappings";
import { Unmapped } from "./marks";
import { cellsOf, matrixOf, periodKey, sumsOf, type Matrix, type Sums } from "./matrix";
import { everyProgress, overview } from "./queries";
import { reports } from "./reports";
import { STATUSES, toneOf, type Counts } from "./status";
import { useBatchNames } from "./useBatchNames";
import "./overview.css";
import "./vbp.css";

/** Longer lists belong to the page of progress. */
const SHOWN = 8;

function rateOf(sums: Sums): string {
  return sums.rate === undefined ? "–" : percent(sums.rate);
}

function Total({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The county in one line of figures, each beside what could still change it. */
function Totals({ sums }: { readonly sums: Sums }) {
  const { say, locale } = useLanguage();
  return (
    <dl className="totals" aria-label={say("vbp.totals")}>
      <Total label={say("vbp.agreed")}><strong>{count(sums.agreed, locale)}</strong></Total>
      <Total label={say("vbp.reached")}><strong>{count(sums.reached, locale)}</strong><Unmapped lines={sums.unmapped} /></Total>
      <Total label={say("vbp.rate")}><strong>{rateOf(sums)}</strong><Unmapped lines={sums.unmapped} /></Total>
      <Total label={say("vbp.expected")}><strong>{sums.expected === undefined ? "–" : percent(sums.expected)}</strong></Total>
    </dl>
  );
}

function Statuses({ counts }: { readonly counts: Counts }) {
  const { say, locale } = useLanguage();
  return (
    <ul className="statuses" aria-label={say("vbp.byStatus")}>
      {STATUSES.map((status) => (
        <li key={status}>
          <Link to="/vbp/progress" search={{ status }}>
            <Mark tone={counts[status] === 0 ? "none" : toneOf(status)}>{say(`vbp.status.${status}`)}</Mark>
            <strong>{count(counts[status], locale)}</strong>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function CountsOf({ counts }: { readonly counts: Counts }) {
  const say = useSay();
  const some = STATUSES.filter((status) => counts[status] > 0);
  return <span className="counts">{some.map((status) => <Mark key={status} tone={toneOf(status)}>{say(`vbp.status.${status}`)} {counts[status]}</Mark>)}</span>;
}

function Batches({ matrix, nameOf }: { readonly matrix: Matrix; readonly nameOf: (batch: string) => string }) {
  const { say, locale } = useLanguage();
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={say("vbp.byBatch")}>
      <table className="table batches">
        <thead>
          <tr>
            <th scope="col">{say("vbp.batch")}</th>
            <th scope="col">{say("vbp.period")}</th>
            <th scope="col">{say("vbp.source")}</th>
            <th scope="col" className="end">{say("vbp.agreed")}</th>
            <th scope="col" className="end">{say("vbp.reached")}</th>
            <th scope="col" className="end">{say("vbp.rate")}</th>
            <th scope="col" className="batches-bar"><span className="unseen">{say("vbp.bar")}</span></th>
            <th scope="col" className="end">{say("vbp.expected")}</th>
            <th scope="col">{say("vbp.products")}</th>
          </tr>
        </thead>
        <tbody>
          {matrix.periods.map((period) => {
            const sums = sumsOf(cellsOf(matrix.rows, period));
            return (
              <tr key={periodKey(period)}>
                <td><Link to="/vbp/progress" search={{ batch: period.batch }}>{nameOf(period.batch)}</Link></td>
                <td className="batches-days">{period.startsOn} – {period.endsOn}</td>
                <td>{say(`vbp.source.${period.source}`)}</td>
                <td className="end">{count(sums.agreed, locale)}</td>
                <td className="end">{count(sums.reached, locale)}</td>
                <td className="end"><strong>{rateOf(sums)}</strong><Unmapped lines={sums.unmapped} /></td>
                <td><Bullet share={sums.rate} expected={exactOf(period.timeProgress)} tone="busy" /></td>
                <td className="end">{period.timeProgress.shown}</td>
                <td><CountsOf counts={sums.counts} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Who is behind, the furthest behind the schedule first; what the order goes by stands in each row. */
function Behind({ matrix }: { readonly matrix: Matrix }) {
  const say = useSay();
  const rows = matrix.rows.map((row) => ({ row, sums: sumsOf([...row.cells.values()]) }))
    .filter(({ sums }) => sums.counts.RED + sums.counts.UNMET + sums.counts.YELLOW > 0);
  const shortBy = ({ rate, expected }: Sums) => {
    const points = rate === undefined || expected === undefined ? undefined : pointsShort(rate, expected);
    if (points === undefined) return "–";
    return points.startsWith("-") ? say("vbp.aheadBy", { points: points.slice(1) }) : say("vbp.shortBy", { points });
  };
  if (rows.length === 0) return <p className="nothing">{say("vbp.nobodyBehind")}</p>;
  return (
    <>
      <ol className="behind">
        {rows.slice(0, SHOWN).map(({ row, sums }) => (
          <li key={row.institution}>
            <Link to="/vbp/progress/$institution" params={{ institution: row.institution }} search={{ sort: "gap" }}>
              <span className="behind-name">{row.name}</span>
              <CountsOf counts={{ ...sums.counts, GREEN: 0, DONE: 0, NOT_STARTED: 0, NO_COMMITMENT: 0 }} />
              <span className="behind-rate"><strong>{shortBy(sums)}</strong><span className="behind-of">{say("vbp.rate")} {rateOf(sums)}</span><Unmapped lines={sums.unmapped} /></span>
              <Bullet share={sums.rate} expected={sums.expected} tone={sums.counts.RED + sums.counts.UNMET > 0 ? "late" : "warn"} />
            </Link>
          </li>
        ))}
      </ol>
      {rows.length > SHOWN && <Link className="more" to="/vbp/progress" search={{ sort: "gap" }}>{say("work.all")}</Link>}
    </>
  );
}

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

/** What somebody has to do before the figures are as good as they can be. */
function Waiting() {
  const say = useSay();
  const toApprove = useQuery(reports).data?.filter(({ approvedBy }) => approvedBy === null).length;
  const toReview = useQuery(waitingMappings).data?.length;
  const codes = useQuery(unmapped).data?.length;
  const lines = useQuery(everyProgress).data;
  const apart = useMemo(() => (lines === undefined ? undefined : apartOf(lines).length), [lines]);
  return (
    <ul className="waits">
      <Wait words={say("vbp.waitingReports")} n={toApprove} tone="warn" draw={(content) => <Link to="/vbp/reports" search={{ waiting: true }}>{content}</Link>} />
      <Wait words={say("vbp.waitingMappings")} n={toReview} tone="warn" draw={(content) => <Link to="/vbp/mappings" search={{ tab: "waiting" }}>{content}</Link>} />
      <Wait words={say("vbp.unmappedCodes")} n={codes} tone="warn" draw={(content) => <Link to="/vbp/mappings" search={{}}>{content}</Link>} />
      <Wait words={say("vbp.apart")} n={apart} tone="warn" draw={(content) => <Link to="/vbp/differences" search={{}}>{content}</Link>} />
    </ul>
  );
}

export default function OverviewPage() {
  const say = useSay();
  const list = useQuery(overview);
  const slow = useSlow(list.isPending);
  const nameOf = useBatchNames();
  const session = useQuery(sessionQuery).data;
  const brings = session !== undefined && mayEnter(session);
  useTitle(say("nav.overview"));
  const today = countyDay(Date.now());
  const matrix = useMemo(() => (list.data === undefined ? undefined : matrixOf(list.data, { sort: "gap" }, today)), [list.data, today]);
  const sums = useMemo(() => (matrix === undefined ? undefined : sumsOf(cellsOf(matrix.rows))), [matrix]);
  return (
    <div className="page overview">
      <h1 className="unseen">{say("nav.overview")}</h1>
      <Printing title={say("nav.overview")} />
      {list.isError && <FaultPanel what="vbp.failed" error={list.error} slim={list.data !== undefined} onRetry={() => void list.refetch()} />}
      {slow && <SkeletonRows rows={8} height={52} />}
      {matrix !== undefined && matrix.rows.length === 0 && <NothingYet />}
      {matrix !== undefined && sums !== undefined && matrix.rows.length > 0 && (
        <>
          <header className="overview-head">
            <p>{say("vbp.overviewOf", { institutions: matrix.rows.length, batches: matrix.periods.length, products: sums.products, day: today })}</p>
            <Print />
          </header>
          <Arriving periods={matrix.periods} today={today} nameOf={nameOf} brings={brings} />
          <Totals sums={sums} />
          <Statuses counts={sums.counts} />
          <Section title={say("vbp.byBatch")}><Batches matrix={matrix} nameOf={nameOf} /></Section>
          <div className="panels">
            <Section title={say("vbp.behind")} hint={say("vbp.behindOrder")}><Behind matrix={matrix} /></Section>
            <Section title={say("vbp.waiting")}><Waiting /></Section>
          </div>
          <p className="vbp-note">{say("vbp.note")}</p>
        </>
      )}
    </div>
  );
}
