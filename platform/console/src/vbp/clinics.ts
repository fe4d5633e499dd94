import { queryOptions } from "@tanstack/react-query";
import { answered, everyPage, keyed, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type Clinic = components["schemas"]["Clinic"];
export type Stocking = components["schemas"]["Stocking"];
export type NewStocking = components["schemas"]["NewStocking"];
export type SpotCheck = components["schemas"]["SpotCheck"];

const WHOLE_PAGE = 500;

export const CLINICS_CHANGED = [["vbp", "clinics"], ["vbp", "stocking"]] as const;

/** A county has some hundred village clinics. */
export function clinicsOf(institution: string | undefined) {
  return queryOptions({
    queryKey: ["vbp", "clinics", institution ?? null],
    queryFn: ({ signal }): Promise<readonly Clinic[]> =>
      everyPage((after) =>
        answered(platform.GET("/api/vbp/clinics", { signal, params: { query: { limit: WHOLE_PAGE, ...(institution !== undefined && { institution }), ...(after !== undefined && { after }) } } })),
      ),
  });
}

/** What the clinics under each township hospital stock in a month, as the platform counts it. */
export function stockingOf(month: string, institution: string | undefined) {
  return queryOptions({
    queryKey: ["vbp", "stocking", month, institution ?? null],
    queryFn: async ({ signal }): Promise<readonly Stocking[]> =>
      (await answered(platform.GET("/api/vbp/stocking", { signal, params: { query: { month, ...(institution !== undefined && { institution }) } } }))).items,
  });
}

export function addClinic(wish: Clinic, key: string) {
  return answered(platform.POST("/api/vbp/clinics", keyed(key, wish)));
}

export function declareStocking(wish: NewStocking, key: string) {
  return answered(platform.POST("/api/vbp/stocking", keyed(key, wish)));
}

export function checkStocking(wish: SpotCheck, key: string) {
  return answered(platform.POST("/api/vbp/stocking/checks", keyed(key, wish)));
}
