import { useCallback, useMemo, useState, type ReactNode } from "react";
import { DataGrid, type Column } from "../shell/DataGrid";
import { useLanguage, useSay, type Say } from "../shell/Language";
import { Mark, type Tone } from "../shell/Mark";
import { count } from "../shell/times";
import { ExpiryDay } from "./ExpiryDay";
import { grouped } from "./expiry";
import { lineKey, stockRows, totalQuantity, type StockLine, type StockRow } from "./stock";
import { ownerWord } from "./stockWords";
import "./ledger.css";

/** Something to say about one tag of the shelf. */
export interface TagNote {
  readonly tone: Tone;
  readonly words: string;
}

interface StockGridProps {
  readonly lines: readonly StockLine[];
  readonly notes: ReadonlyMap<string, TagNote>;
}

function Item({ line, opened, note }: { readonly line: StockLine; readonly opened: boolean; readonly note: string | undefined }) {
  return (
    <span className="stock-item">
      <svg className={opened ? "twist twist-open" : "twist"} viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><path d="m3 1.5 4 3.5-4 3.5" /></svg>
      <span className="stock-item-words">
        <span className="stock-name">{line.name}</span>
        <span className="stock-code">
          <code>{line.item}</code>
          {note !== undefined && <Mark tone="warn">{note}</Mark>}
        </span>
      </span>
    </span>
  );
}

/** How many tags of a line have something said about them, so that a closed line does not hide it. */
function lineNote(line: StockLine, notes: StockGridProps["notes"], say: Say): string | undefined {
  const noted = line.tags.filter((tag) => notes.has(tag)).length;
  return noted === 0 ? undefined : say("stock.noted", { n: noted });
}

function TagLine({ tag, note }: { readonly tag: string; readonly note: TagNote | undefined }): ReactNode {
  return (
    <span className="stock-tag">
      <code>{grouped(tag)}</code>
      {note !== undefined && <Mark tone={note.tone}>{note.words}</Mark>}
    </span>
  );
}

function Card({ line, note, quantity }: { readonly line: StockLine; readonly note: string | undefined; readonly quantity: string }) {
  const say = useSay();
  return (
    <span className="stock-card">
      <span className="stock-card-line">
        <span className="stock-name">{line.name}</span>
        <strong>{quantity}</strong>
      </span>
      <span className="stock-card-line stock-card-more">
        <span>{line.lot}</span>
        <ExpiryDay day={line.expiry} />
      </span>
      <span className="stock-card-line stock-card-more">
        <span>{ownerWord(line.owner, say)}</span>
        {note !== undefined ? <Mark tone="warn">{note}</Mark> : <code>{line.item}</code>}
      </span>
    </span>
  );
}

function keyOf(row: StockRow): string {
  return row.key;
}

function useOpened(): [ReadonlySet<string>, (row: StockRow) => void] {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((row: StockRow) => {
    if (row.kind === "tag") return;
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(row.key)) after.add(row.key);
      return after;
    });
  }, []);
  return [opened, toggle];
}

export function StockGrid({ lines, notes }: StockGridProps) {
  const { say, locale } = useLanguage();
  const [opened, toggle] = useOpened();
  const rows = useMemo(() => stockRows(lines, opened), [lines, opened]);
  const columns = useMemo<readonly Column<StockRow>[]>(
    () => [
      { id: "item", title: say("stock.item"), track: "minmax(14rem, 2.4fr)",
        cell: ({ line }) => <Item line={line} opened={opened.has(lineKey(line))} note={lineNote(line, notes, say)} /> },
      { id: "lot", title: say("stock.lot"), track: "minmax(7rem, 1fr)", cell: ({ line }) => <code>{line.lot}</code> },
      { id: "expiry", title: say("stock.expiry"), track: "12.5rem", cell: ({ line }) => <ExpiryDay day={line.expiry} /> },
      { id: "owner", title: say("stock.owner"), track: "minmax(6rem, 1fr)", from: 810, cell: ({ line }) => ownerWord(line.owner, say) },
      { id: "quantity", title: say("stock.quantity"), track: "4.5rem", end: true, cell: ({ line }) => <strong>{count(line.quantity, locale)}</strong> },
    ],
    [say, locale, opened, notes],
  );
  const spanning = useCallback((row: StockRow) => (row.kind === "tag" ? <TagLine tag={row.tag} note={notes.get(row.tag)} /> : undefined), [notes]);
  const card = useMemo(
    () => ({
      below: 700,
      height: 84,
      draw: ({ line }: StockRow) => <Card line={line} note={lineNote(line, notes, say)} quantity={count(line.quantity, locale)} />,
    }),
    [notes, say, locale],
  );
  return (
    <DataGrid label={say("tab.stock")} rows={rows} keyOf={keyOf} columns={columns} rowHeight={44} card={card} spanning={spanning} onOpen={toggle}
      expanded={(row) => (row.kind === "line" ? opened.has(row.key) : undefined)}
      footer={say("stock.total", { lines: count(lines.length, locale), n: count(totalQuantity(lines), locale) })} />
  );
}
