import { queryOptions } from "@tanstack/react-query";
import { answered, everyPage, keyed, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type LateEntry = components["schemas"]["LateEntry"];
export type NewLateEntry = components["schemas"]["NewLateEntry"];

export const LATE_CHANGED = [["warehouse", "lateEntries"]] as const;
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
