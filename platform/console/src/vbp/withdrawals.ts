import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answered, everyPage, keyed, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type LineWithdrawal = components["schemas"]["LineWithdrawal"];
export type WithdrawalEffect = components["schemas"]["WithdrawalEffect"];
export type NewWithdrawal = components["schemas"]["NewWithdrawal"];
export type WithdrawalVerdict = components["schemas"]["WithdrawalVerdict"];
export type FileLine = components["schemas"]["FileLine"];

const PAGE = 100;
const WHOLE_PAGE = 500;

export const waitingWithdrawals = queryOptions({
  queryKey: ["vbp", "withdrawals", "waiting"],
  queryFn: ({ signal }): Promise<readonly LineWithdrawal[]> =>
    everyPage((after) => answered(platform.GET("/api/vbp/withdrawals", { signal, params: { query: { waiting: true, limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } }))),
});

/** What was asked of one file, the newest first. */
export function withdrawalsOf(file: number) {
  return queryOptions({
    queryKey: ["vbp", "withdrawals", "of", file],
    queryFn: ({ signal }): Promise<readonly LineWithdrawal[]> =>
      everyPage((after) => answered(platform.GET("/api/vbp/withdrawals", { signal, params: { query: { file, limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } }))),
  });
}

export function linesOf(file: number) {
  return infiniteQueryOptions({
    queryKey: ["vbp", "files", file, "lines"],
    queryFn: ({ signal, pageParam }) =>
      answered(platform.GET("/api/vbp/files/{id}/lines", { signal, params: { path: { id: file }, query: { limit: PAGE, ...(pageParam !== null && { after: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** What withdrawing a file, or one row of it, would change. */
export function foreseen(file: number, row: number | undefined) {
  return queryOptions({
    queryKey: ["vbp", "files", file, "effect", row ?? null],
    queryFn: ({ signal }): Promise<WithdrawalEffect> =>
      answered(platform.GET("/api/vbp/files/{id}/effect", { signal, params: { path: { id: file }, query: row === undefined ? {} : { row } } })),
  });
}

export function effectOf(id: number) {
  return queryOptions({
    queryKey: ["vbp", "withdrawals", id, "effect"],
    queryFn: ({ signal }): Promise<WithdrawalEffect> => answered(platform.GET("/api/vbp/withdrawals/{id}/effect", { signal, params: { path: { id } } })),
  });
}

export function proposeWithdrawal(wish: NewWithdrawal, key: string) {
  return answered(platform.POST("/api/vbp/withdrawals", keyed(key, wish)));
}

export function reviewWithdrawal(id: number, verdict: WithdrawalVerdict, key: string) {
  return answered(platform.POST("/api/vbp/withdrawals/{id}/review", { params: { path: { id }, header: { "Idempotency-Key": key } }, body: verdict }));
}
