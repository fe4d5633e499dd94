import { queryOptions } from "@tanstack/react-query";
import { answered, everyPage, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type Account = components["schemas"]["Account"];
export type OpenSession = components["schemas"]["OpenSession"];
export type Token = components["schemas"]["Token"];
export type Secret = components["schemas"]["AccountSecret"];
export type NewAccount = components["schemas"]["NewAccount"];
export type Scope = components["schemas"]["AccountScope"];
export type Deputy = components["schemas"]["Deputy"];
export type Watch = components["schemas"]["Watch"];
export type NewDeputy = components["schemas"]["NewDeputy"];
export type NewWatch = components["schemas"]["NewWatch"];

const WHOLE_PAGE = 500;
export const ACCOUNTS_KEY = ["identity", "accounts"] as const;
export const DEPUTIES_KEY = ["identity", "deputies"] as const;
export const ROSTER_KEY = ["identity", "roster"] as const;

function onward(after: string | undefined) {
  return { limit: WHOLE_PAGE, ...(after !== undefined && { after }) };
}

function named(name: string, key: string) {
  return { path: { name }, header: { "Idempotency-Key": key } };
}

/** Everybody with everything that they may do: a county has hundreds of accounts, not millions. */
export const accountList = queryOptions({
  queryKey: [...ACCOUNTS_KEY, "list"],
  queryFn: ({ signal }): Promise<readonly Account[]> =>
    everyPage((after) => answered(platform.GET("/api/identity/accounts", { signal, params: { query: onward(after) } }))),
});

export const ownSessions = queryOptions({
  queryKey: ["identity", "ownSessions"],
  queryFn: async ({ signal }): Promise<readonly OpenSession[]> => (await answered(platform.GET("/api/identity/sessions", { signal }))).items,
});

export function endOwnSession(session: string, key: string) {
  return answered(platform.DELETE("/api/identity/sessions/{session}", { params: { path: { session }, header: { "Idempotency-Key": key } } }));
}

export function sessionsOf(name: string) {
  return queryOptions({
    queryKey: [...ACCOUNTS_KEY, "sessions", name],
    queryFn: async ({ signal }): Promise<readonly OpenSession[]> =>
      (await answered(platform.GET("/api/identity/accounts/{name}/sessions", { signal, params: { path: { name } } }))).items,
  });
}

export function endSession(name: string, session: string, key: string) {
  return answered(
    platform.DELETE("/api/identity/accounts/{name}/sessions/{session}", { params: { path: { name, session }, header: { "Idempotency-Key": key } } }),
  );
}

export function tokensOf(name: string) {
  return queryOptions({
    queryKey: [...ACCOUNTS_KEY, "tokens", name],
    queryFn: async ({ signal }): Promise<readonly Token[]> =>
      (await answered(platform.GET("/api/identity/accounts/{name}/tokens", { signal, params: { path: { name } } }))).items,
  });
}

export function addToken(name: string) {
  return answered(platform.POST("/api/identity/accounts/{name}/tokens", { params: { path: { name } }, body: {} }));
}

export function revokeToken(name: string, token: number, key: string) {
  return answered(platform.DELETE("/api/identity/accounts/{name}/tokens/{token}", { params: { path: { name, token }, header: { "Idempotency-Key": key } } }));
}

export function createAccount(wish: NewAccount): Promise<Secret> {
  return answered(platform.POST("/api/identity/accounts", { body: wish }));
}

export function openInspection(wish: components["schemas"]["Inspection"]): Promise<Secret> {
  return answered(platform.POST("/api/identity/inspections", { body: wish }));
}

export function changeState(name: string, state: Account["state"], key: string) {
  return answered(platform.POST("/api/identity/accounts/{name}/state", { params: named(name, key), body: { state } }));
}

export function changeScope(name: string, scope: Scope, key: string) {
  return answered(platform.POST("/api/identity/accounts/{name}/scope", { params: named(name, key), body: scope }));
}

export function changeDuties(name: string, duties: NewAccount["duties"], key: string) {
  return answered(platform.POST("/api/identity/accounts/{name}/duties", { params: named(name, key), body: { duties } }));
}

export function resetAccount(name: string, secondStep: "KEEP" | "DROP") {
  return answered(platform.POST("/api/identity/accounts/{name}/reset", { params: { path: { name } }, body: { secondStep } }));
}

export const deputyList = queryOptions({
  queryKey: DEPUTIES_KEY,
  queryFn: ({ signal }): Promise<readonly Deputy[]> =>
    everyPage((after) => answered(platform.GET("/api/identity/deputies", { signal, params: { query: onward(after) } }))),
});

export function appointDeputy(wish: NewDeputy, key: string) {
  return answered(platform.POST("/api/identity/deputies", { params: { header: { "Idempotency-Key": key } }, body: wish }));
}

export function dismissDeputy(id: number, key: string) {
  return answered(platform.DELETE("/api/identity/deputies/{id}", { params: { path: { id }, header: { "Idempotency-Key": key } } }));
}

export const rosterList = queryOptions({
  queryKey: ROSTER_KEY,
  queryFn: ({ signal }): Promise<readonly Watch[]> =>
    everyPage((after) => answered(platform.GET("/api/identity/roster", { signal, params: { query: onward(after) } }))),
});

export function putOnRoster(wish: NewWatch, key: string) {
  return answered(platform.POST("/api/identity/roster", { params: { header: { "Idempotency-Key": key } }, body: wish }));
}

export function takeOffRoster(id: number, key: string) {
  return answered(platform.DELETE("/api/identity/roster/{id}", { params: { path: { id }, header: { "Idempotency-Key": key } } }));
}
