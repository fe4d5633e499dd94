import { queryOptions } from "@tanstack/react-query";
import { answered, keyed, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type Division = components["schemas"]["RetentionSplits"]["items"][number];
export type NewDivision = components["schemas"]["NewRetentionSplit"];

export const DIVISION_KEY = ["incentive", "splits"] as const;

/** Every division of a statement; the last one counts. */
export function divisionsOf(statement: number) {
  return queryOptions({
    queryKey: [...DIVISION_KEY, statement],
    queryFn: async ({ signal }): Promise<readonly Division[]> => (await answered(platform.GET("/api/incentive/splits", { signal, params: { query: { statement } } }))).items,
  });
}

export function divide(wish: NewDivision, key: string) {
  return answered(platform.POST("/api/incentive/splits", keyed(key, wish)));
}
