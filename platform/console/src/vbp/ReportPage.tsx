import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useCallback, useMemo, useRef, useState } from "react";
import { sessionQuery } from "../identity/session";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { DataGrid, type Column, type GridHandle } from "../shell/DataGrid";
import { useLanguage, type Say } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { useTitle } from "../shell/Page";
import { SearchField } from "../shell/SearchField";
import { count } from "../shell/times";
import { BatchChoice, useSearchKey } from "./Filters";
import { ReportDetail } from "./ReportDetail";
import { Reporting } from "./Reporting";
import { Rooms } from "./Rooms";
import { byCode } from "./matrix";
import { reportKey, shareOfMean, shownReports, type Report } from "./reportView";
import { reports } from "./reports";
import { reportViewOf, type ReportChange } from "./roomViews";
import { useBatchNames } from "./useBatchNames";
import { useInstitutionName, useProductName } from "./useNames";
import "./report.css";
import "./vbp.css";

const page = getRouteApi("/signed-in/vbp/reports");
const NEW = "new";

function ReportMark({ report, say }: { readonly report: Report; readonly say: Say }) {
  if (report.returned !== null) return <Mark tone="none">{say("vbp.report.returned")}</Mark>;
  return report.approvedBy === null ? <Mark tone="warn">{say("vbp.report.waiting")}</Mark> : <Mark tone="good">{say("vbp.report.approved")}</Mark>;
}

function columnsOf(say: Say, n: (units: number) => string, batchName: (code: string) => string, nameOf: (code: string) => string, productName: (report: Report) => string): readonly Column<Report>[] {
  return [
    { id: "institution", title: say("vbp.institution"), track: "minmax(9rem, 1.2fr)", cell: (row) => <span className="stock-name">{nameOf(row.institution)}</span> },
    { id: "batch", title: say("vbp.batch"), track: "minmax(8rem, 1fr)", from: 620, cell: (row) => <span className="audit-value">{batchName(row.batch)} · {row.agreement}</span> },
    { id: "product", title: say("vbp.product"), track: "minmax(8rem, 1.2fr)", cell: (row) => <span className="audit-value" title={row.product}>{productName(row)}</span> },
    { id: "state", title: say("vbp.statusOf"), track: "5.5rem", cell: (row) => <ReportMark report={row} say={say} /> },
    { id: "reported", title: say("vbp.reported"), track: "6.5rem", end: true, cell: (row) => <strong>{n(row.reportedUnits)}</strong> },
    { id: "mean", title: say("vbp.mean"), track: "6.5rem", end: true, from: 720, cell: (row) => n(row.meanUnits) },
    { id: "share", title: say("vbp.ofMean"), track: "6rem", end: true, from: 820, cell: (row) => shareOfMean(row) ?? "–" },
    { id: "used", title: say("vbp.used"), track: "6.5rem", end: true, from: 920, cell: (row) => n(row.usedUnits) },
    { id: "usedShare", title: say("vbp.usedShare"), track: "6rem", end: true, from: 920, cell: (row) => row.usedShare?.shown ?? "–" },
  ];
}

/** What institutions report that they need, against what they have used and what they use now. */
export default function ReportPage() {
  const { say, locale } = useLanguage();
  const view = page.useSearch();
  const navigate = useNavigate();
  const session = useQuery(sessionQuery).data;
  const list = useQuery(reports);
  const batchName = useBatchNames();
  const nameOf = useInstitutionName();
  const productName = useProductName();
  const slow = useSlow(list.isPending);
  // Not in the address: whoever comes by it later finds the report itself.
  const [anew, setAnew] = useState<Report>();
  const grid = useRef<GridHandle>(null);
  const search = useRef<HTMLDivElement>(null);
  useSearchKey(search);
  useTitle(`${say("vbp.reports")} · ${say("nav.progress")}`);
  const change = useCallback((wanted: ReportChange) => void navigate({ to: ".", search: reportViewOf({ ...view, ...wanted }), replace: true }), [navigate, view]);
  const rows = useMemo(() => shownReports(list.data ?? [], view, nameOf), [list.data, view, nameOf]);
  const codes = useMemo(() => [...new Set((list.data ?? []).map(({ batch }) => batch))].sort(byCode), [list.data]);
  const columns = useMemo(() => columnsOf(say, (n) => count(n, locale), batchName, nameOf, productName), [say, locale, batchName, nameOf, productName]);
  const card = useMemo(() => ({
    below: 620, height: 66,
    draw: (row: Report) => (
      <span className="line-card">
        <span className="cell-line"><strong>{nameOf(row.institution)}</strong><strong>{count(row.reportedUnits, locale)}</strong></span>
        <span className="cell-line line-more"><span>{productName(row)} · {batchName(row.batch)}</span><ReportMark report={row} say={say} /></span>
      </span>
    ),
  }), [say, locale, batchName, nameOf, productName]);
  const open = list.data?.find((each) => reportKey(each) === view.open);
  const close = () => change({ open: undefined });
  const mayReport = session !== undefined && ["admin", "bureau", "warehouse"].includes(session.role);
  return (
    <section className="vbp" aria-label={say("vbp.reports")}>
      <h1 className="unseen">{say("vbp.reports")}</h1>
      <Rooms />
      <div className="vbp-filters">
        <div className="filters-search" ref={search} role="search">
          <SearchField q={view.q ?? ""} label={say("vbp.searchReports")} onSearch={(q) => change({ q: q === "" ? undefined : q })} onDown={() => grid.current?.focus()} />
        </div>
        <BatchChoice batch={view.batch} batches={codes} nameOf={batchName} onBatch={(batch) => change({ batch })} />
        <button type="button" className="chip" aria-pressed={view.waiting === true} onClick={() => change({ waiting: view.waiting === true ? undefined : true })}>{say("vbp.report.waiting")}</button>
        <button type="button" className="chip" aria-pressed={view.returned === true} onClick={() => change({ returned: view.returned === true ? undefined : true })}>{say("vbp.report.returned")}</button>
        {mayReport && <span className="report-new"><Button type="primary" onClick={() => { setAnew(undefined); change({ open: NEW }); }}>{say("vbp.reportNew")}</Button></span>}
      </div>
      {view.open === NEW && mayReport && <Reporting key={anew === undefined ? "" : reportKey(anew)} from={anew} onClose={close} />}
      {open !== undefined && <ReportDetail key={reportKey(open)} report={open} name={nameOf(open.institution)} product={productName(open)} batch={batchName(open.batch)} onClose={close}
        onAnew={mayReport ? () => { setAnew(open); change({ open: NEW }); } : undefined} />}
      {list.isError && <FaultPanel what="vbp.reportsFailed" error={list.error} slim={list.data !== undefined} onRetry={() => void list.refetch()} />}
      {slow && <SkeletonRows rows={10} height={44} />}
      {list.data !== undefined && rows.length > 0 && (
        <DataGrid label={say("vbp.reports")} rows={rows} keyOf={reportKey} columns={columns} rowHeight={44} card={card} handle={grid} selected={view.open}
          onOpen={(row) => change({ open: reportKey(row) })} footer={say("vbp.reportCount", { n: rows.length })} />
      )}
      {list.data !== undefined && rows.length === 0 && (list.data.length === 0
        ? <EmptyPanel title={say("vbp.reportsNone")} hint={say("vbp.reportsNoneHint")} />
        : <EmptyPanel title={say("vbp.reportsFilteredOut")} hint={say("vbp.filteredOutHint")} />)}
    </section>
  );
}
