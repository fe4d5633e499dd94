import { useQuery } from "@tanstack/react-query";
import { Outlet, getRouteApi, useNavigate, useParams } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useEffect, useMemo, useRef, type RefObject } from "react";
import { useInstitutionOf } from "../ledger/useInstitutionOf";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import type { GridHandle } from "../shell/DataGrid";
import { typing } from "../shell/keys";
import { useSay } from "../shell/Language";
import { CabinetList } from "./CabinetList";
import { Filters } from "./Filters";
import { useLiveCabinets } from "./LiveCabinetsProvider";
import type { Cabinet } from "./cabinets";
import { cabinetList } from "./queries";
import { changed, seen, type View, type ViewChange } from "./view";
import "./cabinet.css";

const page = getRouteApi("/signed-in/cabinet");

/** Changes the address in place: a filter is no step to go back to. */
function useView(): [View, (change: ViewChange) => void] {
  const view = page.useSearch();
  const navigate = useNavigate();
  return [view, (change) => void navigate({ to: ".", search: changed(view, change), replace: true })];
}

/** `/` goes to the search field, Escape closes the open cabinet. */
function usePageKeys(search: RefObject<HTMLElement | null>, close: () => void) {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || typing(event) || document.querySelector("dialog[open]") !== null) return;
      if (event.key === "/") {
        event.preventDefault();
        search.current?.querySelector("input")?.focus();
      } else if (event.key === "Escape") close();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [search, close]);
}

export default function CabinetPage() {
  const say = useSay();
  const navigate = useNavigate();
  const [view, changeView] = useView();
  const { did } = useParams({ strict: false });
  const { heard } = useLiveCabinets();
  const list = useQuery(cabinetList(heard));
  const slow = useSlow(list.isPending);
  const institutionOf = useInstitutionOf();
  const grid = useRef<GridHandle>(null);
  const search = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => seen(list.data ?? [], view, did, institutionOf), [list.data, view, did, institutionOf]);

  useEffect(() => {
    if (did === undefined) document.title = `${say("nav.cabinets")} · Wardline`;
  }, [did, say]);

  usePageKeys(search, () => {
    if (did === undefined) return;
    void navigate({ to: "/cabinet", search: view });
    grid.current?.focus();
  });

  function open(cabinet: Cabinet, replace = false) {
    void navigate({ to: "/cabinet/$did", params: { did: cabinet.did }, search: view, replace });
  }

  return (
    <div className={did === undefined ? "cabinets" : "cabinets cabinets-open"}>
      <h1 className="unseen">{say("nav.cabinets")}</h1>
      <section className="master" aria-label={say("list.label")}>
        <Filters view={view} cabinets={list.data} onView={changeView} onDown={() => grid.current?.focus()} search={search} />
        {list.isError && <FaultPanel what="list.failed" error={list.error} slim={list.data !== undefined} onRetry={() => void list.refetch()} />}
        {slow && <SkeletonRows rows={12} height={44} />}
        {list.data !== undefined && shown.length > 0 && (
          <CabinetList cabinets={shown} selected={did} handle={grid} onOpen={open}
            onCursor={(cabinet) => did !== undefined && cabinet.did !== did && open(cabinet, true)} />
        )}
        {list.data?.length === 0 && <EmptyPanel title={say("list.none")} hint={say("list.noneHint")} />}
        {list.data !== undefined && list.data.length > 0 && shown.length === 0 && (
          <EmptyPanel title={say("list.filteredOut")} hint={say("list.filteredOutHint", { n: list.data.length })}>
            <Button onClick={() => changeView({ q: undefined, show: undefined })}>{say("action.clearFilters")}</Button>
          </EmptyPanel>
        )}
      </section>
      <Outlet />
    </div>
  );
}
