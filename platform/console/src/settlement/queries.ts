import { queryOptions } from "@tanstack/react-query";
import { answered, keyed, platform } from "../web/client";
import type { components } from "../web/schema.gen";

type Schemas = components["schemas"];

export type ConsortiumYear = Schemas["SettlementYear"];
export type NewPackage = Schemas["NewSettlementPackage"];
export type Formula = NewPackage["formula"];
export type NewCost = Schemas["NewSettlementCost"];
export type Run = Schemas["SettlementRun"];
export type TrialWish = Schemas["SettlementTrial"];
export type TrialResult = Schemas["SettlementTrialResult"];

export const SETTLEMENT_KEY = ["settlement"] as const;

export function consortiumYears(year: number) {
  return queryOptions({
    queryKey: [...SETTLEMENT_KEY, "years", year],
    queryFn: async ({ signal }): Promise<readonly ConsortiumYear[]> => (await answered(platform.GET("/api/settlement/years", { signal, params: { query: { year } } }))).items,
  });
}

export function enterPackage(wish: NewPackage, key: string) {
  return answered(platform.POST("/api/settlement/packages", keyed(key, wish)));
}

export function enterCost(wish: NewCost, key: string) {
  return answered(platform.POST("/api/settlement/costs", keyed(key, wish)));
}

export function settle(wish: Run, key: string) {
  return answered(platform.POST("/api/settlement/runs", keyed(key, wish)));
}

/** What a year would come to; nothing is kept. */
export function trySettlement(wish: TrialWish): Promise<TrialResult> {
  return answered(platform.POST("/api/settlement/trials", { body: wish }));
}
