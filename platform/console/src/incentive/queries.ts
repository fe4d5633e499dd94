import { queryOptions } from "@tanstack/react-query";
import { newKey } from "../shell/newKey";
import { bytesOf, type Bringing } from "../vbp/files";
import { answered, everyPage, keyed, platform } from "../web/client";
import type { components } from "../web/schema.gen";

type Schemas = components["schemas"];

export type LineEntry = Schemas["RetentionLine"];
export type BrandEntry = Schemas["RetentionBrand"];
export type ScoreEntry = Schemas["RetentionScore"];
export type Finding = Schemas["RetentionFinding"];
export type NewFinding = Schemas["NewRetentionFinding"];
export type Report = Schemas["RetentionReport"];
export type RunWish = Schemas["RetentionRunWish"];
export type Run = Schemas["RetentionRun"];
export type LeftOut = Schemas["RetentionLeftOut"];
export type WhatIf = Schemas["RetentionWhatIf"];
export type Outcomes = Schemas["RetentionOutcomes"];

export const INCENTIVE_KEY = ["incentive"] as const;
const PAGE = 500;

export const scores = queryOptions({
  queryKey: [...INCENTIVE_KEY, "scores"],
  queryFn: ({ signal }): Promise<readonly ScoreEntry[]> =>
    everyPage((after) => answered(platform.GET("/api/incentive/scores", { signal, params: { query: { limit: PAGE, ...(after !== undefined && { after }) } } }))),
});

/** The first page alone: the lines of a county's year are too many to be read at once, so an institution narrows them. */
export function lineEntries(institution: string | undefined) {
  return queryOptions({
    queryKey: [...INCENTIVE_KEY, "lines", institution],
    queryFn: async ({ signal }): Promise<readonly LineEntry[]> =>
      (await answered(platform.GET("/api/incentive/lines", { signal, params: { query: { limit: PAGE, ...(institution !== undefined && { institution }) } } }))).items,
  });
}

export function brandEntries(institution: string | undefined) {
  return queryOptions({
    queryKey: [...INCENTIVE_KEY, "brands", institution],
    queryFn: async ({ signal }): Promise<readonly BrandEntry[]> =>
      (await answered(platform.GET("/api/incentive/brands", { signal, params: { query: { limit: PAGE, ...(institution !== undefined && { institution }) } } }))).items,
  });
}

export function findings(year: number) {
  return queryOptions({
    queryKey: [...INCENTIVE_KEY, "findings", year],
    queryFn: ({ signal }): Promise<readonly Finding[]> =>
      everyPage((after) => answered(platform.GET("/api/incentive/findings", { signal, params: { query: { year, limit: PAGE, ...(after !== undefined && { after }) } } }))),
  });
}

export function putScore(wish: ScoreEntry, key: string) {
  return answered(platform.POST("/api/incentive/scores", keyed(key, wish)));
}

export function find(wish: NewFinding, key: string) {
  return answered(platform.POST("/api/incentive/findings", keyed(key, wish)));
}

export interface Verdict {
  readonly accepted: boolean;
  readonly words: string;
}

export function reviewFinding(id: number, body: Verdict, key: string) {
  return answered(platform.POST("/api/incentive/findings/{id}/review", { params: { path: { id }, header: { "Idempotency-Key": key } }, body }));
}

export function withdrawFinding(id: number, words: string, key: string) {
  return answered(platform.POST("/api/incentive/findings/{id}/withdrawal", { params: { path: { id }, header: { "Idempotency-Key": key } }, body: { words } }));
}

export function reviewWithdrawal(id: number, body: Verdict, key: string) {
  return answered(platform.POST("/api/incentive/withdrawals/{id}/review", { params: { path: { id }, header: { "Idempotency-Key": key } }, body }));
}

/** What became of two parts of a run, as one. */
export function joined(first: Run, second: Run): Run {
  const both = (part: keyof Run["filing"]) => [...first.filing[part], ...second.filing[part]];
  return {
    ...second,
    filing: { added: both("added"), unchanged: both("unchanged"), standing: both("standing"), refused: both("refused") },
    incomplete: [...first.incomplete, ...second.incomplete],
  };
}

/** The platform takes so many institutions at once and says where the next part begins; a part that is asked for again changes nothing. */
export async function run(wish: RunWish, key: string): Promise<Run> {
  let done = await answered(platform.POST("/api/incentive/runs", keyed(key, wish)));
  while (done.next !== null) {
    done = joined(done, await answered(platform.POST("/api/incentive/runs", keyed(newKey(), { ...wish, after: done.next }))));
  }
  return done;
}

/** What other inputs would make of what is recorded; nothing is kept. */
export function tryRetention(wish: WhatIf): Promise<Outcomes> {
  return answered(platform.POST("/api/incentive/what-if", { body: wish }));
}

export type Sheet = "lines" | "brands" | "scores";

function sent({ file, charset, dryRun }: Bringing, key: string) {
  return { params: { query: { "dry-run": dryRun ? "true" as const : "false" as const, charset }, header: { "Idempotency-Key": key } }, ...bytesOf(file) };
}

export function bring(sheet: Sheet, wish: Bringing, key: string): Promise<Report> {
  switch (sheet) {
    case "lines":
      return answered(platform.POST("/api/incentive/lines/import", sent(wish, key)));
    case "brands":
      return answered(platform.POST("/api/incentive/brands/import", sent(wish, key)));
    case "scores":
      return answered(platform.POST("/api/incentive/scores/import", sent(wish, key)));
  }
}
