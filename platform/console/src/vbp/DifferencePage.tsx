import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useRef } from "react";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { DataGrid, type Column, type GridHandle } from "../shell/DataGrid";
import { useLanguage, type Say } from "../shell/Language";
import { useTitle } from "../shell/Page";
import { SearchField } from "../shell/SearchField";
import { count } from "../shell/times";
import type { Locale } from "../messages/words";
import { BatchChoice, useSearchKey } from "./Filters";
import { Rooms } from "./Rooms";
import { apartOf, type Apart } from "./lines";
import { Unmapped } from "./marks";
import { byCode } from "./matrix";
import { signed } from "./numbers";
import { everyProgress } from "./queries";
import { differenceViewOf, type DifferenceChange } from "./roomViews";
import { useBatchNames } from "./useBatchNames";
import "./vbp.css";

const page = getRouteApi("/signed-in/vbp/differences");

function keyOf({ line }: Apart): string {
  return `${line.institution} ${line.batch} ${line.agreement} ${line.product}`;
}

function columnsOf(say: Say, locale: Locale, nameOf: (batch: string) => string): readonly Column<Apart>[] {
  return [
    { id: "institution", title: say("vbp.institution"), track: "minmax(9rem, 1fr)", cell: ({ line }) => <span className="audit-value">{line.institutionName}</span> },
    { id: "product", title: say("vbp.product"), track: "minmax(11rem, 1.4fr)", cell: ({ line }) => (
      <span className="line-name"><strong>{line.productName}</strong><span className="line-more">{nameOf(line.batch)} · {line.agreement}</span></span>
    ) },
    { id: "own", title: say("vbp.source.OWN"), track: "6.5rem", end: true, cell: ({ own }) => count(own, locale) },
    { id: "platform", title: say("vbp.source.PLATFORM"), track: "6.5rem", end: true, cell: ({ platform }) => count(platform, locale) },
    { id: "beyond", title: say("vbp.beyond"), track: "6.5rem", end: true, cell: ({ beyond }) => <strong>{signed(beyond, locale)}</strong> },
    { id: "others", title: say("vbp.othersBeyond"), track: "7.5rem", end: true, from: 900, cell: ({ line }) => signed(line.platform.other - line.own.other, locale) },
    { id: "unit", title: say("vbp.unit"), track: "3rem", from: 900, cell: ({ line }) => line.unit },
    { id: "source", title: say("vbp.source"), track: "6rem", from: 1000, cell: ({ line }) => say(`vbp.source.${line.source}`) },
    { id: "unmapped", title: say("vbp.unmapped"), track: "7.5rem", end: true, from: 1000, cell: ({ line }) => <Unmapped lines={line.unmappedLines} /> },
  ];
}

function Card({ row, locale, batch }: { readonly row: Apart; readonly locale: Locale; readonly batch: string }) {
  return (
    <span className="line-card">
      <span className="cell-line"><strong>{row.line.productName}</strong><strong>{signed(row.beyond, locale)}</strong></span>
      <span className="cell-line"><span className="line-more">{row.line.institutionName} · {batch}</span><span className="line-whole">{count(row.own, locale)} / {count(row.platform, locale)}</span></span>
      <Unmapped lines={row.line.unmappedLines} />
    </span>
  );
}

/** Where the platform's file and our receipts do not say the same, the widest gap first; a row opens its order lines. */
export default function DifferencePage() {
  const { say, locale } = useLanguage();
  const view = page.useSearch();
  const navigate = useNavigate();
  const list = useQuery(everyProgress);
  const nameOf = useBatchNames();
  const slow = useSlow(list.isPending);
  const grid = useRef<GridHandle>(null);
  const search = useRef<HTMLDivElement>(null);
  useSearchKey(search);
  useTitle(`${say("vbp.differences")} · ${say("nav.progress")}`);
  const change = (wanted: DifferenceChange) => void navigate({ to: ".", search: differenceViewOf({ ...view, ...wanted }), replace: true });
  const every = useMemo(() => apartOf(list.data ?? []), [list.data]);
  const codes = useMemo(() => [...new Set((list.data ?? []).map(({ batch }) => batch))].sort(byCode), [list.data]);
  const rows = useMemo(() => {
    const words = view.q?.toLowerCase();
    return every.filter(({ line }) => (view.batch === undefined || line.batch === view.batch)
      && (words === undefined || `${line.institutionName} ${line.institution} ${line.productName} ${line.product}`.toLowerCase().includes(words)));
  }, [every, view]);
  const columns = useMemo(() => columnsOf(say, locale, nameOf), [say, locale, nameOf]);
  const card = useMemo(() => ({ below: 700, height: 84, draw: (row: Apart) => <Card row={row} locale={locale} batch={nameOf(row.line.batch)} /> }), [locale, nameOf]);
  const open = useCallback(
    ({ line: { institution, batch, agreement, product } }: Apart) =>
      void navigate({ to: "/vbp/progress/$institution/$batch/$agreement/$product", params: { institution, batch, agreement, product }, search: { tab: "differences" } }),
    [navigate],
  );
  return (
    <section className="vbp" aria-label={say("vbp.differences")}>
      <h1 className="unseen">{say("vbp.differences")}</h1>
      <Rooms />
      <div className="vbp-filters">
        <div className="filters-search" ref={search} role="search">
          <SearchField q={view.q ?? ""} label={say("vbp.searchBoth")} onSearch={(q) => change({ q: q === "" ? undefined : q })} onDown={() => grid.current?.focus()} />
        </div>
        <BatchChoice batch={view.batch} batches={codes} nameOf={nameOf} onBatch={(batch) => change({ batch })} />
      </div>
      {list.isError && <FaultPanel what="vbp.differencesFailed" error={list.error} slim={list.data !== undefined} onRetry={() => void list.refetch()} />}
      {slow && <SkeletonRows rows={10} height={52} />}
      {list.data !== undefined && rows.length > 0 && (
        <DataGrid label={say("vbp.differences")} rows={rows} keyOf={keyOf} columns={columns} rowHeight={52} card={card} handle={grid} onOpen={open}
          footer={say("vbp.apartCount", { n: rows.length, of: list.data.length })} />
      )}
      {list.data !== undefined && rows.length === 0 && (every.length === 0
        ? <EmptyPanel title={say("vbp.differencesNone")} hint={say("vbp.apartNoneHint")} />
        : <EmptyPanel title={say("vbp.apartFilteredOut")} hint={say("vbp.filteredOutHint")} />)}
    </section>
  );
}
