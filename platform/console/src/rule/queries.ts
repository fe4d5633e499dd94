import { queryOptions } from "@tanstack/react-query";
import { answered, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type RuleSet = components["schemas"]["RuleSet"];
export type Shipped = components["schemas"]["ShippedRuleSets"]["items"][number];
export type ValueChange = components["schemas"]["RuleChanges"]["items"][number];

export type Outcome = components["schemas"]["MonitoringOutcome"];

export const RULES_KEY = ["rule"] as const;

export const ruleSets = queryOptions({
  queryKey: [...RULES_KEY, "sets"],
  queryFn: async ({ signal }): Promise<readonly RuleSet[]> => (await answered(platform.GET("/api/rule/sets", { signal }))).items,
});

export const shippedSets = queryOptions({
  queryKey: [...RULES_KEY, "shipped"],
  queryFn: async ({ signal }): Promise<readonly Shipped[]> => (await answered(platform.GET("/api/rule/shipped", { signal }))).items,
  staleTime: Infinity,
});

export function changesBetween(former: number, latter: number) {
  return queryOptions({
    queryKey: [...RULES_KEY, "changes", former, latter],
    queryFn: async ({ signal }): Promise<readonly ValueChange[]> =>
      (await answered(platform.GET("/api/rule/changes", { signal, params: { query: { former, latter } } }))).items,
    staleTime: Infinity,
  });
}

/** An act's key beside its body, as every write of a rule set is sent. */
function keyed<Body>(key: string, body: Body) {
  return { params: { header: { "Idempotency-Key": key } }, body };
}

export function enterSet(content: string, key: string) {
  return answered(platform.POST("/api/rule/sets", keyed(key, { content })));
}

export function reviewSet(set: number, key: string) {
  return answered(platform.POST("/api/rule/reviews", keyed(key, { set })));
}

export function putInForce(set: number, key: string) {
  return answered(platform.POST("/api/rule/in-force", keyed(key, { set })));
}

export interface Ending {
  readonly set: number;
  readonly lastDay: string;
  readonly reason: string;
}

export function endSet(wish: Ending, key: string) {
  return answered(platform.POST("/api/rule/ends", keyed(key, wish)));
}

export interface Retirement {
  readonly set: number;
  readonly reason: string;
}

export function retireSet(wish: Retirement, key: string) {
  return answered(platform.POST("/api/rule/retirements", keyed(key, wish)));
}

/** Judges the progress of today by other parameters; nothing is kept. */
export function tryMonitoring(params: string): Promise<Outcome> {
  return answered(platform.POST("/api/vbp/progress/what-if", { body: { params } }));
}
