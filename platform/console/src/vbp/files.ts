import { queryOptions } from "@tanstack/react-query";
import { answered, everyPage, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type LineReport = components["schemas"]["LineReport"];
export type VolumeReport = components["schemas"]["VolumeReport"];
export type PlatformFile = components["schemas"]["PlatformFile"];
export type Agreement = components["schemas"]["Agreement"];

export const CHARSETS = ["DETECT", "UTF8", "GB18030"] as const;
export type Charset = (typeof CHARSETS)[number];

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const WHOLE_PAGE = 500;

export const agreements = queryOptions({
  queryKey: ["vbp", "agreements"],
  queryFn: ({ signal }): Promise<readonly Agreement[]> =>
    everyPage((after) => answered(platform.GET("/api/vbp/agreements", { signal, params: { query: { limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } }))),
  staleTime: 5 * 60_000,
});

/** The platform's files that were taken in, the newest first: some a month, so that all of them are read at once. */
export const takenFiles = queryOptions({
  queryKey: ["vbp", "files"],
  queryFn: ({ signal }): Promise<readonly PlatformFile[]> =>
    everyPage((after) => answered(platform.GET("/api/vbp/files", { signal, params: { query: { limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } }))),
});

/** A file and what is to become of it. */
export interface Bringing {
  readonly file: File;
  /** Tells one file from another where the whole is compared as text. */
  readonly named: string;
  readonly charset: Charset;
  readonly dryRun: boolean;
  /** Whether lines come back that say just what two persons withdrew. */
  readonly again?: boolean;
}

export function named(file: File): string {
  return `${file.name} ${file.size} ${file.lastModified}`;
}

/** The bytes go as they are, under the kind that the name tells. */
export function bytesOf(file: File) {
  return {
    body: file as unknown as string,
    bodySerializer: (body: unknown) => body as BodyInit,
    headers: { "Content-Type": file.name.toLowerCase().endsWith(".xlsx") ? XLSX : "text/csv" },
  };
}

function sent({ file, charset, dryRun }: Bringing, key: string) {
  return { params: { query: { "dry-run": dryRun, charset }, header: { "Idempotency-Key": key } }, ...bytesOf(file) };
}

export function bringLines(wish: Bringing, key: string): Promise<LineReport> {
  const { params, ...rest } = sent(wish, key);
  return answered(platform.POST("/api/vbp/lines/import", { ...rest, params: { ...params, query: { ...params.query, again: wish.again === true } } }));
}

export function bringVolumes(wish: Bringing, batch: string, agreement: string, key: string): Promise<VolumeReport> {
  const { params, ...rest } = sent(wish, key);
  return answered(platform.POST("/api/vbp/volumes/import", { ...rest, params: { ...params, query: { ...params.query, batch, agreement } } }));
}
