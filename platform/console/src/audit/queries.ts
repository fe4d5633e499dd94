import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Format } from "../shell/Export";
import { startOfDay } from "../shell/times";
import { answered, platform } from "../web/client";
import type { components } from "../web/schema.gen";
import type { AuditView } from "./view";

export type AuditLine = components["schemas"]["AuditLine"];
export type SealStatus = components["schemas"]["SealStatus"];

const PAGE = 100;
const SEALS_AGAIN_MS = 5_000;

/** The view as the platform asks for it: instants, the last day included. */
function filterOf({ account, kind, subject, from, through }: AuditView) {
  return {
    ...(account !== undefined && { account }),
    ...(kind !== undefined && { kind }),
    ...(subject !== undefined && { subject }),
    ...(from !== undefined && { from: startOfDay(from) }),
    ...(through !== undefined && { before: startOfDay(through, 1) }),
  };
}

/** Where the file of exactly this view lies; the browser saves it while the platform writes it. */
export function auditExportAddress(view: AuditView, format: Format): string {
  return `/api/audit/export?${new URLSearchParams({ format, ...filterOf(view) })}`;
}

export function auditLines(view: AuditView) {
  const filter = filterOf(view);
  return infiniteQueryOptions({
    queryKey: ["audit", "lines", filter],
    queryFn: ({ signal, pageParam }) =>
      answered(platform.GET("/api/audit", { signal, params: { query: { ...filter, limit: PAGE, ...(pageParam !== null && { after: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export const seals = queryOptions({
  queryKey: ["audit", "seals"],
  queryFn: ({ signal }): Promise<SealStatus> => answered(platform.GET("/api/audit/seals", { signal })),
  refetchInterval: SEALS_AGAIN_MS,
  staleTime: 0,
});

export type Loss = components["schemas"]["Loss"];

export const losses = queryOptions({
  queryKey: ["audit", "losses"],
  queryFn: async ({ signal }): Promise<readonly Loss[]> => (await answered(platform.GET("/api/audit/losses", { signal }))).items,
});

/** From then on the night reports the loss as known. */
export function acknowledgeLoss(seal: number, reason: string, key: string) {
  return answered(platform.POST("/api/audit/losses", { params: { header: { "Idempotency-Key": key } }, body: { seal, reason } }));
}
