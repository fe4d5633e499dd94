import { useQuery } from "@tanstack/react-query";
import { Link, getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useCallback, useMemo, useRef, type ReactNode } from "react";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { DataGrid, type Column, type GridHandle } from "../shell/DataGrid";
import { Export } from "../shell/Export";
import { useLanguage, useSay, type Say } from "../shell/Language";
import { useTitle } from "../shell/Page";
import { SearchField } from "../shell/SearchField";
import { count, countyDay } from "../shell/times";
import { AsOfField, AsOfNote } from "./AsOf";
import { Bullet, exactOf } from "./Bullet";
import { BatchChoice, NotSaved, OrderChoice, PeriodsCheck, StatusChoice, useSearchKey } from "./Filters";
import { Print, Printing } from "./Printing";
import { Crumbs, Rooms } from "./Rooms";
import { hasFormer, netOf, shownLines, unmappedOf, type ProgressLine } from "./lines";
import { StatusMark, Unmapped } from "./marks";
import { byCode } from "./matrix";
import { progressOf } from "./queries";
import { toneOf } from "./status";
import { exportAddress, institutionChanged, isNarrowed, notSaved, type InstitutionChange } from "./view";
import { useBatchNames } from "./useBatchNames";
import "./institution.css";
import "./vbp.css";

const page = getRouteApi("/signed-in/vbp/progress/$institution");

function keyOf(line: ProgressLine): string {
  return `${line.batch} ${line.agreement} ${line.product}`;
}

function Name({ line, batch }: { readonly line: ProgressLine; readonly batch: string }) {
  return (
    <span className="line-name">
      <strong title={line.productName}>{line.productName}</strong>
      <span className="line-more">{batch} · {line.agreement} · <code>{line.product}</code></span>
    </span>
  );
}

function Rate({ line }: { readonly line: ProgressLine }) {
  return (
    <span className="line-rate">
      <span className="cell-line"><StatusMark status={line.status} /><strong>{line.completion?.shown ?? "–"}</strong></span>
      <Bullet share={exactOf(line.completion)} expected={exactOf(line.timeProgress)} tone={toneOf(line.status)} />
    </span>
  );
}

function columnsOf(say: Say, n: (units: number) => string, nameOf: (batch: string) => string): readonly Column<ProgressLine>[] {
  return [
    { id: "product", title: say("vbp.product"), track: "minmax(13rem, 2fr)", cell: (line) => <Name line={line} batch={nameOf(line.batch)} /> },
    { id: "rate", title: say("vbp.rate"), track: "minmax(9.5rem, 1fr)", cell: (line) => <Rate line={line} /> },
    { id: "expected", title: say("vbp.expected"), track: "5rem", end: true, cell: (line) => line.timeProgress.shown },
    { id: "agreed", title: say("vbp.agreed"), track: "6rem", end: true, cell: (line) => n(line.agreedUnits) },
    { id: "own", title: say("vbp.ownNet"), track: "6rem", end: true, from: 860, cell: (line) => n(netOf(line.own)) },
    { id: "platform", title: say("vbp.platformNet"), track: "6rem", end: true, from: 860, cell: (line) => n(netOf(line.platform)) },
    { id: "net", title: say("vbp.net"), track: "6rem", end: true, cell: (line) => <strong>{n(line.netUnits)}</strong> },
    { id: "unit", title: say("vbp.unit"), track: "2.5rem", from: 1180, cell: (line) => line.unit },
    { id: "forecast", title: say("vbp.forecast"), track: "6rem", end: true, from: 1040, cell: (line) => (line.forecastUnits === null ? "–" : n(Number(line.forecastUnits))) },
    { id: "required", title: say("vbp.required"), track: "5.5rem", end: true, from: 1040, cell: (line) => line.requiredUnitsPerDay ?? "–" },
    { id: "nonSelected", title: say("vbp.nonSelected"), track: "5.5rem", end: true, from: 1180, cell: (line) => line.nonSelected?.shown ?? "–" },
    { id: "idle", title: say("vbp.idle"), track: "4.5rem", end: true, from: 1180, cell: (line) => (line.idleDays === null ? "–" : say("vbp.days", { n: line.idleDays })) },
  ];
}

function Card({ line, batch }: { readonly line: ProgressLine; readonly batch: string }): ReactNode {
  const { say, locale } = useLanguage();
  return (
    <span className="line-card">
      <strong>{line.productName}</strong>
      <span className="line-more">{batch} · {line.agreement}</span>
      <Rate line={line} />
      <span className="cell-line line-more">
        <span>{say("vbp.netOfAgreed", { net: count(line.netUnits, locale), agreed: count(line.agreedUnits, locale), unit: line.unit })}</span>
        <span>{say("vbp.expectedBy", { rate: line.timeProgress.shown })}</span>
      </span>
    </span>
  );
}

function Filters({ lines, onDown }: { readonly lines: readonly ProgressLine[]; readonly onDown: () => void }) {
  const say = useSay();
  const view = page.useSearch();
  const { institution } = page.useParams();
  const navigate = useNavigate();
  const nameOf = useBatchNames();
  const search = useRef<HTMLDivElement>(null);
  useSearchKey(search);
  const onView = (change: InstitutionChange) => void navigate({ to: ".", search: institutionChanged(view, change), replace: true });
  const former = useMemo(() => hasFormer(lines, view.asOf ?? countyDay(Date.now())), [lines, view.asOf]);
  const codes = useMemo(() => [...new Set(lines.map(({ batch }) => batch))].sort(byCode), [lines]);
  return (
    <div className="vbp-filters">
      <div className="filters-search" ref={search} role="search">
        <SearchField q={view.q ?? ""} label={say("vbp.searchProducts")} onSearch={(q) => onView({ q: q === "" ? undefined : q })} onDown={onDown} />
      </div>
      <BatchChoice batch={view.batch} batches={codes} nameOf={nameOf} onBatch={(batch) => onView({ batch, agreement: undefined })} />
      <StatusChoice status={view.status} onStatus={(status) => onView({ status })} />
      <OrderChoice sort={view.sort} onSort={(sort) => onView({ sort })} />
      {former && view.agreement === undefined && <PeriodsCheck periods={view.periods} onPeriods={(periods) => onView({ periods })} />}
      <AsOfField asOf={view.asOf} onAsOf={(asOf) => onView({ asOf })} />
      {view.agreement !== undefined && (
        <button type="button" className="chip" title={say("stock.remove")} onClick={() => onView({ agreement: undefined })}>
          {say("vbp.period")}: {view.agreement} <span aria-hidden="true">×</span>
        </button>
      )}
      <span className="vbp-out">
        <NotSaved narrowing={notSaved(view, former && view.periods === undefined && view.agreement === undefined)} />
        <Export label={say("vbp.export")} addressOf={(format) => exportAddress(format, {
          institution, ...(view.batch !== undefined && { batch: view.batch }), ...(view.agreement !== undefined && { agreement: view.agreement }),
          ...(view.asOf !== undefined && { asOf: view.asOf }),
        })} />
        <Print />
      </span>
    </div>
  );
}

/** The lines on paper: a grid draws only what is in sight, paper wants all of them. */
function Paper({ lines, columns }: { readonly lines: readonly ProgressLine[]; readonly columns: readonly Column<ProgressLine>[] }) {
  return (
    <table className="table printed-table" aria-hidden="true">
      <thead><tr>{columns.map(({ id, title, end }) => <th key={id} className={end === true ? "end" : undefined}>{title}</th>)}</tr></thead>
      <tbody>
        {lines.map((line) => (
          <tr key={keyOf(line)}>{columns.map(({ id, cell, end }) => <td key={id} className={end === true ? "end" : undefined}>{cell(line)}</td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}

export default function InstitutionPage() {
  const { say, locale } = useLanguage();
  const { institution } = page.useParams();
  const view = page.useSearch();
  const navigate = useNavigate();
  const list = useQuery(progressOf(institution, view.asOf));
  const nameOf = useBatchNames();
  const slow = useSlow(list.isPending);
  const grid = useRef<GridHandle>(null);
  const name = list.data?.[0]?.institutionName ?? institution;
  useTitle(`${name} · ${say("nav.progress")}`);

  const lines = useMemo(() => (list.data === undefined ? undefined : shownLines(list.data, view, view.asOf ?? countyDay(Date.now()))), [list.data, view]);
  const columns = useMemo(() => columnsOf(say, (n) => count(n, locale), nameOf), [say, locale, nameOf]);
  const card = useMemo(() => ({ below: 680, height: 122, draw: (line: ProgressLine) => <Card line={line} batch={nameOf(line.batch)} /> }), [nameOf]);
  const open = useCallback(
    ({ batch, agreement, product }: ProgressLine) =>
      void navigate({ to: "/vbp/progress/$institution/$batch/$agreement/$product", params: { institution, batch, agreement, product }, search: view.asOf === undefined ? {} : { asOf: view.asOf } }),
    [navigate, institution, view.asOf],
  );

  const kept = { ...(view.asOf !== undefined && { asOf: view.asOf }), ...(view.periods !== undefined && { periods: view.periods }) };
  return (
    <section className="vbp" aria-label={name}>
      <Rooms />
      <Printing title={`${name} · ${say("nav.progress")}`} />
      <header className="vbp-head">
        <Crumbs crumbs={[{ words: say("vbp.county"), link: (words) => <Link to="/vbp/progress" search={kept}>{words}</Link> }, { words: name }]} />
        <h1>{name}</h1>
      </header>
      <AsOfNote asOf={view.asOf} onToday={() => void navigate({ to: ".", search: institutionChanged(view, { asOf: undefined }), replace: true })} />
      <Filters lines={list.data ?? []} onDown={() => grid.current?.focus()} />
      {list.isError && <FaultPanel what="vbp.failed" error={list.error} slim={lines !== undefined} onRetry={() => void list.refetch()} />}
      {slow && <SkeletonRows rows={10} height={52} />}
      {lines !== undefined && lines.length > 0 && (
        <>
          <DataGrid label={say("vbp.lines")} rows={lines} keyOf={keyOf} columns={columns} rowHeight={52} card={card} handle={grid} onOpen={open}
            footer={<span className="line-foot">{say("vbp.lineCount", { n: lines.length })}<Unmapped lines={unmappedOf(lines)} /></span>} />
          <Paper lines={lines} columns={columns} />
        </>
      )}
      {lines?.length === 0 && (
        <EmptyPanel title={say(isNarrowed(view) ? "vbp.linesFilteredOut" : "vbp.linesNone")} hint={say(isNarrowed(view) ? "vbp.filteredOutHint" : "vbp.linesNoneHint")}>
          {isNarrowed(view) && <Button onClick={() => void navigate({ to: ".", search: kept, replace: true })}>{say("action.clearFilters")}</Button>}
        </EmptyPanel>
      )}
    </section>
  );
}
