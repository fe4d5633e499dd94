import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useCallback, useMemo } from "react";
import { sessionQuery } from "../identity/session";
import { institutions } from "../place/institutions";
import { mayReview } from "../rule/view";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { DataGrid, type Column } from "../shell/DataGrid";
import { Choice } from "../shell/Form";
import { useSay, type Say } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { useTitle } from "../shell/Page";
import { countyDay } from "../shell/times";
import { Rooms } from "../vbp/Rooms";
import { useInstitutionName } from "../vbp/useNames";
import { Requests } from "./Requests";
import { Releasing } from "./Releasing";
import { isUsable, lateViewOf, shownEntries, type LateChange } from "./lateView";
import { lateEntries, type LateEntry } from "./queries";
import "../vbp/report.css";

const page = getRouteApi("/signed-in/vbp/late-entries");

function Usable({ entry, today, say }: { readonly entry: LateEntry; readonly today: string; readonly say: Say }) {
  return isUsable(entry, today) ? <Mark tone="good">{say("warehouse.late.usable")}</Mark> : <Mark tone="none">{say("warehouse.late.over")}</Mark>;
}

function columnsOf(say: Say, today: string, nameOf: (code: string) => string): readonly Column<LateEntry>[] {
  return [
    { id: "institution", title: say("warehouse.late.institution"), track: "minmax(9rem, 1.2fr)", cell: (row) => <span className="stock-name">{nameOf(row.institution)}</span> },
    { id: "days", title: say("warehouse.late.days"), track: "13rem", cell: (row) => `${row.firstDay} – ${row.lastDay}` },
    { id: "state", title: say("vbp.statusOf"), track: "6.5rem", cell: (row) => <Usable entry={row} today={today} say={say} /> },
    { id: "until", title: say("warehouse.late.usableUntil"), track: "7rem", from: 720, cell: (row) => row.usableUntil },
    { id: "reason", title: say("warehouse.late.reason"), track: "minmax(10rem, 2fr)", from: 820, cell: (row) => <span className="audit-value" title={row.reason}>{row.reason}</span> },
    { id: "by", title: say("warehouse.late.releasedBy"), track: "minmax(7rem, 0.7fr)", from: 960, cell: (row) => row.releasedBy },
  ];
}

/** Which days people may still enter receipts and returns of, who released them and why; and where it is asked for and released. */
export default function LateEntryPage() {
  const say = useSay();
  const view = page.useSearch();
  const navigate = useNavigate();
  const session = useQuery(sessionQuery).data;
  const list = useQuery(lateEntries);
  const places = (useQuery(institutions).data ?? []).filter(({ kind }) => kind !== "COUNTY");
  const nameOf = useInstitutionName();
  const slow = useSlow(list.isPending);
  const today = countyDay(useNow(3600));
  useTitle(`${say("warehouse.late")} · ${say("nav.progress")}`);
  const change = useCallback((wanted: LateChange) => void navigate({ to: ".", search: lateViewOf({ ...view, ...wanted }), replace: true }), [navigate, view]);
  const rows = useMemo(() => shownEntries(list.data ?? [], view, today), [list.data, view, today]);
  const columns = useMemo(() => columnsOf(say, today, nameOf), [say, today, nameOf]);
  const card = useMemo(() => ({
    below: 620, height: 86,
    draw: (row: LateEntry) => (
      <span className="line-card">
        <span className="cell-line"><strong>{nameOf(row.institution)}</strong><Usable entry={row} today={today} say={say} /></span>
        <span className="cell-line line-more"><span>{row.firstDay} – {row.lastDay}</span><span>{row.releasedBy}</span></span>
        <span className="line-more">{row.reason}</span>
      </span>
    ),
  }), [say, today, nameOf]);
  const releases = session !== undefined && mayReview(session);
  const asks = session !== undefined && (releases || ["admin", "bureau", "ward", "warehouse"].includes(session.role));
  const isNarrowed = view.institution !== undefined || view.usable !== undefined;
  return (
    <section className="vbp" aria-label={say("warehouse.late")}>
      <h1 className="unseen">{say("warehouse.late")}</h1>
      <Rooms />
      <div className="vbp-filters">
        <Choice label={say("warehouse.late.institution")} value={view.institution ?? ""} words={places.map(({ code }) => code)} say={nameOf} none={say("incentive.everyInstitution")} onChoose={(institution) => change({ institution })} />
        <button type="button" className="chip" aria-pressed={view.usable === true} onClick={() => change({ usable: view.usable === true ? undefined : true })}>{say("warehouse.late.usable")}</button>
        {asks && <span className="report-new"><Button type="primary" onClick={() => change({ open: true })}>{say(releases ? "warehouse.late.release" : "warehouse.late.ask")}</Button></span>}
      </div>
      {view.open === true && asks && <Releasing view={view} releases={releases} onClose={() => change({ open: undefined })} />}
      <Requests institution={view.institution} nameOf={nameOf} />
      {list.isError && <FaultPanel what="warehouse.lateFailed" error={list.error} slim={list.data !== undefined} onRetry={() => void list.refetch()} />}
      {slow && <SkeletonRows rows={6} height={44} />}
      {rows.length > 0 && (
        <DataGrid label={say("warehouse.late")} rows={rows} keyOf={({ id }) => String(id)} columns={columns} rowHeight={44} card={card} footer={say("warehouse.lateCount", { n: rows.length })} />
      )}
      {list.data !== undefined && rows.length === 0 && view.open !== true && (
        <EmptyPanel title={say(isNarrowed ? "warehouse.lateFilteredOut" : "warehouse.lateNone")} hint={say(isNarrowed ? "vbp.filteredOutHint" : "warehouse.lateNoneHint")} />
      )}
    </section>
  );
}
