import { queryOptions } from "@tanstack/react-query";
import { answered, platform } from "../web/client";
import type { StockLine } from "./stock";

/** The stock of one cabinet, kept under the key of its detail so that it is asked for again together with it. */
export function stockOf(did: string, detailKey: readonly string[]) {
  return queryOptions({
    queryKey: [...detailKey, "stock"],
    queryFn: async ({ signal }): Promise<readonly StockLine[]> =>
      (await answered(platform.GET("/api/cabinet/cabinets/{did}/stock", { signal, params: { path: { did } } }))).items,
  });
}
