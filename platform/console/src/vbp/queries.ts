import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, everyPage, platform } from "../web/client";
import type { components } from "../web/schema.gen";
import type { Overview } from "./matrix";

export type Batch = components["schemas"]["Batch"];
export type ProgressLine = components["schemas"]["ProgressLine"];
export type Explanation = components["schemas"]["ProgressExplanation"];
export type WorkingStep = components["schemas"]["WorkingStep"];
export type Entry = components["schemas"]["Entry"];
export type Difference = components["schemas"]["Difference"];

const PAGE = 100;
const WHOLE_PAGE = 500;
/** Batches and products are entered a few times a year. */
const FURNITURE_MS = 5 * 60_000;

/** One figure: an institution's product in a period of a batch. */
export interface Cell {
  readonly institution: string;
  readonly batch: string;
  readonly agreement: string;
  readonly product: string;
}

/** The day at whose end the figures are taken; left out, the present one. */
function at(asOf: string | undefined) {
  return asOf === undefined ? {} : { asOf };
}

function next(after: string | undefined) {
  return after === undefined ? {} : { after };
}

export const batches = queryOptions({
  queryKey: ["vbp", "batches"],
  queryFn: ({ signal }): Promise<readonly Batch[]> =>
    everyPage((after) => answered(platform.GET("/api/vbp/batches", { signal, params: { query: { limit: WHOLE_PAGE, ...next(after) } } }))),
  staleTime: FURNITURE_MS,
});

/** Institutions by batch, all in sight; filters and orders are the page's own, so that they answer at once. */
export function overviewAsOf(asOf: string | undefined) {
  return queryOptions({
    queryKey: ["vbp", "overview", asOf ?? null],
    queryFn: async ({ signal }): Promise<readonly Overview[]> => (await answered(platform.GET("/api/vbp/progress/overview", { signal, params: { query: at(asOf) } }))).items,
    // A day that is not over yet keeps its figures in sight; those of another day would be taken for it.
    ...(asOf === undefined && { placeholderData: keepPreviousData }),
  });
}

export const overview = overviewAsOf(undefined);

/** Every product of one institution. */
export function progressOf(institution: string, asOf?: string) {
  return queryOptions({
    queryKey: ["vbp", "progress", institution, asOf ?? null],
    queryFn: ({ signal }): Promise<readonly ProgressLine[]> =>
      everyPage((after) => answered(platform.GET("/api/vbp/progress", { signal, params: { query: { institution, limit: WHOLE_PAGE, ...at(asOf), ...next(after) } } }))),
  });
}

/** Every figure in sight; institutions times products, some thousand lines. */
export const everyProgress = queryOptions({
  queryKey: ["vbp", "progress"],
  queryFn: ({ signal }): Promise<readonly ProgressLine[]> =>
    everyPage((after) => answered(platform.GET("/api/vbp/progress", { signal, params: { query: { limit: WHOLE_PAGE, ...next(after) } } }))),
});

export function explanationOf(cell: Cell, asOf?: string) {
  return queryOptions({
    queryKey: ["vbp", "explanation", cell, asOf ?? null],
    queryFn: ({ signal }): Promise<Explanation> => answered(platform.GET("/api/vbp/progress/explanation", { signal, params: { query: { ...cell, ...at(asOf) } } })),
  });
}

/** The receipts and lines that a figure is made of, page by page. */
export function entriesOf(cell: Cell) {
  return infiniteQueryOptions({
    queryKey: ["vbp", "entries", cell],
    queryFn: ({ signal, pageParam }) =>
      answered(
        platform.GET("/api/vbp/progress/entries", {
          signal,
          params: { query: { ...cell, limit: PAGE, ...(pageParam !== null && { after: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** All of them: those of one institution, one product and one period. */
export function everyEntry({ institution, batch, agreement, product }: Cell) {
  return queryOptions({
    queryKey: ["vbp", "entries", "all", { institution, batch, agreement, product }],
    queryFn: ({ signal }): Promise<readonly Entry[]> =>
      everyPage((after) =>
        answered(
          platform.GET("/api/vbp/progress/entries", {
            signal,
            params: { query: { institution, batch, agreement, product, limit: WHOLE_PAGE, ...next(after) } },
          }),
        ),
      ),
  });
}

export function differencesOf(cell: Cell) {
  return queryOptions({
    queryKey: ["vbp", "differences", cell],
    queryFn: async ({ signal }): Promise<readonly Difference[]> =>
      (await answered(platform.GET("/api/vbp/progress/differences", { signal, params: { query: { ...cell } } }))).items,
  });
}

export type ReceiptLine = components["schemas"]["ReceiptLine"];

export type Receipt = components["schemas"]["Receipt"];

export function receiptHead(receipt: string) {
  return queryOptions({
    queryKey: ["warehouse", "receipt", receipt, "head"],
    queryFn: ({ signal }): Promise<Receipt> => answered(platform.GET("/api/warehouse/receipts/{id}", { signal, params: { path: { id: Number(receipt) } } })),
  });
}

export function receiptLines(receipt: string) {
  return queryOptions({
    queryKey: ["warehouse", "receipt", receipt],
    queryFn: async ({ signal }): Promise<readonly ReceiptLine[]> =>
      (await answered(platform.GET("/api/warehouse/receipts/{id}/lines", { signal, params: { path: { id: Number(receipt) } } }))).items,
  });
}
