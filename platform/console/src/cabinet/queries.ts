import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answered, everyPage, platform } from "../web/client";
import type { components } from "../web/schema.gen";
import type { Cabinet, Heard } from "./cabinets";

export type Session = components["schemas"]["Session"];
export type SessionLine = components["schemas"]["SessionLine"];
export type SessionState = components["schemas"]["SessionState"];
export type Discrepancy = components["schemas"]["Discrepancy"];

const WHOLE_PAGE = 500;
const HISTORY_PAGE = 50;

export const LIST_KEY = ["cabinet", "list"] as const;
/** Of every list of discrepancies, and of the evidence about each one. */
export const DISCREPANCIES_KEY = ["cabinet", "discrepancies"] as const;
export const CASE_KEY = ["cabinet", "discrepancy"] as const;

export function detailKey(did: string) {
  return ["cabinet", "detail", did] as const;
}

/** All cabinets in sight; the stream keeps the answer fresh, and `heard` keeps a late answer from undoing it. */
export function cabinetList(heard: Heard) {
  return queryOptions({
    queryKey: LIST_KEY,
    queryFn: async ({ signal }): Promise<readonly Cabinet[]> => {
      const mark = heard.mark();
      const list = await everyPage((after) =>
        answered(platform.GET("/api/cabinet/cabinets", { signal, params: { query: { limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } })),
      );
      return heard.over(list, mark);
    },
  });
}

export function sessionLog(did: string) {
  return infiniteQueryOptions({
    queryKey: [...detailKey(did), "sessions"],
    queryFn: ({ signal, pageParam }) =>
      answered(
        platform.GET("/api/cabinet/cabinets/{did}/sessions", {
          signal,
          params: { path: { did }, query: { limit: HISTORY_PAGE, ...(pageParam !== null && { after: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function discrepancies(did: string, resolvedToo: boolean) {
  return infiniteQueryOptions({
    queryKey: [...detailKey(did), "discrepancies", resolvedToo],
    queryFn: ({ signal, pageParam }) =>
      answered(
        platform.GET("/api/cabinet/discrepancies", {
          signal,
          params: { query: { cabinet: did, state: resolvedToo ? "all" : "open", limit: HISTORY_PAGE, ...(pageParam !== null && { after: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** Orders the cabinet to read its shelf again. The key makes a second click, or a retry, the same order. */
export function orderStockTake(did: string, epcs: readonly string[], key: string) {
  return answered(
    platform.POST("/api/cabinet/cabinets/{did}/stock-take", {
      params: { path: { did }, header: { "Idempotency-Key": key } },
      body: { epcs: [...epcs] },
    }),
  );
}
