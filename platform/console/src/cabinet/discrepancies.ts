import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, platform } from "../web/client";
import type { components } from "../web/schema.gen";
import type { DiscrepancyView } from "./discrepancyView";
import { CASE_KEY, DISCREPANCIES_KEY } from "./queries";

export type Case = components["schemas"]["DiscrepancyCase"];
export type Explanation = components["schemas"]["Explanation"];
export type Ground = components["schemas"]["Ground"];

export const GROUNDS = ["UNRECORDED_MOVE", "EMERGENCY_OPENING", "TAG_FAULT", "MISREAD", "COUNTED_BY_HAND", "OTHER"] as const satisfies readonly Ground[];

const PAGE = 100;

export function discrepancyList(view: DiscrepancyView) {
  return infiniteQueryOptions({
    queryKey: [...DISCREPANCIES_KEY, view],
    queryFn: ({ signal, pageParam }) =>
      answered(platform.GET("/api/cabinet/discrepancies", { signal, params: { query: { ...view, limit: PAGE, ...(pageParam !== null && { after: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function discrepancyCase(id: string) {
  return queryOptions({
    queryKey: [...CASE_KEY, id],
    queryFn: ({ signal }): Promise<Case> => answered(platform.GET("/api/cabinet/discrepancies/{id}", { signal, params: { path: { id } } })),
  });
}

export interface NewExplanation {
  readonly ground: Ground;
  readonly words: string;
}

export function explain(id: string, wish: NewExplanation, key: string) {
  return answered(platform.POST("/api/cabinet/discrepancies/{id}/explanation", { params: { path: { id }, header: { "Idempotency-Key": key } }, body: wish }));
}

export interface Verdict {
  readonly accepted: boolean;
  readonly words: string;
}

export function judge(id: string, { accepted, words }: Verdict, key: string) {
  return answered(
    platform.POST("/api/cabinet/discrepancies/{id}/verdict", {
      params: { path: { id }, header: { "Idempotency-Key": key } },
      body: { verdict: accepted ? "ACCEPT" : "REJECT", ...(words !== "" && { words }) },
    }),
  );
}
