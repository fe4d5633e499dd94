import { queryOptions } from "@tanstack/react-query";
import { answered, platform } from "../web/client";
import type { components } from "../web/schema.gen";

type CalendarYear = components["schemas"]["CalendarYear"];

/** Which days are worked, as far as the notices have been entered. */
export const calendarYears = queryOptions({
  queryKey: ["calendar", "years"],
  queryFn: async ({ signal }): Promise<readonly CalendarYear[]> => (await answered(platform.GET("/api/calendar/years", { signal }))).items,
  staleTime: 60 * 60_000,
});
