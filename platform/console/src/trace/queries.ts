import { infiniteQueryOptions } from "@tanstack/react-query";
import { answered, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type UnitLife = components["schemas"]["UnitLife"];
export type LotLife = components["schemas"]["LotLife"];
export type TraceStep = components["schemas"]["TraceStep"];
export type TracePlace = components["schemas"]["TracePlace"];
export type TraceHold = components["schemas"]["TraceHold"];
export type TraceDiscrepancy = components["schemas"]["TraceDiscrepancy"];

const STEPS = 50;

export function unitLife(epc: string) {
  return infiniteQueryOptions({
    queryKey: ["trace", "unit", epc],
    queryFn: ({ signal, pageParam }): Promise<UnitLife> =>
      answered(
        platform.GET("/api/trace/units/{epc}", {
          signal,
          params: { path: { epc }, query: { limit: STEPS, ...(pageParam !== null && { after: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

export function lotLife(item: string, maker: string, lot: string) {
  return infiniteQueryOptions({
    queryKey: ["trace", "lot", item, maker, lot],
    queryFn: ({ signal, pageParam }): Promise<LotLife> =>
      answered(
        platform.GET("/api/trace/lots", {
          signal,
          params: { query: { item, maker, lot, limit: STEPS, ...(pageParam !== null && { after: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
