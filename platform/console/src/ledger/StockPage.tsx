import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { Where, within } from "../place/Where";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { DataGrid, type Column, type GridHandle } from "../shell/DataGrid";
import { useLanguage, useSay, type Say } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { typing } from "../shell/keys";
import { count } from "../shell/times";
import { Fault } from "../web/problem";
import { ExpiryDay } from "./ExpiryDay";
import { StockFilters } from "./StockFilters";
import { stockCards, stockTotal, type StockCard } from "./queries";
import { chosenColumns, isFiltered, stockChanged, toggled, type Choice, type StockChange } from "./stockView";
import { isBeyondShelves, ownerWord, placeWord } from "./stockWords";
import { useInstitutionOf } from "./useInstitutionOf";
import "./stockPage.css";

const page = getRouteApi("/signed-in/stock");
const KEPT_COLUMNS = "wardline.stock.columns";

function keyOf(card: StockCard): string {
  return JSON.stringify([card.item, card.maker, card.lot, card.place, card.owner]);
}

/** Only what stands on a shelf in sight can be free. */
function Holds({ card }: { readonly card: StockCard }) {
  const say = useSay();
  const { holds } = card;
  if (holds.length === 0) return <span className="nothing">{isBeyondShelves(card) ? "–" : say("stock.free")}</span>;
  return (
    <span className="stock-holds">
      {holds.map((hold) => <Mark key={hold} tone="late">{say(`scan.${hold}`)}</Mark>)}
    </span>
  );
}

/** What lies around a place: the ward of a cabinet, and the institution; nothing around what is no place of anybody's. */
function useAround(card: StockCard): readonly (string | null | undefined)[] {
  return [useInstitutionOf()(card.place), card.within];
}

function Place({ card }: { readonly card: StockCard }) {
  return <Where place={placeWord(card, useSay())} around={useAround(card)} />;
}

function Name({ card }: { readonly card: StockCard }) {
  return (
    <span className="stock-item-words">
      <span className="stock-name">{card.name}</span>
      <span className="stock-code"><code>{card.item}</code></span>
    </span>
  );
}

function columnsOf(say: Say, number: (n: number) => string, chosen: readonly Choice[]): readonly Column<StockCard>[] {
  const choices: Readonly<Record<Choice, Column<StockCard>>> = {
    lot: { id: "lot", title: say("stock.lot"), track: "minmax(7rem, 0.8fr)", cell: (row) => <code>{row.lot}</code> },
    expiry: { id: "expiry", title: say("stock.expiry"), track: "12.5rem", cell: (row) => <ExpiryDay day={row.expiry ?? undefined} /> },
    place: { id: "place", title: say("stock.place"), track: "minmax(9rem, 1.2fr)", cell: (row) => <Place card={row} /> },
    owner: { id: "owner", title: say("stock.owner"), track: "minmax(5rem, 0.6fr)", from: 900, cell: (row) => ownerWord(row.owner, say) },
    maker: { id: "maker", title: say("stock.maker"), track: "minmax(7rem, 0.9fr)", from: 900, cell: (row) => row.maker },
    holds: { id: "holds", title: say("stock.status"), track: "minmax(7rem, 0.8fr)", cell: (row) => <Holds card={row} /> },
  };
  return [
    { id: "item", title: say("stock.item"), track: "minmax(14rem, 2fr)", cell: (row) => <Name card={row} /> },
    ...chosen.map((each) => choices[each]),
    { id: "quantity", title: say("stock.quantity"), track: "5rem", end: true, cell: (row) => <strong>{number(row.quantity)}</strong> },
  ];
}

function Card({ card, quantity }: { readonly card: StockCard; readonly quantity: string }): ReactNode {
  const say = useSay();
  const where = within([...useAround(card), placeWord(card, say)]);
  return (
    <span className="stock-card">
      <span className="stock-card-line">
        <span className="stock-name">{card.name}</span>
        <strong>{quantity}</strong>
      </span>
      <span className="stock-card-line stock-card-more">
        <span>{card.lot}</span>
        <ExpiryDay day={card.expiry ?? undefined} />
      </span>
      <span className="stock-card-line stock-card-more">
        <span>{where}</span>
        {card.holds.length > 0 && <Holds card={card} />}
      </span>
    </span>
  );
}

function useColumns(): [readonly Choice[], (column: Choice) => void] {
  const [chosen, choose] = useState(() => chosenColumns(window.localStorage.getItem(KEPT_COLUMNS)));
  return [
    chosen,
    (column) => {
      const now = toggled(chosen, column);
      window.localStorage.setItem(KEPT_COLUMNS, now.join(","));
      choose(now);
    },
  ];
}

/** The sums of the whole view, under the list; they come a moment after it. */
function Sums() {
  const { say, locale } = useLanguage();
  const total = useQuery(stockTotal(page.useSearch()));
  if (total.data === undefined) return <span className="nothing">{say(total.isError ? "stock.totalFailed" : "answer.loading")}</span>;
  const { lines, items, quantity } = total.data;
  return say("stock.sums", { lines: count(lines, locale), items: count(items, locale), n: count(quantity, locale) });
}

/** Nothing to show has three reasons, and each has its own way on. */
function Nothing({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const say = useSay();
  if (!filtered) return <EmptyPanel title={say("stock.noneAtAll")} hint={say("stock.noneAtAllHint")} />;
  return (
    <EmptyPanel title={say("stock.filteredOut")} hint={say("stock.filteredOutHint")}>
      <Button onClick={onClear}>{say("action.clearFilters")}</Button>
    </EmptyPanel>
  );
}

function useStockView() {
  const view = page.useSearch();
  const navigate = useNavigate();
  const change = (wanted: StockChange) => void navigate({ to: ".", search: stockChanged(view, wanted), replace: true });
  const clear = () => void navigate({ to: ".", search: {}, replace: true });
  return { view, change, clear };
}

function useSearchKey(search: React.RefObject<HTMLElement | null>) {
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

export default function StockPage() {
  const { say, locale } = useLanguage();
  const navigate = useNavigate();
  const { view, change, clear } = useStockView();
  const [chosen, toggle] = useColumns();
  const query = useInfiniteQuery(stockCards(view));
  const slow = useSlow(query.isPending);
  const grid = useRef<GridHandle>(null);
  const search = useRef<HTMLDivElement>(null);
  useSearchKey(search);
  useEffect(() => {
    document.title = `${say("nav.stock")} · Wardline`;
  }, [say]);

  const cards = useMemo(() => query.data?.pages.flatMap((each) => each.items), [query.data]);
  const columns = useMemo(() => columnsOf(say, (n) => count(n, locale), chosen), [say, locale, chosen]);
  const card = useMemo(() => ({ below: 760, height: 84, draw: (row: StockCard) => <Card card={row} quantity={count(row.quantity, locale)} /> }), [locale]);
  const open = useCallback((row: StockCard) => void navigate({ to: "/trace", search: { item: row.item, maker: row.maker, lot: row.lot } }), [navigate]);
  const missing = query.error instanceof Fault && query.error.status === 404;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const goOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <section className="stock" aria-label={say("nav.stock")}>
      <h1 className="unseen">{say("nav.stock")}</h1>
      <StockFilters view={view} onView={change} columns={chosen} onColumn={toggle} onDown={() => grid.current?.focus()} search={search} />
      {query.isError && !missing && <FaultPanel what="stock.failed" error={query.error} slim={cards !== undefined} onRetry={() => void query.refetch()} />}
      {missing && (
        <EmptyPanel title={say("stock.notPermitted")} hint={say("stock.notPermittedHint")}>
          <Button onClick={clear}>{say("action.clearFilters")}</Button>
        </EmptyPanel>
      )}
      {slow && <SkeletonRows rows={12} height={44} />}
      {!missing && cards !== undefined && cards.length > 0 && (
        <DataGrid label={say("nav.stock")} rows={cards} keyOf={keyOf} columns={columns} rowHeight={44} card={card} handle={grid} onOpen={open}
          onEnd={goOn} footer={<Sums />} />
      )}
      {!missing && cards?.length === 0 && <Nothing filtered={isFiltered(view)} onClear={clear} />}
    </section>
  );
}
