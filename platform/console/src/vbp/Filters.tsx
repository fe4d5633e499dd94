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
import { ORDERS, exportAddress, type Order, type ProgressView } from "./view";

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

export function Filters({ view, onView, periods, nameOf, onDown }: FiltersProps) {
  const say = useSay();
  const search = useRef<HTMLDivElement>(null);
  useSearchKey(search);
  const codes = [...new Set(periods.map(({ batch }) => batch))];
  const several = periods.length > codes.length;
  // The platform's file has every period and knows neither words nor status: what is saved is what is shown, or nothing is.
  const isWhole = view.q === undefined && view.status === undefined && (!several || view.periods === "all");
  return (
    <div className="vbp-filters">
      <div className="filters-search" ref={search} role="search">
        <SearchField q={view.q ?? ""} label={say("vbp.search")} onSearch={(q) => onView({ q: q === "" ? undefined : q })} onDown={onDown} />
      </div>
      <BatchChoice batch={view.batch} batches={codes} nameOf={nameOf} onBatch={(batch) => onView({ batch })} />
      <StatusChoice status={view.status} onStatus={(status) => onView({ status })} />
      <OrderChoice sort={view.sort} onSort={(sort) => onView({ sort })} />
      {several && (
        <label className="vbp-check">
          <input type="checkbox" checked={view.periods === "all"} onChange={(event) => onView({ periods: event.target.checked ? "all" : undefined })} />
          {say("vbp.allPeriods")}
        </label>
      )}
      <AsOfField asOf={view.asOf} onAsOf={(asOf) => onView({ asOf })} />
      <span className="vbp-out">
        {isWhole && (
          <Export label={say("vbp.export")} addressOf={(format) => exportAddress(format, { ...(view.batch !== undefined && { batch: view.batch }), ...(view.asOf !== undefined && { asOf: view.asOf }) })} />
        )}
        <Print />
      </span>
    </div>
  );
}
