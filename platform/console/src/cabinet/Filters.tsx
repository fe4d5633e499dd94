import Input from "antd/es/input/Input";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { useSay } from "../shell/Language";
import type { Cabinet } from "./cabinets";
import { SHOWS, tally, type View, type ViewChange } from "./view";

interface SearchFieldProps {
  readonly q: string;
  readonly onSearch: (q: string) => void;
  readonly onDown: () => void;
}

/**
 * The field keeps its own text and tells the address about it. Were it the address that filled the field, pinyin being
 * composed would be torn apart at every letter.
 */
function SearchField({ q, onSearch, onDown }: SearchFieldProps) {
  const say = useSay();
  const [text, setText] = useState(q);
  const told = useRef(q);
  useEffect(() => {
    if (q === told.current) return;
    told.current = q;
    setText(q);
  }, [q]);

  function tell(value: string) {
    told.current = value;
    onSearch(value);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "Enter") {
      event.preventDefault();
      onDown();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (text === "") return event.currentTarget.blur();
      setText("");
      tell("");
    }
  }

  return (
    <Input value={text} placeholder={say("list.search")} aria-label={say("list.search")} suffix={<kbd>/</kbd>} maxLength={100}
      onChange={(event) => {
        setText(event.target.value);
        if (!(event.nativeEvent as InputEvent).isComposing) tell(event.target.value);
      }}
      onCompositionEnd={(event) => tell(event.currentTarget.value)}
      onKeyDown={onKeyDown} />
  );
}

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
        <SearchField q={view.q ?? ""} onSearch={(q) => onView({ q: q === "" ? undefined : q })} onDown={onDown} />
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
