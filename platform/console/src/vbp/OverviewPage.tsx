import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo, type ReactNode } from "react";
import { sessionQuery } from "../identity/session";
import { mayEnter } from "../rule/view";
import { FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useLanguage, useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { Section, useTitle } from "../shell/Page";
import { MINUS, count, countyDay } from "../shell/times";
import { Arriving, NothingYet } from "./Arriving";
import { Bullet, exactOf } from "./Bullet";
import { Print, Printing } from "./Printing";
import { percent, pointsShort } from "./exact";
import { Waiting } from "./Waiting";
import { CountsOf, Trouble, Unmapped } from "./marks";
import { cellsOf, matrixOf, periodKey, sumsOf, type Matrix, type Sums } from "./matrix";
import { overview } from "./queries";
import { STATUSES, countsOf, toneOf, type Counts } from "./status";
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
      <Total label={say("vbp.reached")}><strong>{count(sums.reached, locale)}</strong> <Unmapped lines={sums.unmapped} /></Total>
      <Total label={say("vbp.rate")}><strong>{rateOf(sums)}</strong> <Unmapped lines={sums.unmapped} /></Total>
      <Total label={say("vbp.expected")}><strong>{sums.expected === undefined ? "–" : percent(sums.expected)}</strong></Total>
    </dl>
  );
}

/** How many products stand in each status, of each batch's latest period; with what ended earlier uncompleted, the sum stands below. */
function Statuses({ counts, unmet }: { readonly counts: Counts; readonly unmet: number }) {
  const { say, locale } = useLanguage();
  return (
    <>
      <ul className="statuses" aria-label={say("vbp.byStatus")}>
        {STATUSES.map((status) => {
          const told = <><Mark tone={counts[status] === 0 ? "none" : toneOf(status)}>{say(`vbp.status.${status}`)}</Mark><strong>{count(counts[status], locale)}</strong></>;
          return <li key={status}>{counts[status] === 0 ? <span className="tile">{told}</span> : <Link className="tile" to="/vbp/progress" search={{ status }}>{told}</Link>}</li>;
        })}
      </ul>
      {unmet > counts.UNMET && <p className="statuses-earlier"><Link to="/vbp/progress" search={{ status: "UNMET", periods: "all" }}>{say("vbp.earlierUnmet", { n: count(unmet, locale) })}</Link></p>}
    </>
  );
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
                <td className="end"><strong>{rateOf(sums)}</strong> <Unmapped lines={sums.unmapped} /></td>
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

/** Who is behind, in the order of trouble that the page of progress has too; what it goes by stands in each row. */
function Behind({ matrix }: { readonly matrix: Matrix }) {
  const say = useSay();
  const rows = matrix.rows.map((row) => ({ row, sums: sumsOf([...row.cells.values()]) }))
    .filter(({ sums }) => sums.counts.RED + sums.counts.UNMET + sums.counts.YELLOW > 0);
  const shortBy = ({ rate, expected }: Sums) => {
    const points = rate === undefined || expected === undefined ? undefined : pointsShort(rate, expected);
    if (points === undefined) return "–";
    return points.startsWith(MINUS) ? say("vbp.aheadBy", { points: points.slice(1) }) : say("vbp.shortBy", { points });
  };
  if (rows.length === 0) return <p className="nothing">{say("vbp.nobodyBehind")}</p>;
  return (
    <>
      <ol className="behind">
        {rows.slice(0, SHOWN).map(({ row, sums }) => (
          <li key={row.institution}>
            <Link to="/vbp/progress/$institution" params={{ institution: row.institution }} search={{ sort: "worst" }}>
              <span className="behind-name">{row.name}</span>
              <Trouble counts={sums.counts} />
              <span className="behind-rate"><strong>{shortBy(sums)}</strong><span className="behind-of">{say("vbp.rate")} {rateOf(sums)}</span><Unmapped lines={sums.unmapped} /></span>
              <Bullet share={sums.rate} expected={sums.expected} tone={sums.counts.RED + sums.counts.UNMET > 0 ? "late" : "warn"} />
            </Link>
          </li>
        ))}
      </ol>
      {rows.length > SHOWN && <Link className="more" to="/vbp/progress" search={{ sort: "worst" }}>{say("work.all")}</Link>}
    </>
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
  const matrix = useMemo(() => (list.data === undefined ? undefined : matrixOf(list.data, { sort: "worst" }, today)), [list.data, today]);
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
          <Statuses counts={sums.counts} unmet={countsOf(list.data ?? []).UNMET} />
          <Section title={say("vbp.byBatch")}><Batches matrix={matrix} nameOf={nameOf} /></Section>
          <div className="panels">
            <Section title={say("vbp.behind")} hint={say("vbp.behindOrder")}><Behind matrix={matrix} /></Section>
            {session !== undefined && <Section title={say("vbp.waiting")}><Waiting somebody={session} /></Section>}
          </div>
          <p className="vbp-note">{say("vbp.note")}</p>
        </>
      )}
    </div>
  );
}
