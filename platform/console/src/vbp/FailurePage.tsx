import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useCallback, useMemo } from "react";
import { sessionQuery } from "../identity/session";
import { institutions } from "../place/institutions";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { DataGrid, type Column } from "../shell/DataGrid";
import { Choice } from "../shell/Form";
import { useLanguage, type Say } from "../shell/Language";
import { useTitle } from "../shell/Page";
import { count } from "../shell/times";
import { FailureDetail } from "./FailureDetail";
import { FailureMark } from "./FailureMark";
import { FailureReporting } from "./FailureReporting";
import { BatchChoice } from "./Filters";
import { Rooms } from "./Rooms";
import { shownFailures } from "./failureView";
import { failuresOf, type Failure } from "./failures";
import { batches } from "./queries";
import { failureViewOf, type FailureChange } from "./roomViews";
import { useBatchNames } from "./useBatchNames";
import { useInstitutionName, useProductName } from "./useNames";
import "./report.css";
import "./vbp.css";

const page = getRouteApi("/signed-in/vbp/failures");
const NEW = "new";

function keyOf({ id }: Failure): string {
  return String(id);
}

interface Names {
  readonly batch: (code: string) => string;
  readonly institution: (code: string) => string;
  readonly product: (failure: Failure) => string;
}

function columnsOf(say: Say, n: (units: number) => string, names: Names): readonly Column<Failure>[] {
  return [
    { id: "failedOn", title: say("vbp.failure.failedOn"), track: "6.5rem", cell: (row) => row.failedOn },
    { id: "institution", title: say("vbp.institution"), track: "minmax(9rem, 1.2fr)", cell: (row) => <span className="stock-name">{names.institution(row.institution)}</span> },
    { id: "product", title: say("vbp.product"), track: "minmax(8rem, 1.2fr)", cell: (row) => <span className="audit-value" title={row.product}>{names.product(row)}</span> },
    { id: "batch", title: say("vbp.batch"), track: "minmax(8rem, 1fr)", from: 820, cell: (row) => <span className="audit-value">{names.batch(row.batch)} · {row.agreement}</span> },
    { id: "supplier", title: say("vbp.failure.supplier"), track: "minmax(6rem, 0.8fr)", from: 920, cell: (row) => <code>{row.supplier}</code> },
    { id: "order", title: say("vbp.orderLine"), track: "minmax(8rem, 0.8fr)", from: 1040, cell: (row) => <span className="audit-value">{row.orderNo} - {row.orderLine}</span> },
    { id: "quantity", title: say("vbp.failure.quantity"), track: "6.5rem", end: true, cell: (row) => <strong>{n(row.quantity)}</strong> },
    { id: "state", title: say("vbp.statusOf"), track: "8.5rem", cell: (row) => <FailureMark failure={row} /> },
  ];
}

function Card({ row, names, n }: { readonly row: Failure; readonly names: Names; readonly n: (units: number) => string }) {
  return (
    <span className="line-card">
      <span className="cell-line"><strong>{names.institution(row.institution)}</strong><strong>{n(row.quantity)}</strong></span>
      <span className="cell-line line-more"><span>{row.failedOn} · {names.product(row)}</span><FailureMark failure={row} /></span>
    </span>
  );
}

/** What suppliers did not deliver, as institutions report it, with what proves it and what was said about it. */
export default function FailurePage() {
  const { say, locale } = useLanguage();
  const view = page.useSearch();
  const navigate = useNavigate();
  const session = useQuery(sessionQuery).data;
  const list = useQuery(failuresOf(view.batch, view.institution));
  const codes = (useQuery(batches).data ?? []).map(({ code }) => code);
  const places = (useQuery(institutions).data ?? []).filter(({ kind }) => kind !== "COUNTY");
  const [batch, institution, product] = [useBatchNames(), useInstitutionName(), useProductName()];
  const names = useMemo<Names>(() => ({ batch, institution, product }), [batch, institution, product]);
  const slow = useSlow(list.isPending);
  useTitle(`${say("vbp.failures")} · ${say("nav.progress")}`);
  const change = useCallback((wanted: FailureChange) => void navigate({ to: ".", search: failureViewOf({ ...view, ...wanted }), replace: true }), [navigate, view]);
  const rows = useMemo(() => shownFailures(list.data ?? [], view), [list.data, view]);
  const columns = useMemo(() => columnsOf(say, (n) => count(n, locale), names), [say, locale, names]);
  const card = useMemo(() => ({ below: 680, height: 66, draw: (row: Failure) => <Card row={row} names={names} n={(n) => count(n, locale)} /> }), [locale, names]);
  const open = list.data?.find(({ id }) => id === view.open);
  const close = () => change({ open: undefined });
  const mayReport = session !== undefined && ["admin", "bureau", "warehouse"].includes(session.role);
  const isNarrowed = view.batch !== undefined || view.institution !== undefined || view.waiting !== undefined;
  const one = view.product === undefined || view.batch === undefined ? undefined : names.product({ batch: view.batch, product: view.product } as Failure);
  return (
    <section className="vbp" aria-label={say("vbp.failures")}>
      <h1 className="unseen">{say("vbp.failures")}</h1>
      <Rooms />
      <div className="vbp-filters">
        <Choice label={say("vbp.institution")} value={view.institution ?? ""} words={places.map(({ code }) => code)} say={names.institution} none={say("incentive.everyInstitution")}
          onChoose={(each) => change({ institution: each, open: undefined })} />
        <BatchChoice batch={view.batch} batches={codes} nameOf={names.batch} onBatch={(each) => change({ batch: each, agreement: undefined, product: undefined, open: undefined })} />
        {one !== undefined && (
          <button type="button" className="chip" title={say("stock.remove")} onClick={() => change({ product: undefined, agreement: undefined })}>
            {view.agreement === undefined ? "" : `${view.agreement} · `}{one} <span aria-hidden="true">×</span>
          </button>
        )}
        <button type="button" className="chip" aria-pressed={view.waiting === true} onClick={() => change({ waiting: view.waiting === true ? undefined : true })}>{say("vbp.failure.waiting")}</button>
        {mayReport && <span className="report-new"><Button type="primary" onClick={() => change({ open: NEW })}>{say("vbp.failureNew")}</Button></span>}
      </div>
      {view.open === NEW && mayReport && (
        <FailureReporting begin={{ batch: view.batch, agreement: view.agreement, institution: view.institution, product: view.product }} onReported={(id) => change({ open: id })} onClose={close} />
      )}
      {open !== undefined && <FailureDetail key={open.id} failure={open} institution={names.institution(open.institution)} batch={names.batch(open.batch)} product={names.product(open)} onClose={close} />}
      {list.isError && <FaultPanel what="vbp.failuresFailed" error={list.error} slim={list.data !== undefined} onRetry={() => void list.refetch()} />}
      {slow && <SkeletonRows rows={8} height={44} />}
      {rows.length > 0 && (
        <DataGrid label={say("vbp.failures")} rows={rows} keyOf={keyOf} columns={columns} rowHeight={44} card={card} selected={String(view.open)}
          onOpen={(row) => change({ open: row.id })} footer={say("vbp.failureCount", { n: rows.length })} />
      )}
      {list.data !== undefined && rows.length === 0 && view.open !== NEW && (
        <EmptyPanel title={say(isNarrowed ? "vbp.failuresFilteredOut" : "vbp.failuresNone")} hint={say("vbp.failuresNoneHint")} />
      )}
    </section>
  );
}
