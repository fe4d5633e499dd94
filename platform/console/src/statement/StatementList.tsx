import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useCallback, useMemo, useRef, type ReactNode } from "react";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { DataGrid, type Column, type GridHandle } from "../shell/DataGrid";
import { Export } from "../shell/Export";
import { Choice } from "../shell/Form";
import { useSay, type Say } from "../shell/Language";
import { countyDay } from "../shell/times";
import { SearchField } from "../shell/SearchField";
import { Unmapped } from "../vbp/marks";
import { ONE_OF, OneLink } from "./links";
import { StateMark } from "./marks";
import { yuan } from "./money";
import { latestStatements, listAddress, type Standing } from "./queries";
import { shownValue } from "./shown";
import { ENDS, STATES, daysLeft, offeredYears, seenStatements, shownYear, totalOf, type Kind, type ListChange, type ListView } from "./view";
import { figureName } from "./words";
import "../cabinet/cabinet.css";
import "./statement.css";

function keyOf({ id }: Standing): string {
  return String(id);
}

function Name({ of }: { readonly of: Standing }) {
  return <span className="statement-name"><OneLink of={of} kind={of.kind}>{of.institutionName}</OneLink><code>{of.institution}</code> <Unmapped lines={Number(of.figures["unmappedLines"] ?? 0)} /></span>;
}

function figureText(of: Standing, name: string, say: Say): string {
  const exact = of.figures[name];
  return exact === undefined ? "" : shownValue(name, exact, say);
}

function LastDay({ of, today }: { readonly of: Standing; readonly today: string }) {
  const say = useSay();
  const left = daysLeft(of, today);
  return <span>{of.lastDay ?? ""}{left !== undefined && <span className="statement-left">{say("statement.daysLeft", { n: left })}</span>}</span>;
}

function columnsOf(figures: readonly string[], today: string, say: Say): readonly Column<Standing>[] {
  return [
    { id: "institution", title: say("statement.institution"), track: "minmax(11rem, 1.6fr)", cell: (row) => <Name of={row} /> },
    { id: "state", title: say("rule.state"), track: "8rem", cell: (row) => <StateMark of={row} /> },
    ...figures.map((name): Column<Standing> => ({ id: name, title: figureName(name, say), track: "minmax(7rem, 1fr)", end: true, from: 860, cell: (row) => figureText(row, name, say) })),
    { id: "payable", title: say("statement.payableYuan"), track: "minmax(8rem, 1fr)", end: true, cell: (row) => <strong>{yuan(row.payableFen)}</strong> },
    { id: "due", title: say("statement.dueYuan"), track: "minmax(7rem, 1fr)", end: true, from: 1040, cell: (row) => yuan(row.dueFen) },
    { id: "lastDay", title: say("statement.lastDay"), track: "9.5rem", from: 700, cell: (row) => <LastDay of={row} today={today} /> },
    { id: "version", title: say("rule.param.version"), track: "4rem", end: true, from: 1040, cell: (row) => row.version },
  ];
}

function Card({ row, today }: { readonly row: Standing; readonly today: string }) {
  return (
    <span className="cabinet-card">
      <span className="cabinet-card-line"><Name of={row} /><strong>¥ {yuan(row.payableFen)}</strong></span>
      <span className="cabinet-card-line cabinet-card-where"><StateMark of={row} /><LastDay of={row} today={today} /></span>
    </span>
  );
}

/** What the list shows, counted and added; the sums are of whole fen. */
function Totals({ rows }: { readonly rows: readonly Standing[] }) {
  const say = useSay();
  const { statements, payableFen, paidFen, sentBack } = totalOf(rows);
  return <span>{say("statement.totals", { n: statements, payable: yuan(payableFen), paid: yuan(paidFen) })}{sentBack > 0 && ` ${say("statement.totalsSentBack", { n: sentBack })}`}</span>;
}

interface StatementListProps {
  readonly kind: Kind;
  readonly view: ListView;
  /** Figures of the whole that stand beside the amount. */
  readonly figures: readonly string[];
  readonly onView: (change: ListChange) => void;
  /** What can be done beside the list. */
  readonly tools?: ReactNode;
}

/** The statements of a year, one a row, with their totals below. */
export function StatementList({ kind, view, figures, onView, tools }: StatementListProps) {
  const say = useSay();
  const navigate = useNavigate();
  const grid = useRef<GridHandle>(null);
  const query = useQuery(latestStatements(kind));
  const slow = useSlow(query.isPending);
  const today = countyDay(useNow(3600));
  const year = shownYear(view, query.data ?? [], today);
  const years = offeredYears(year, query.data ?? [], today);
  const rows = useMemo(() => (query.data === undefined ? undefined : seenStatements(query.data, view, today)), [query.data, view, today]);
  const columns = useMemo(() => columnsOf(figures, today, say), [figures, today, say]);
  const card = useMemo(() => ({ below: 560, height: 72, draw: (row: Standing) => <Card row={row} today={today} /> }), [today]);
  const open = useCallback((row: Standing) => void navigate({ to: ONE_OF[kind], params: { id: String(row.id) }, search: {} }), [navigate, kind]);
  const isNarrowed = view.state !== undefined || view.q !== undefined || view.ends !== undefined;
  return (
    <section className="master" aria-label={say(`statement.list.${kind}`)}>
      <div className="filters">
        <div className="filters-search" role="search">
          <SearchField q={view.q ?? ""} label={say("statement.search")} onSearch={(q) => onView({ q: q === "" ? undefined : q })} onDown={() => grid.current?.focus()} />
        </div>
        <div className="form-line">
          <Choice label={say("statement.year")} value={String(year)} words={years.map(String)} say={(each) => say("statement.yearIs", { year: each })}
            onChoose={(each) => onView({ year: each === undefined ? undefined : Number(each) })} />
          <Choice label={say("rule.state")} value={view.state ?? ""} words={STATES} say={(state) => say(`statement.state.${state}`)} none={say("statement.anyState")} onChoose={(state) => onView({ state })} />
          <Choice label={say("statement.ends")} value={view.ends === undefined ? "" : String(view.ends)} words={ENDS.map(String)} say={(n) => say("statement.endsWithin", { n })} none={say("statement.anyEnd")}
            onChoose={(n) => onView({ ends: ENDS.find((each) => String(each) === n) })} />
          {tools}
          <Export label={say("statement.export")} addressOf={(format) => listAddress(kind, year, view.state, format)} />
        </div>
      </div>
      {query.isError && <FaultPanel what="statement.failed" error={query.error} slim={rows !== undefined} onRetry={() => void query.refetch()} />}
      {slow && <SkeletonRows rows={10} height={44} />}
      {rows !== undefined && rows.length > 0 && (
        <DataGrid label={say(`statement.list.${kind}`)} rows={rows} keyOf={keyOf} columns={columns} rowHeight={44} card={card} handle={grid} onOpen={open}
          footer={<Totals rows={rows} />} />
      )}
      {rows?.length === 0 && !isNarrowed && <EmptyPanel title={say("statement.none")} hint={say(`statement.noneHint.${kind}`)} />}
      {rows?.length === 0 && isNarrowed && (
        <EmptyPanel title={say("statement.filteredOut")} hint={say("stock.filteredOutHint")}>
          <Button onClick={() => onView({ state: undefined, q: undefined, ends: undefined })}>{say("action.clearFilters")}</Button>
        </EmptyPanel>
      )}
    </section>
  );
}
