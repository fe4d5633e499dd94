import { queryOptions } from "@tanstack/react-query";
import { answered, everyPage, keyed, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type LateEntry = components["schemas"]["LateEntry"];
export type NewLateEntry = components["schemas"]["NewLateEntry"];

export type NewLateRequest = components["schemas"]["NewLateRequest"];
export type LateVerdict = components["schemas"]["LateVerdict"];

/** A request, with what was said to it where it does not wait any more. */
export interface LateRequest extends Omit<components["schemas"]["LateRequest"], "answer"> {
  readonly answer: { readonly entry: number | null; readonly words: string; readonly account: string; readonly at: string } | null;
}

export const LATE_CHANGED = [["warehouse", "lateEntries"], ["warehouse", "lateRequests"]] as const;
const WHOLE_PAGE = 500;

/** Which days were released for entering late, the newest release first: some a year, so that all of them are read at once. */
export const lateEntries = queryOptions({
  queryKey: LATE_CHANGED[0],
  queryFn: async ({ signal }): Promise<readonly LateEntry[]> => {
    const found = await everyPage((after) => answered(platform.GET("/api/warehouse/late-entries", { signal, params: { query: { limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } })));
    return found.reverse();
  },
});

export function releaseLateEntry(wish: NewLateEntry, key: string) {
  return answered(platform.POST("/api/warehouse/late-entries", keyed(key, wish)));
}

/** Which days somebody asked for, the newest request first. */
export const lateRequests = queryOptions({
  queryKey: LATE_CHANGED[1],
  queryFn: async ({ signal }): Promise<readonly LateRequest[]> => {
    const found = await everyPage((after) => answered(platform.GET("/api/warehouse/late-requests", { signal, params: { query: { limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } })));
    return found.reverse() as readonly LateRequest[];
  },
});

export function askLateEntry(wish: NewLateRequest, key: string) {
  return answered(platform.POST("/api/warehouse/late-requests", keyed(key, wish)));
}

export function answerRequest(id: number, verdict: LateVerdict, key: string) {
  return answered(platform.POST("/api/warehouse/late-requests/{id}/answer", { params: { path: { id }, header: { "Idempotency-Key": key } }, body: verdict }));
}
