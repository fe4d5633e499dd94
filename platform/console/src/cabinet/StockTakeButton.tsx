import { useMutation, useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useEffect, useRef } from "react";
import { stockOf } from "../ledger/queries";
import { faultText } from "../shell/Answers";
import { useSay } from "../shell/Language";
import { newKey } from "../shell/newKey";
import type { Cabinet } from "./cabinets";
import { detailKey, orderStockTake } from "./queries";

/** As many tags as one order may name. */
const MOST_TAGS = 1000;

/**
 * Orders a new reading that names every tag the book has here, so that absence counts too. The key of the order is kept
 * until an answer has come: pressing again after a lost answer repeats the order instead of placing a second one.
 */
export function StockTakeButton({ cabinet }: { readonly cabinet: Cabinet }) {
  const say = useSay();
  const stock = useQuery(stockOf(cabinet.did, detailKey(cabinet.did)));
  const key = useRef<string>(undefined);
  const order = useMutation({
    mutationFn: (epcs: readonly string[]) => orderStockTake(cabinet.did, epcs, (key.current ??= newKey())),
    onSuccess: () => {
      key.current = undefined;
    },
  });
  const { reset } = order;
  // The next reading is the answer; the notice has done its work.
  useEffect(() => reset(), [reset, cabinet.lastSnapshotAt]);
  const tags = (stock.data ?? []).flatMap((line) => line.tags).slice(0, MOST_TAGS);
  return (
    <div className="stock-take">
      <span role="status" className={order.isError ? "stock-take-said late" : "stock-take-said"}>
        {order.isError && faultText(order.error, say)}
        {order.isSuccess && say(cabinet.online ? "stockTake.queued" : "stockTake.queuedOffline")}
      </span>
      <Button disabled={stock.data === undefined} loading={order.isPending} onClick={() => order.mutate(tags)} title={say("stockTake.why")}>
        {say("stockTake.action")}
      </Button>
    </div>
  );
}
