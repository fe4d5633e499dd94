import { queryOptions } from "@tanstack/react-query";
import { answered, everyPage, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type Institution = components["schemas"]["Institution"];

const WHOLE_PAGE = 500;

/** Whose places there are, in sight of the account. */
export const institutions = queryOptions({
  queryKey: ["place", "institutions"],
  queryFn: ({ signal }): Promise<readonly Institution[]> =>
    everyPage((after) => answered(platform.GET("/api/place/institutions", { signal, params: { query: { limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } }))),
  staleTime: 5 * 60_000,
});
