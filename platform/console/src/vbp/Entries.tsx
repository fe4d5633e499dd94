import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, type ReactNode } from "react";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { DataGrid, type Column } from "../shell/DataGrid";
import { useLanguage, useSay, type Say } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { count, fullTime } from "../shell/times";
import { packsOf } from "./entries";
import { entriesOf, type Cell, type Entry } from "./queries";

const FACTS = ["OWN", "PLATFORM"] as const;
type Fact = (typeof FACTS)[number];

interface EntriesProps {
  readonly cell: Cell;
  /** Only what was dated by then; everything where it is left out. */
  readonly asOf: string | undefined;
  readonly fact: Fact | undefined;
  readonly onFact: (fact: Fact | undefined) => void;
}

function keyOf(entry: Entry): string {
  return JSON.stringify([entry.fact, entry.receipt, entry.file, entry.line, entry.orderNo, entry.orderLine, entry.code, entry.day]);
}

function orderOf({ orderNo, orderLine }: Entry): string {
  return orderNo === null ? "–" : orderLine === null ? orderNo : `${orderNo} - ${orderLine}`;
}

/** A withdrawn line stays where it stood, struck through; that it is withdrawn is said in words beside it. */
function Struck({ entry, children }: { readonly entry: Entry; readonly children: ReactNode }) {
  return entry.withdrawal === null ? children : <s>{children}</s>;
}

/** Who withdrew which lines, when and why. */
function Withdrawn({ entries }: { readonly entries: readonly Entry[] }) {
  const { say, locale } = useLanguage();
  const taken = entries.flatMap((entry) => (entry.withdrawal === null ? [] : [{ entry, withdrawal: entry.withdrawal }]));
  if (taken.length === 0) return null;
  return (
    <ul aria-label={say("vbp.withdrawnLines")}>
      {taken.map(({ entry, withdrawal }) => (
        <li key={keyOf(entry)}>
          <Mark tone="none">{say("vbp.withdrawn")}</Mark> <s>{orderOf(entry)}{withdrawal.units !== null && ` · ${count(withdrawal.units, locale)}`}</s>{" "}
          {say("vbp.withdrawnBy", { file: String(entry.file), row: entry.line, who: withdrawal.proposedBy, other: withdrawal.acceptedBy, at: fullTime(withdrawal.at), reason: withdrawal.reason })}
        </li>
      ))}
    </ul>
  );
}

/** What a line counts as; one that is mapped to nothing counts nowhere, and says so. */
function Units({ entry }: { readonly entry: Entry }) {
  const { say, locale } = useLanguage();
  if (entry.withdrawal !== null) return <Mark tone="none">{say("vbp.withdrawn")}</Mark>;
  if (entry.units === null) return <Mark tone="warn">{say("vbp.unmappedLine")}</Mark>;
  return <strong>{count(entry.units, locale)}</strong>;
}

function columnsOf(say: Say, n: (units: number) => string): readonly Column<Entry>[] {
  return [
    { id: "day", title: say("vbp.acceptedOn"), track: "6.5rem", cell: (row) => row.day },
    { id: "fact", title: say("vbp.fact"), track: "6rem", cell: (row) => say(`vbp.source.${row.fact}`) },
    { id: "order", title: say("vbp.orderLine"), track: "minmax(9rem, 1.2fr)", cell: (row) => <code className="audit-value"><Struck entry={row}>{orderOf(row)}</Struck></code> },
    { id: "receipt", title: say("vbp.receiptOrFile"), track: "8.5rem", cell: (row) => (row.receipt === null ? say("vbp.fileRow", { file: String(row.file), row: row.line }) : <span className="link">{row.receipt} - {row.line}</span>) },
    { id: "item", title: say("stock.item"), track: "minmax(8rem, 1fr)", from: 700, cell: (row) => <code className="audit-value">{row.item ?? row.code ?? "–"}</code> },
    { id: "selected", title: say("vbp.selected"), track: "5.5rem", from: 820, cell: (row) => (row.units === null ? "–" : say(row.selected ? "vbp.selectedYes" : "vbp.selectedNo")) },
    { id: "packs", title: say("vbp.packs"), track: "minmax(9rem, 1fr)", from: 940, cell: (row) => <Struck entry={row}>{packsOf(row, say, n)}</Struck> },
    { id: "units", title: say("vbp.units"), track: "6.5rem", end: true, cell: (row) => <Units entry={row} /> },
  ];
}

function Card({ entry }: { readonly entry: Entry }) {
  const say = useSay();
  return (
    <span className="line-card">
      <span className="cell-line"><span>{entry.day} · {say(`vbp.source.${entry.fact}`)}</span><Units entry={entry} /></span>
      <span className="cell-line line-more"><code><Struck entry={entry}>{orderOf(entry)}</Struck></code><span>{entry.receipt === null ? entry.code : `${say("vbp.receipt")} ${entry.receipt}`}</span></span>
    </span>
  );
}

/** The order lines and receipts that a figure is made of, by day; one of ours opens its receipt. */
export function Entries({ cell, asOf, fact, onFact }: EntriesProps) {
  const { say, locale } = useLanguage();
  const navigate = useNavigate();
  const list = useInfiniteQuery(entriesOf(cell));
  const slow = useSlow(list.isPending);
  const every = useMemo(() => list.data?.pages.flatMap((each) => each.items), [list.data]);
  const rows = useMemo(() => every?.filter((entry) => (fact === undefined || entry.fact === fact) && (asOf === undefined || entry.day <= asOf)), [every, fact, asOf]);
  const columns = useMemo(() => columnsOf(say, (n) => count(n, locale)), [say, locale]);
  const card = useMemo(() => ({ below: 600, height: 66, draw: (entry: Entry) => <Card entry={entry} /> }), []);
  const open = useCallback(
    ({ receipt, line }: Entry) => {
      if (receipt !== null) void navigate({ to: "/vbp/progress/$institution/$batch/$agreement/$product/receipt/$receipt", params: { ...cell, receipt: String(receipt) }, search: { line } });
    },
    [navigate, cell],
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const goOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <div className="entries">
      <div className="chips" role="group" aria-label={say("vbp.fact")}>
        <button type="button" className="chip" aria-pressed={fact === undefined} onClick={() => onFact(undefined)}>{say("vbp.bothFacts")}</button>
        {FACTS.map((each) => <button key={each} type="button" className="chip" aria-pressed={fact === each} onClick={() => onFact(each)}>{say(`vbp.source.${each}`)}</button>)}
      </div>
      {list.isError && <FaultPanel what="vbp.entriesFailed" error={list.error} slim onRetry={() => void list.refetch()} />}
      {slow && <SkeletonRows rows={6} height={38} />}
      {rows !== undefined && rows.length > 0 && (
        <DataGrid label={say("vbp.tab.entries")} rows={rows} keyOf={keyOf} columns={columns} rowHeight={38} card={card} onOpen={open} onEnd={goOn}
          footer={say(hasNextPage ? "vbp.entriesSoFar" : "vbp.entriesAll", { n: rows.length })} />
      )}
      {rows !== undefined && <Withdrawn entries={rows} />}
      {rows?.length === 0 && <EmptyPanel title={say("vbp.entriesNone")} hint={say("vbp.entriesNoneHint")} />}
    </div>
  );
}
