import { useEffect, useRef } from "react";
import { Export } from "../shell/Export";
import { Choice } from "../shell/Form";
import { useSay } from "../shell/Language";
import { SearchField } from "../shell/SearchField";
import { typing } from "../shell/keys";
import { AsOfField } from "./AsOf";
import { Print } from "./Printing";
import type { Period } from "./matrix";
import { STATUSES, type Status } from "./status";
import { ORDERS, exportAddress, notSaved, type Order, type ProgressView } from "./view";

interface FiltersProps {
  readonly view: ProgressView;
  readonly onView: (change: { q?: string | undefined; batch?: string | undefined; status?: Status | undefined; sort?: Exclude<Order, "name"> | undefined; periods?: "all" | undefined; asOf?: string | undefined }) => void;
  readonly periods: readonly Period[];
  readonly nameOf: (batch: string) => string;
  readonly onDown: () => void;
}

/** `/` goes to the search, on any page that has one. */
export function useSearchKey(search: React.RefObject<HTMLElement | null>) {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== "/" || event.defaultPrevented || typing(event) || document.querySelector("dialog[open]") !== null) return;
      event.preventDefault();
      search.current?.querySelector("input")?.focus();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [search]);
}

export function StatusChoice({ status, onStatus }: { readonly status: Status | undefined; readonly onStatus: (status: Status | undefined) => void }) {
  const say = useSay();
  return (
    <Choice label={say("vbp.statusOf")} value={status ?? ""} words={STATUSES} say={(each) => say(`vbp.status.${each}`)} none={say("vbp.anyStatus")} onChoose={onStatus} />
  );
}

export function OrderChoice({ sort, onSort }: { readonly sort: Order | undefined; readonly onSort: (sort: Exclude<Order, "name"> | undefined) => void }) {
  const say = useSay();
  return (
    <Choice label={say("vbp.order")} value={sort ?? "name"} words={ORDERS} say={(each) => say(`vbp.order.${each}`)}
      onChoose={(each) => onSort(each === "name" ? undefined : each)} />
  );
}

export function BatchChoice({ batch, batches, nameOf, onBatch }: {
  readonly batch: string | undefined;
  readonly batches: readonly string[];
  readonly nameOf: (batch: string) => string;
  readonly onBatch: (batch: string | undefined) => void;
}) {
  const say = useSay();
  const words = batch === undefined || batches.includes(batch) ? batches : [batch, ...batches];
  return <Choice label={say("vbp.batch")} value={batch ?? ""} words={words} say={nameOf} none={say("vbp.anyBatch")} onChoose={onBatch} />;
}

/** Former periods are left out unless they are asked for, in the matrix and on an institution's page alike. */
export function PeriodsCheck({ periods, onPeriods }: { readonly periods: "all" | undefined; readonly onPeriods: (periods: "all" | undefined) => void }) {
  const say = useSay();
  return (
    <label className="vbp-check">
      <input type="checkbox" checked={periods === "all"} onChange={(event) => onPeriods(event.target.checked ? "all" : undefined)} />
      {say("vbp.allPeriods")}
    </label>
  );
}

/** Beside the links of a file that holds more than the page shows. */
export function NotSaved({ narrowing }: { readonly narrowing: ReturnType<typeof notSaved> }) {
  const say = useSay();
  if (narrowing.length === 0) return null;
  return <span className="vbp-whole">{say("vbp.exportWhole", { what: narrowing.map((each) => say(`vbp.narrowing.${each}`)).join(say("vbp.or")) })}</span>;
}

export function Filters({ view, onView, periods, nameOf, onDown }: FiltersProps) {
  const say = useSay();
  const search = useRef<HTMLDivElement>(null);
  useSearchKey(search);
  const codes = [...new Set(periods.map(({ batch }) => batch))];
  const several = periods.length > codes.length;
  return (
    <div className="vbp-filters">
      <div className="filters-search" ref={search} role="search">
        <SearchField q={view.q ?? ""} label={say("vbp.search")} onSearch={(q) => onView({ q: q === "" ? undefined : q })} onDown={onDown} />
      </div>
      <BatchChoice batch={view.batch} batches={codes} nameOf={nameOf} onBatch={(batch) => onView({ batch })} />
      <StatusChoice status={view.status} onStatus={(status) => onView({ status })} />
      <OrderChoice sort={view.sort} onSort={(sort) => onView({ sort })} />
      {several && <PeriodsCheck periods={view.periods} onPeriods={(periods) => onView({ periods })} />}
      <AsOfField asOf={view.asOf} onAsOf={(asOf) => onView({ asOf })} />
      <span className="vbp-out">
        <NotSaved narrowing={notSaved(view, several && view.periods === undefined)} />
        <Export label={say("vbp.export")} addressOf={(format) => exportAddress(format, { ...(view.batch !== undefined && { batch: view.batch }), ...(view.asOf !== undefined && { asOf: view.asOf }) })} />
        <Print />
      </span>
    </div>
  );
}
