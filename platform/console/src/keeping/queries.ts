import { queryOptions } from "@tanstack/react-query";
import { answered, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type KeepingState = components["schemas"]["KeepingState"];

const AGAIN_MS = 15_000;

/** Asked for again by itself: whoever looks here waits for something to get better. */
export const keepingState = queryOptions({
  queryKey: ["keeping", "state"],
  queryFn: ({ signal }): Promise<KeepingState> => answered(platform.GET("/api/keeping/state", { signal })),
  refetchInterval: AGAIN_MS,
  staleTime: 0,
});
