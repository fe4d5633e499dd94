import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answered, everyPage, keyed, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type Mapping = components["schemas"]["Mapping"];
export type UnmappedCode = components["schemas"]["UnmappedCode"];
export type NewMapping = components["schemas"]["NewMapping"];
export type MappingVerdict = components["schemas"]["MappingVerdict"];
export type Item = components["schemas"]["Item"];

const PAGE = 100;
const WHOLE_PAGE = 500;
/** More than can be read at a glance is a reason to search more narrowly. */
const FOUND = 8;

/** A mapping that is accepted changes figures everywhere. */
export const MAPPED = [["vbp"]] as const;

export const unmapped = queryOptions({
  queryKey: ["vbp", "unmapped"],
  queryFn: ({ signal }): Promise<readonly UnmappedCode[]> =>
    everyPage((after) => answered(platform.GET("/api/vbp/unmapped", { signal, params: { query: { limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } }))),
});

export const waitingMappings = queryOptions({
  queryKey: ["vbp", "mappings", "waiting"],
  queryFn: ({ signal }): Promise<readonly Mapping[]> =>
    everyPage((after) =>
      answered(platform.GET("/api/vbp/mappings", { signal, params: { query: { waiting: true, limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } })),
    ),
});

export const allMappings = infiniteQueryOptions({
  queryKey: ["vbp", "mappings", "all"],
  queryFn: ({ signal, pageParam }) =>
    answered(platform.GET("/api/vbp/mappings", { signal, params: { query: { limit: PAGE, ...(pageParam !== null && { after: pageParam }) } } })),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

/** Every version of one code, the newest first. */
export function versionsOf(code: string) {
  return queryOptions({
    queryKey: ["vbp", "mappings", "of", code],
    queryFn: async ({ signal }): Promise<readonly Mapping[]> => {
      const found = await everyPage((after) =>
        answered(platform.GET("/api/vbp/mappings", { signal, params: { query: { code, limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } })),
      );
      return found.sort((a, b) => b.version - a.version);
    },
  });
}

export function itemsLike(search: string) {
  return queryOptions({
    queryKey: ["catalog", "items", search],
    queryFn: async ({ signal }): Promise<readonly Item[]> => (await answered(platform.GET("/api/catalog/items", { signal, params: { query: { search, limit: FOUND } } }))).items,
    enabled: search.trim() !== "",
  });
}

export function proposeMapping(wish: NewMapping, key: string) {
  return answered(platform.POST("/api/vbp/mappings", keyed(key, wish)));
}

export function reviewMapping(id: number, verdict: MappingVerdict, key: string) {
  return answered(platform.POST("/api/vbp/mappings/{id}/review", { params: { path: { id }, header: { "Idempotency-Key": key } }, body: verdict }));
}
