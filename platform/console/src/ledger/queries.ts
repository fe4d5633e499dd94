import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, everyPage, platform } from "../web/client";
import type { components } from "../web/schema.gen";
import type { StockLine } from "./stock";
import type { StockView } from "./stockView";

export type StockCard = components["schemas"]["StockCard"];
export type StockTotal = components["schemas"]["StockTotal"];
export type Place = components["schemas"]["Place"];

const PAGE = 100;
const WHOLE_PAGE = 500;

/** The stock of one cabinet, kept under the key of its detail so that it is asked for again together with it. */
export function stockOf(did: string, detailKey: readonly string[]) {
  return queryOptions({
    queryKey: [...detailKey, "stock"],
    queryFn: async ({ signal }): Promise<readonly StockLine[]> =>
      (await answered(platform.GET("/api/cabinet/cabinets/{did}/stock", { signal, params: { path: { did } } }))).items,
  });
}

/** The stock in sight, page by page; what was shown stays until the new answer has come. */
export function stockCards(view: StockView) {
  return infiniteQueryOptions({
    queryKey: ["ledger", "stock", view],
    queryFn: ({ signal, pageParam }) =>
      answered(
        platform.GET("/api/ledger/stock", {
          signal,
          params: { query: { ...view, limit: PAGE, ...(pageParam !== null && { after: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

/** The sums of the whole view, not of the pages that happen to be here. */
export function stockTotal(view: StockView) {
  return queryOptions({
    queryKey: ["ledger", "stock", "total", view],
    queryFn: ({ signal }): Promise<StockTotal> => answered(platform.GET("/api/ledger/stock/total", { signal, params: { query: view } })),
    placeholderData: keepPreviousData,
  });
}

/** Places in which stock can stand; they are furniture, so there are hundreds and not millions. */
export const stockPlaces = queryOptions({
  queryKey: ["place", "places"],
  queryFn: async ({ signal }): Promise<readonly Place[]> =>
    (
      await everyPage((after) =>
        answered(platform.GET("/api/place/places", { signal, params: { query: { limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } })),
      )
    ).filter((place) => place.physical),
  staleTime: 5 * 60_000,
});
