import { queryOptions } from "@tanstack/react-query";
import { answered, everyPage, keyed, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type Failure = components["schemas"]["Failure"];
export type NewFailure = components["schemas"]["NewFailure"];
export type FailureVerdict = components["schemas"]["FailureVerdict"];
export type ProductItem = components["schemas"]["ProductItem"];

const WHOLE_PAGE = 500;

/** A failure that counts changes figures everywhere. */
export const FAILURES_CHANGED = [["vbp"]] as const;

/** What suppliers failed to deliver: some a week, so that all of a batch or an institution are read at once. */
export function failuresOf(batch: string | undefined, institution: string | undefined) {
  return queryOptions({
    queryKey: ["vbp", "failures", batch ?? null, institution ?? null],
    queryFn: ({ signal }): Promise<readonly Failure[]> =>
      everyPage((after) =>
        answered(
          platform.GET("/api/vbp/failures", {
            signal,
            params: { query: { limit: WHOLE_PAGE, ...(batch !== undefined && { batch }), ...(institution !== undefined && { institution }), ...(after !== undefined && { after }) } },
          }),
        ),
      ),
  });
}

/** Which items are which product, and who was selected to supply them. */
export function itemsOfBatch(batch: string) {
  return queryOptions({
    queryKey: ["vbp", "items", batch],
    queryFn: ({ signal }): Promise<readonly ProductItem[]> =>
      everyPage((after) => answered(platform.GET("/api/vbp/items", { signal, params: { query: { batch, limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } }))),
    enabled: batch !== "",
    staleTime: 5 * 60_000,
  });
}

export function reportFailure(wish: NewFailure, key: string) {
  return answered(platform.POST("/api/vbp/failures", keyed(key, wish)));
}

export function judgeFailure(id: number, verdict: FailureVerdict, key: string) {
  return answered(platform.POST("/api/vbp/failures/{id}/verdicts", { params: { path: { id }, header: { "Idempotency-Key": key } }, body: verdict }));
}
