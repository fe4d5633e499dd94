import { queryOptions } from "@tanstack/react-query";
import { answered, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type SignedIn = components["schemas"]["SignedIn"];

export const sessionQuery = queryOptions({
  queryKey: ["identity", "session"],
  queryFn: ({ signal }): Promise<SignedIn> => answered(platform.GET("/api/identity/session", { signal })),
  staleTime: Infinity,
  // To this question "nobody" is an answer: the router leads on, not the watch over failed queries.
  meta: { asksWho: true },
});

export function signIn(account: string, password: string): Promise<unknown> {
  return answered(platform.POST("/api/identity/session", { body: { account, password } }));
}

export function changePassword(current: string, fresh: string): Promise<unknown> {
  return answered(platform.POST("/api/identity/password", { body: { current, fresh } }));
}

export function signOut(): Promise<unknown> {
  return answered(platform.DELETE("/api/identity/session"));
}
