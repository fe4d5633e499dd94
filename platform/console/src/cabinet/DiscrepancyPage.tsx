import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Outlet, getRouteApi, useNavigate, useParams } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useCallback, useEffect, useMemo, useRef, type ReactNode } from "react";
import { grouped, tail } from "../ledger/expiry";
import { useInstitutionOf } from "../ledger/useInstitutionOf";
import { Where, within } from "../place/Where";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { DataGrid, type Column, type GridHandle } from "../shell/DataGrid";
import { Choice } from "../shell/Form";
import { useSay, type Say } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { useTitle } from "../shell/Page";
import { clockTime, fullTime } from "../shell/times";
import { discrepancyList } from "./discrepancies";
import { KINDS, STATES, discrepancyChanged, type DiscrepancyChange, type DiscrepancyView } from "./discrepancyView";
import { useLiveCabinets } from "./LiveCabinetsProvider";
import { KIND_WORD } from "./marks";
import { cabinetList, type Discrepancy } from "./queries";
import "./cabinet.css";
import "./discrepancy.css";

const page = getRouteApi("/signed-in/discrepancy");

function keyOf({ id }: Discrepancy): string {
  return id;
}

/** Whose cabinet it is, by its device id, where there are those of several institutions. */
function useInstitutionOfCabinet(): (did: string) => string | undefined {
  const { heard } = useLiveCabinets();
  const cabinets = useQuery(cabinetList(heard)).data;
  const institutionOf = useInstitutionOf();
  return useMemo(() => {
    const placeOf = new Map(cabinets?.map(({ did, place }) => [did, place]));
    return (did) => institutionOf(placeOf.get(did) ?? "");
  }, [cabinets, institutionOf]);
}

function Ward({ discrepancy }: { readonly discrepancy: Discrepancy }) {
  return <Where place={discrepancy.ward} around={[useInstitutionOfCabinet()(discrepancy.did)]} />;
}

/** Open ones that wait for a second person are under way; the others wait for the first. */
export function StateMark({ discrepancy, say }: { readonly discrepancy: Discrepancy; readonly say: Say }) {
  if (discrepancy.state === "RESOLVED") return <Mark tone="good">{say("difference.resolved")}</Mark>;
  if (discrepancy.explainedBy !== undefined) return <Mark tone="warn">{say("discrepancy.waits")}</Mark>;
  return <Mark tone="late">{say("discrepancy.open")}</Mark>;
}

function Tag({ tag }: { readonly tag: string }) {
  return <code title={grouped(tag)}>{tail(tag)}</code>;
}

function What({ discrepancy, say }: { readonly discrepancy: Discrepancy; readonly say: Say }) {
  return (
    <span className="discrepancy-what">
      <span className="stock-name">{discrepancy.name ?? say(KIND_WORD[discrepancy.kind].word)}</span>
      <Tag tag={discrepancy.tag} />
    </span>
  );
}

function Since({ at }: { readonly at: string }) {
  const now = useNow(60);
  return <time dateTime={at} title={fullTime(at)}>{clockTime(at, now)}</time>;
}

function columnsOf(say: Say): readonly Column<Discrepancy>[] {
  return [
    { id: "state", title: say("discrepancy.state"), track: "8.5rem", cell: (row) => <StateMark discrepancy={row} say={say} /> },
    { id: "kind", title: say("discrepancy.kind"), track: "minmax(8.5rem, 0.9fr)", cell: (row) => say(KIND_WORD[row.kind].word) },
    { id: "what", title: say("discrepancy.what"), track: "minmax(13rem, 1.8fr)", cell: (row) => <What discrepancy={row} say={say} /> },
    { id: "cabinet", title: say("list.cabinet"), track: "minmax(8rem, 1fr)", from: 700, cell: (row) => row.cabinet },
    { id: "ward", title: say("list.ward"), track: "minmax(6rem, 0.8fr)", from: 820, cell: (row) => <Ward discrepancy={row} /> },
    { id: "since", title: say("discrepancy.since"), track: "9rem", from: 560, cell: (row) => <Since at={row.openedAt} /> },
  ];
}

function Card({ row, say }: { readonly row: Discrepancy; readonly say: Say }): ReactNode {
  const institution = useInstitutionOfCabinet()(row.did);
  return (
    <span className="cabinet-card">
      <span className="cabinet-card-line">
        <StateMark discrepancy={row} say={say} />
        <Since at={row.openedAt} />
      </span>
      <span className="cabinet-card-line">
        <span className="stock-name">{row.name ?? say(KIND_WORD[row.kind].word)}</span>
        <Tag tag={row.tag} />
      </span>
      <span className="cabinet-card-line cabinet-card-where">
        <span>{within([institution, row.ward, row.cabinet])}</span>
        <span>{say(KIND_WORD[row.kind].word)}</span>
      </span>
    </span>
  );
}

interface FiltersProps {
  readonly view: DiscrepancyView;
  readonly onView: (change: DiscrepancyChange) => void;
}

function Filters({ view, onView }: FiltersProps) {
  const say = useSay();
  const { heard } = useLiveCabinets();
  const cabinets = useQuery(cabinetList(heard)).data ?? [];
  const institutionOf = useInstitutionOfCabinet();
  const dids = useMemo(() => cabinets.map(({ did }) => did), [cabinets]);
  const nameOf = (did: string) => {
    const cabinet = cabinets.find((each) => each.did === did);
    return cabinet === undefined ? did : within([institutionOf(did), cabinet.ward, cabinet.name]);
  };
  const chosen = view.state ?? "open";
  return (
    <div className="filters">
      <div className="chips" role="group" aria-label={say("list.filters")}>
        {STATES.map((state) => (
          <button key={state} type="button" className="chip" aria-pressed={state === chosen} onClick={() => onView({ state: state === "open" ? undefined : state })}>
            {say(`discrepancy.show.${state}`)}
          </button>
        ))}
      </div>
      <div className="form-line">
        <Choice label={say("discrepancy.kind")} value={view.kind ?? ""} words={KINDS} say={(kind) => say(KIND_WORD[kind].word)} none={say("discrepancy.anyKind")}
          onChoose={(kind) => onView({ kind })} />
        <Choice label={say("list.cabinet")} value={view.cabinet ?? ""} words={view.cabinet === undefined || dids.includes(view.cabinet) ? dids : [view.cabinet, ...dids]}
          say={nameOf} none={say("discrepancy.anyCabinet")} onChoose={(cabinet) => onView({ cabinet })} />
      </div>
    </div>
  );
}

function Nothing({ view, onClear }: { readonly view: DiscrepancyView; readonly onClear: () => void }) {
  const say = useSay();
  if (Object.keys(view).length === 0) return <EmptyPanel title={say("differences.none")} hint={say("differences.noneHint")} />;
  return (
    <EmptyPanel title={say("discrepancy.filteredOut")} hint={say("stock.filteredOutHint")}>
      <Button onClick={onClear}>{say("action.clearFilters")}</Button>
    </EmptyPanel>
  );
}

/** The list takes the keyboard when it has come, unless somebody is at work elsewhere already. */
function useFirstFocus(grid: React.RefObject<GridHandle | null>, ready: boolean) {
  useEffect(() => {
    if (ready && (document.activeElement === document.body || document.activeElement === null)) grid.current?.focus();
  }, [grid, ready]);
}

export default function DiscrepancyPage() {
  const say = useSay();
  const navigate = useNavigate();
  const view = page.useSearch();
  const { id } = useParams({ strict: false });
  const query = useInfiniteQuery(discrepancyList(view));
  const slow = useSlow(query.isPending);
  const grid = useRef<GridHandle>(null);
  const rows = useMemo(() => query.data?.pages.flatMap((each) => each.items), [query.data]);
  const columns = useMemo(() => columnsOf(say), [say]);
  const card = useMemo(() => ({ below: 520, height: 92, draw: (row: Discrepancy) => <Card row={row} say={say} /> }), [say]);
  const open = useCallback((row: Discrepancy) => void navigate({ to: "/discrepancy/$id", params: { id: row.id }, search: view }), [navigate, view]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const goOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const change = (wanted: DiscrepancyChange) => void navigate({ to: ".", search: discrepancyChanged(view, wanted), replace: true });
  useTitle(say("nav.discrepancies"));
  useFirstFocus(grid, id === undefined && (rows?.length ?? 0) > 0);

  return (
    <div className={id === undefined ? "cabinets" : "cabinets cabinets-open"}>
      <h1 className="unseen">{say("nav.discrepancies")}</h1>
      <section className="master" aria-label={say("discrepancy.list")}>
        <Filters view={view} onView={change} />
        {query.isError && <FaultPanel what="differences.failed" error={query.error} slim={rows !== undefined} onRetry={() => void query.refetch()} />}
        {slow && <SkeletonRows rows={10} height={44} />}
        {rows !== undefined && rows.length > 0 && (
          <DataGrid label={say("discrepancy.list")} rows={rows} keyOf={keyOf} columns={columns} rowHeight={48} card={card} selected={id} handle={grid}
            onOpen={open} onEnd={goOn} />
        )}
        {rows?.length === 0 && <Nothing view={view} onClear={() => void navigate({ to: ".", search: {}, replace: true })} />}
      </section>
      <Outlet />
    </div>
  );
}
