import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { answered, platform } from "../web/client";
import type { components } from "../web/schema.gen";
import type { TaskView } from "./view";

export type Task = components["schemas"]["Task"];
export type TaskEvent = components["schemas"]["TaskEvent"];
export type TaskTotal = components["schemas"]["TaskTotal"];

const PAGE = 100;
/** The stream tells of changes; this finds what it has missed. */
const AGAIN_MS = 60_000;

/** Everything about alarms; one word of the stream makes all of it old. */
export const ALARM_KEY = ["alarm"] as const;

export const taskTotal = queryOptions({
  queryKey: [...ALARM_KEY, "total"],
  queryFn: ({ signal }): Promise<TaskTotal> => answered(platform.GET("/api/alarm/total", { signal })),
  refetchInterval: AGAIN_MS,
});

export function taskList(view: TaskView) {
  return infiniteQueryOptions({
    queryKey: [...ALARM_KEY, "list", view],
    queryFn: ({ signal, pageParam }) =>
      answered(
        platform.GET("/api/alarm/tasks", {
          signal,
          params: { query: { whose: "duty", ...view, limit: PAGE, ...(pageParam !== null && { after: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
}

export function oneTask(id: string) {
  return queryOptions({
    queryKey: [...ALARM_KEY, "one", id],
    queryFn: ({ signal }) => answered(platform.GET("/api/alarm/tasks/{id}", { signal, params: { path: { id } } })),
  });
}

/** What a person does about a task. */
export type TaskStep =
  | { readonly kind: "acknowledge" }
  | { readonly kind: "assign"; readonly account: string }
  | { readonly kind: "resolve"; readonly reason: string };

/** The key makes a second click, or a retry after a lost answer, the same step. */
export function takeStep(id: string, step: TaskStep, key: string) {
  const params = { path: { id }, header: { "Idempotency-Key": key } };
  switch (step.kind) {
    case "acknowledge":
      return answered(platform.POST("/api/alarm/tasks/{id}/acknowledge", { params, body: {} }));
    case "assign":
      return answered(platform.POST("/api/alarm/tasks/{id}/assign", { params, body: { account: step.account } }));
    case "resolve":
      return answered(platform.POST("/api/alarm/tasks/{id}/resolve", { params, body: { reason: step.reason } }));
  }
}
