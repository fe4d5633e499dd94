import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { StockGrid, type TagNote } from "../ledger/StockGrid";
import { stockOf } from "../ledger/queries";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useSay } from "../shell/Language";
import type { Cabinet } from "./cabinets";
import { KIND_WORD } from "./marks";
import { detailKey, discrepancies } from "./queries";

/** What is said about single tags on this shelf: claimed to be taken, or part of an open difference. */
function useTagNotes(cabinet: Cabinet): ReadonlyMap<string, TagNote> {
  const say = useSay();
  const open = useInfiniteQuery(discrepancies(cabinet.did, false));
  return useMemo(() => {
    const notes = new Map<string, TagNote>();
    for (const { tag, kind } of open.data?.pages.flatMap((page) => page.items) ?? []) notes.set(tag, { tone: "late", words: say(KIND_WORD[kind].word) });
    for (const tag of cabinet.claimed.removed) notes.set(tag, { tone: "warn", words: say("claim.tookTag") });
    return notes;
  }, [open.data, cabinet.claimed.removed, say]);
}

export function StockTab({ cabinet }: { readonly cabinet: Cabinet }) {
  const say = useSay();
  const stock = useQuery(stockOf(cabinet.did, detailKey(cabinet.did)));
  const slow = useSlow(stock.isPending);
  const notes = useTagNotes(cabinet);
  return (
    <>
      {stock.isError && <FaultPanel what="stock.failed" error={stock.error} slim={stock.data !== undefined} onRetry={() => void stock.refetch()} />}
      {slow && <SkeletonRows rows={8} height={44} />}
      {stock.data !== undefined && stock.data.length > 0 && <StockGrid lines={stock.data} notes={notes} />}
      {stock.data?.length === 0 && <EmptyPanel title={say("stock.none")} hint={say("stock.noneHint")} />}
    </>
  );
}
