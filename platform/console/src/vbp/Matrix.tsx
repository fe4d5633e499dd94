import { Link } from "@tanstack/react-router";
import { useRef, useState, type KeyboardEvent } from "react";
import { useLanguage, useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { count } from "../shell/times";
import { Bullet, exactOf } from "./Bullet";
import { percent } from "./exact";
import { StatusMark, Trouble, Unmapped } from "./marks";
import { cellsOf, periodKey, sumsOf, type Matrix as Cells, type Overview, type Period } from "./matrix";
import { toneOf } from "./status";
import { step } from "./steps";
import type { ProgressView } from "./view";

/** What a cell says: the gravest of its products, how much is done, and how many lines could still change it. */
export function CellFigures({ cell }: { readonly cell: Overview }) {
  return (
    <>
      <span className="cell-line">
        <StatusMark status={cell.worst} />
        <span className="cell-rate">{cell.completion?.shown ?? "–"}</span>
      </span>
      <Bullet share={exactOf(cell.completion)} expected={exactOf(cell.timeProgress)} tone={toneOf(cell.worst)} />
      <Unmapped lines={cell.unmappedLines} />
    </>
  );
}

function useWords() {
  const { say, locale } = useLanguage();
  return (cell: Overview, batch: string) =>
    say("vbp.cellWords", {
      institution: cell.institutionName, batch, status: say(`vbp.status.${cell.worst}`), rate: cell.completion?.shown ?? "–",
      expected: cell.timeProgress.shown, agreed: count(cell.agreedUnits, locale), reached: count(cell.reachedUnits, locale),
    });
}

interface MatrixProps {
  readonly matrix: Cells;
  readonly nameOf: (batch: string) => string;
  readonly view: ProgressView;
}

/** The foot: every column's sum over the rows that are shown. */
function Foot({ matrix }: { readonly matrix: Cells }) {
  const say = useSay();
  return (
    <tfoot>
      <tr>
        <th scope="row">{say("vbp.sumOf", { n: matrix.rows.length })}</th>
        {matrix.periods.map((period) => {
          const sums = sumsOf(cellsOf(matrix.rows, period));
          return (
            <td key={periodKey(period)}>
              <span className="cell">
                <span className="cell-line">
                  <span>{say("vbp.sum")}</span>
                  <strong className="cell-rate">{sums.rate === undefined ? "–" : percent(sums.rate)}</strong>
                </span>
                <Bullet share={sums.rate} expected={sums.expected} tone="busy" />
                <Unmapped lines={sums.unmapped} />
              </span>
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}

function Heads({ matrix, nameOf }: Pick<MatrixProps, "matrix" | "nameOf">) {
  const say = useSay();
  return (
    <thead>
      <tr>
        <th scope="col">{say("vbp.institution")}</th>
        {matrix.periods.map((period) => (
          <th key={periodKey(period)} scope="col">
            <span className="head-name">{nameOf(period.batch)}</span>
            <span className="head-more" title={`${period.startsOn} – ${period.endsOn}`}>{say("vbp.periodUntil", { period: period.agreement, day: period.endsOn })}</span>
            <span className="head-more">{say("vbp.expectedBy", { rate: period.timeProgress.shown })}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Institutions by batch. One stop for Tab; the arrows go from cell to cell and Enter opens the one in focus. */
export function Matrix({ matrix, nameOf, view }: MatrixProps) {
  const { status, sort } = view;
  const say = useSay();
  const words = useWords();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<readonly [number, number]>([0, 0]);
  const columns = matrix.periods.length + 1;
  const here = [Math.min(at[0], matrix.rows.length - 1), Math.min(at[1], columns - 1)] as const;

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = step(event.key, here, matrix.rows.length, columns);
    if (to === undefined) return;
    event.preventDefault();
    setAt(to);
    table.current?.querySelector<HTMLElement>(`[data-at="${to.join(",")}"]`)?.focus();
  }
  const stop = (row: number, column: number) => ({
    "data-at": `${row},${column}`,
    tabIndex: row === here[0] && column === here[1] ? 0 : -1,
    onFocus: () => setAt([row, column]),
  });

  return (
    <div className="matrix-frame">
      <table ref={table} className="matrix" aria-label={say("vbp.matrix")} onKeyDown={onKeyDown}>
        <Heads matrix={matrix} nameOf={nameOf} />
        <tbody>
          {matrix.rows.map((row, r) => (
            <tr key={row.institution}>
              <th scope="row">
                <Link to="/vbp/progress/$institution" params={{ institution: row.institution }} search={furtherDown(view)} {...stop(r, 0)}>{row.name}</Link>
                <code>{row.institution}</code>
                {sort === "worst" && <Trouble counts={sumsOf([...row.cells.values()]).counts} />}
              </th>
              {matrix.periods.map((period, c) => {
                const cell = row.cells.get(periodKey(period));
                if (cell === undefined) {
                  return <td key={periodKey(period)}><span className="cell" {...stop(r, c + 1)}><Mark tone="none">{say("vbp.noFigure")}</Mark></span></td>;
                }
                const faint = status !== undefined && (cell.statuses[status] ?? 0) === 0;
                return (
                  <td key={periodKey(period)}>
                    <Link className={faint ? "cell cell-faint" : "cell"} to="/vbp/progress/$institution" params={{ institution: row.institution }}
                      search={linkOf(period, view, faint)} aria-label={words(cell, nameOf(period.batch))} {...stop(r, c + 1)}>
                      <CellFigures cell={cell} />
                    </Link>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <Foot matrix={matrix} />
      </table>
    </div>
  );
}

/** Whoever looks at the figures of a day, or at every period, goes on looking at them further down. */
function furtherDown({ asOf, periods }: ProgressView) {
  return { ...(asOf !== undefined && { asOf }), ...(periods !== undefined && { periods }) };
}

function linkOf({ batch, agreement }: Period, { status, ...view }: ProgressView, faint: boolean) {
  return { batch, agreement, ...(status !== undefined && !faint && { status }), ...furtherDown(view) };
}

/** The same on a phone, and for whoever sees one institution: each with its batches below it. */
export function Cards({ matrix, nameOf, view }: MatrixProps) {
  const { status, sort } = view;
  const words = useWords();
  return (
    <ul className="institutions">
      {matrix.rows.map((row) => (
        <li key={row.institution}>
          <h2><Link to="/vbp/progress/$institution" params={{ institution: row.institution }} search={furtherDown(view)}>{row.name}</Link></h2>
          {sort === "worst" && <Trouble counts={sumsOf([...row.cells.values()]).counts} />}
          <ul>
            {matrix.periods.map((period) => {
              const cell = row.cells.get(periodKey(period));
              if (cell === undefined || (status !== undefined && (cell.statuses[status] ?? 0) === 0)) return null;
              return (
                <li key={periodKey(period)}>
                  <Link className="cell" to="/vbp/progress/$institution" params={{ institution: row.institution }} search={linkOf(period, view, false)}
                    aria-label={words(cell, nameOf(period.batch))}>
                    <span className="cell-batch">{nameOf(period.batch)}</span>
                    <CellFigures cell={cell} />
                  </Link>
                </li>
              );
            })}
          </ul>
        </li>
      ))}
    </ul>
  );
}
