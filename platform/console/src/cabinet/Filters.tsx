import { useMemo, type RefObject } from "react";
import { useSay } from "../shell/Language";
import { SearchField } from "../shell/SearchField";
import type { Cabinet } from "./cabinets";
import { SHOWS, tally, type View, type ViewChange } from "./view";

interface FiltersProps {
  readonly view: View;
  readonly cabinets: readonly Cabinet[] | undefined;
  readonly onView: (change: ViewChange) => void;
  readonly onDown: () => void;
  readonly search: RefObject<HTMLDivElement | null>;
}

export function Filters({ view, cabinets, onView, onDown, search }: FiltersProps) {
  const say = useSay();
  const counts = useMemo(() => tally(cabinets ?? []), [cabinets]);
  const chosen = view.show ?? "all";
  return (
    <div className="filters">
      <div className="filters-search" ref={search} role="search">
        <SearchField q={view.q ?? ""} label={say("list.search")} onSearch={(q) => onView({ q: q === "" ? undefined : q })} onDown={onDown} />
      </div>
      <div className="chips" role="group" aria-label={say("list.filters")}>
        {SHOWS.map((show) => (
          <button key={show} type="button" className="chip" aria-pressed={show === chosen}
            onClick={() => onView({ show: show === "all" ? undefined : show })}>
            {say(`show.${show}`)}
            {cabinets !== undefined && <span className="chip-count">{counts[show]}</span>}
          </button>
        ))}
      </div>
    </div>
  );
}
