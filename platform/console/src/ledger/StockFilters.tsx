import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import { within } from "../place/Where";
import { SearchField } from "../shell/SearchField";
import { DayField } from "../shell/DayField";
import { Export } from "../shell/Export";
import { useSay } from "../shell/Language";
import { stockPlaces } from "./queries";
import { CHOICES, STATUSES, exportAddress, isFiltered, type Choice, type StockChange, type StockView } from "./stockView";
import { useInstitutionOf } from "./useInstitutionOf";

interface StockFiltersProps {
  readonly view: StockView;
  readonly onView: (change: StockChange) => void;
  readonly columns: readonly Choice[];
  readonly onColumn: (column: Choice) => void;
  readonly onDown: () => void;
  readonly search: RefObject<HTMLDivElement | null>;
}

/** A place and all that lies within it; the browser's own list is at home on a phone too. */
function PlaceChoice({ view, onView }: Pick<StockFiltersProps, "view" | "onView">) {
  const say = useSay();
  const places = useQuery(stockPlaces).data ?? [];
  const institutionOf = useInstitutionOf();
  const nameOf = new Map(places.map(({ code, name }) => [code, name]));
  const known = view.within === undefined || places.some(({ code }) => code === view.within);
  return (
    <select aria-label={say("stock.place")} value={view.within ?? ""} onChange={(event) => onView({ within: event.target.value || undefined })}>
      <option value="">{say("stock.everywhere")}</option>
      {!known && <option value={view.within}>{view.within}</option>}
      {places.map(({ code, name, kind, parent }) => (
        <option key={code} value={code}>{kind === "OUT" || kind === "CONTESTED" ? say(`place.${kind}`) : within([institutionOf(code), kind === "CABINET" && parent !== null ? nameOf.get(parent) : undefined, name, code])}</option>
      ))}
    </select>
  );
}

function Days({ view, onView }: Pick<StockFiltersProps, "view" | "onView">) {
  const say = useSay();
  return (
    <fieldset className="stock-days">
      <legend>{say("stock.expiry")}</legend>
      <DayField label={say("stock.from")} day={view.from} onDay={(from) => onView({ from })} />
      <span aria-hidden="true">–</span>
      <DayField label={say("stock.through")} day={view.through} onDay={(through) => onView({ through })} />
    </fieldset>
  );
}

const WORDS: Readonly<Record<Choice, "stock.lot" | "stock.expiry" | "stock.place" | "stock.owner" | "stock.maker" | "stock.status">> = {
  lot: "stock.lot",
  expiry: "stock.expiry",
  place: "stock.place",
  owner: "stock.owner",
  maker: "stock.maker",
  holds: "stock.status",
};

function Columns({ columns, onColumn }: Pick<StockFiltersProps, "columns" | "onColumn">) {
  const say = useSay();
  return (
    <details className="stock-columns">
      <summary>{say("stock.columns")}</summary>
      <div>
        {CHOICES.map((choice) => (
          <label key={choice}>
            <input type="checkbox" checked={columns.includes(choice)} onChange={() => onColumn(choice)} />
            {say(WORDS[choice])}
          </label>
        ))}
      </div>
    </details>
  );
}

export function StockFilters({ view, onView, columns, onColumn, onDown, search }: StockFiltersProps) {
  const say = useSay();
  const { q, within: place, from, through } = view;
  const active: readonly (readonly [string, string, StockChange])[] = [
    ...(q === undefined ? [] : [[say("stock.words"), q, { q: undefined }] as const]),
    ...(place === undefined ? [] : [[say("stock.place"), place, { within: undefined }] as const]),
    ...(from === undefined && through === undefined ? [] : [[say("stock.expiry"), `${from ?? ""} – ${through ?? ""}`, { from: undefined, through: undefined }] as const]),
  ];
  return (
    <div className="stock-filters">
      <div className="filters-search" ref={search} role="search">
        <SearchField q={q ?? ""} label={say("stock.search")} onSearch={(text) => onView({ q: text === "" ? undefined : text })} onDown={onDown} />
      </div>
      <div className="chips" role="group" aria-label={say("list.filters")}>
        <button type="button" className="chip" aria-pressed={view.status === undefined} onClick={() => onView({ status: undefined })}>{say("show.all")}</button>
        {STATUSES.map((status) => (
          <button key={status} type="button" className="chip" aria-pressed={view.status === status}
            onClick={() => onView({ status: view.status === status ? undefined : status })}>
            {say(`stock.show.${status}`)}
          </button>
        ))}
      </div>
      <div className="stock-more">
        <PlaceChoice view={view} onView={onView} />
        <Days view={view} onView={onView} />
        <Columns columns={columns} onColumn={onColumn} />
        <Export label={say("stock.export")} addressOf={(format) => exportAddress(view, format)} />
      </div>
      {isFiltered(view) && active.length > 0 && (
        <div className="chips stock-active" role="group" aria-label={say("stock.active")}>
          {active.map(([word, value, change]) => (
            <button key={word} type="button" className="chip" onClick={() => onView(change)} title={say("stock.remove")}>
              {word}: {value} <span aria-hidden="true">×</span>
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
