import { queryOptions } from "@tanstack/react-query";
import { answered, everyPage, keyed, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type Report = components["schemas"]["Report"];
export type NewReport = components["schemas"]["NewReport"];
export type ReportApproval = components["schemas"]["ReportApproval"];
export type NewCorrection = components["schemas"]["NewReportCorrection"];
export type Verdict = components["schemas"]["ReportCorrectionVerdict"];
export type Product = components["schemas"]["Product"];

const WHOLE_PAGE = 500;

/** An institution reports each product once a period; there are as many reports as there are agreed volumes. */
export const reports = queryOptions({
  queryKey: ["vbp", "reports"],
  queryFn: ({ signal }): Promise<readonly Report[]> =>
    everyPage((after) => answered(platform.GET("/api/vbp/reports", { signal, params: { query: { limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } }))),
});

export const products = queryOptions({
  queryKey: ["vbp", "products"],
  queryFn: ({ signal }): Promise<readonly Product[]> =>
    everyPage((after) => answered(platform.GET("/api/vbp/products", { signal, params: { query: { limit: WHOLE_PAGE, ...(after !== undefined && { after }) } } }))),
  staleTime: 5 * 60_000,
});

export function reportVolume(wish: NewReport, key: string) {
  return answered(platform.POST("/api/vbp/reports", keyed(key, wish)));
}

export function approveReport(wish: ReportApproval, key: string) {
  return answered(platform.POST("/api/vbp/reports/approval", keyed(key, wish)));
}

/** Sends a report back with the reason; whoever reported it does so anew. */
export function returnReport(wish: ReportApproval, key: string) {
  return answered(platform.POST("/api/vbp/reports/return", keyed(key, wish)));
}

export function correctReport(wish: NewCorrection, key: string) {
  return answered(platform.POST("/api/vbp/reports/corrections", { params: { header: { "Idempotency-Key": key } }, body: wish }));
}

export function reviewCorrection(id: number, body: Verdict, key: string) {
  return answered(platform.POST("/api/vbp/reports/corrections/{id}/review", { params: { path: { id }, header: { "Idempotency-Key": key } }, body }));
}
