import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { DataGrid, type Column } from "../shell/DataGrid";
import { useLanguage, useSay, type Say } from "../shell/Language";
import { useTitle } from "../shell/Page";
import { Tabs } from "../shell/Tabs";
import { count } from "../shell/times";
import { MappingMark } from "./MappingMark";
import { Rooms } from "./Rooms";
import { allMappings, unmapped, waitingMappings, type Mapping, type UnmappedCode } from "./mappings";
import { MAPPING_TABS, mappingViewOf } from "./roomViews";
import "./vbp.css";

const page = getRouteApi("/signed-in/vbp/mappings");

function useOpen(): (code: string) => void {
  const navigate = useNavigate();
  return useCallback((code) => void navigate({ to: "/vbp/mappings/$code", params: { code } }), [navigate]);
}

function UnmappedList() {
  const { say, locale } = useLanguage();
  const list = useQuery(unmapped);
  const slow = useSlow(list.isPending);
  const open = useOpen();
  const columns = useMemo<readonly Column<UnmappedCode>[]>(() => [
    { id: "code", title: say("vbp.code"), track: "minmax(8rem, 0.7fr)", cell: (row) => <code>{row.code}</code> },
    { id: "name", title: say("vbp.platformName"), track: "minmax(10rem, 1.5fr)", cell: (row) => <span className="stock-name">{row.name ?? "–"}</span> },
    { id: "lines", title: say("vbp.lineCountHead"), track: "5rem", end: true, cell: (row) => <strong>{count(row.lines, locale)}</strong> },
    { id: "days", title: say("vbp.daysOf"), track: "13rem", from: 720, cell: (row) => `${row.firstOn} – ${row.lastOn}` },
    { id: "suggestion", title: say("vbp.suggestion"), track: "minmax(8rem, 1fr)", from: 860, cell: (row) => (row.suggestion === null ? <span className="nothing">–</span> : <code>{row.suggestion}</code>) },
  ], [say, locale]);
  const card = useMemo(() => ({
    below: 560, height: 66,
    draw: (row: UnmappedCode) => (
      <span className="line-card">
        <span className="cell-line"><strong>{row.name ?? row.code}</strong><strong>{count(row.lines, locale)}</strong></span>
        <span className="cell-line line-more"><code>{row.code}</code><span>{row.firstOn} – {row.lastOn}</span></span>
      </span>
    ),
  }), [locale]);
  return (
    <>
      {list.isError && <FaultPanel what="vbp.mappingsFailed" error={list.error} slim onRetry={() => void list.refetch()} />}
      {slow && <SkeletonRows rows={8} height={44} />}
      {list.data?.length === 0 && <EmptyPanel title={say("vbp.unmappedNone")} hint={say("vbp.unmappedNoneHint")} />}
      {list.data !== undefined && list.data.length > 0 && (
        <DataGrid label={say("vbp.unmapped")} rows={list.data} keyOf={(row) => row.code} columns={columns} rowHeight={44} card={card} onOpen={(row) => open(row.code)}
          footer={say("vbp.unmappedSum", { codes: list.data.length, n: count(list.data.reduce((sum, row) => sum + row.lines, 0), locale) })} />
      )}
    </>
  );
}

function mappingColumns(say: Say, n: (units: number) => string): readonly Column<Mapping>[] {
  return [
    { id: "code", title: say("vbp.code"), track: "minmax(7rem, 0.8fr)", cell: (row) => <code>{row.code}</code> },
    { id: "version", title: say("vbp.version"), track: "4.5rem", end: true, cell: (row) => row.version },
    { id: "state", title: say("vbp.statusOf"), track: "6.5rem", cell: (row) => <MappingMark mapping={row} /> },
    { id: "item", title: say("stock.item"), track: "minmax(7rem, 1fr)", cell: (row) => <code className="audit-value">{row.item}</code> },
    { id: "factor", title: say("vbp.packFactor"), track: "5.5rem", end: true, from: 620, cell: (row) => n(row.packFactor) },
    { id: "days", title: say("vbp.holds"), track: "13rem", from: 860, cell: (row) => `${row.startsOn} – ${row.endsOn ?? say("vbp.open")}` },
    { id: "proposed", title: say("vbp.proposedBy"), track: "minmax(5rem, 0.6fr)", from: 760, cell: (row) => row.proposedBy },
    { id: "reviewed", title: say("vbp.reviewedBy"), track: "minmax(5rem, 0.6fr)", from: 960, cell: (row) => row.reviewedBy ?? "–" },
  ];
}

interface MappingListProps {
  readonly rows: readonly Mapping[] | undefined;
  readonly query: { readonly isPending: boolean; readonly isError: boolean; readonly error: unknown; readonly refetch: () => unknown };
  readonly none: "vbp.waitingNone" | "vbp.mappingsNone";
  readonly onEnd?: () => void;
}

function MappingList({ rows, query, none, onEnd }: MappingListProps) {
  const { say, locale } = useLanguage();
  const slow = useSlow(query.isPending);
  const open = useOpen();
  const columns = useMemo(() => mappingColumns(say, (n) => count(n, locale)), [say, locale]);
  const card = useMemo(() => ({
    below: 560, height: 66,
    draw: (row: Mapping) => (
      <span className="line-card">
        <span className="cell-line"><strong><code>{row.code}</code></strong><MappingMark mapping={row} /></span>
        <span className="cell-line line-more"><span>{say("vbp.versionNo", { n: row.version })} · <code>{row.item}</code></span><span>× {count(row.packFactor, locale)}</span></span>
      </span>
    ),
  }), [say, locale]);
  return (
    <>
      {query.isError && <FaultPanel what="vbp.mappingsFailed" error={query.error} slim onRetry={() => void query.refetch()} />}
      {slow && <SkeletonRows rows={8} height={44} />}
      {rows?.length === 0 && <EmptyPanel title={say(none)} hint={say("vbp.mappingsNoneHint")} />}
      {rows !== undefined && rows.length > 0 && (
        <DataGrid label={say("vbp.mappings")} rows={rows} keyOf={(row) => String(row.id)} columns={columns} rowHeight={44} card={card} onOpen={(row) => open(row.code)} {...(onEnd !== undefined && { onEnd })} />
      )}
    </>
  );
}

function AllMappings() {
  const list = useInfiniteQuery(allMappings);
  const rows = useMemo(() => list.data?.pages.flatMap((each) => each.items), [list.data]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const goOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return <MappingList rows={rows} query={list} none="vbp.mappingsNone" onEnd={goOn} />;
}

function WaitingMappings() {
  const list = useQuery(waitingMappings);
  return <MappingList rows={list.data} query={list} none="vbp.waitingNone" />;
}

export default function MappingPage() {
  const say = useSay();
  const tab = page.useSearch().tab ?? "unmapped";
  const navigate = useNavigate();
  const codes = useQuery(unmapped).data?.length;
  const waiting = useQuery(waitingMappings).data?.length;
  useTitle(`${say("vbp.mappings")} · ${say("nav.progress")}`);
  const counts = { unmapped: codes, waiting, all: undefined };
  return (
    <section className="vbp" aria-label={say("vbp.mappings")}>
      <h1 className="unseen">{say("vbp.mappings")}</h1>
      <Rooms />
      <Tabs label={say("vbp.mappings")} chosen={tab} onChoose={(to) => void navigate({ to: ".", search: mappingViewOf({ tab: to }), replace: true })}
        tabs={MAPPING_TABS.map((id) => ({ id, title: say(`vbp.mappingTab.${id}`), count: counts[id] === 0 ? undefined : counts[id] }))}>
        {tab === "unmapped" && <UnmappedList />}
        {tab === "waiting" && <WaitingMappings />}
        {tab === "all" && <AllMappings />}
      </Tabs>
    </section>
  );
}
