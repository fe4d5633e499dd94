import { queryOptions } from "@tanstack/react-query";
import { answered, everyPage, platform } from "../web/client";
import type { components } from "../web/schema.gen";
import type { Kind } from "./view";

type Schemas = components["schemas"];
type Raw = Schemas["StatementWhole"];
type RawObjection = Schemas["StatementObjection"];

export type Standing = Schemas["Standing"];
export type Input = Schemas["StatementInput"];
export type Step = Schemas["StatementStep"];
/** The numbers of a step, and what was rounded of them. */
export type Worked = Schemas["StatementWorked"];
export type Reckoned = Schemas["StatementReckoning"];
export type Line = Reckoned["lines"][number];
export type Figure = Line["figures"][number];
export type Difference = Schemas["StatementDifference"];
export type Comparison = Schemas["StatementComparison"];
export type Present = Schemas["StatementPresent"];
export type Route = Schemas["NewStatementPayment"]["route"];

/** What is there at all is there whole. */
type Complete<Part> = Part extends object ? Required<Part> : Part;

export interface Objection extends Omit<RawObjection, "decision"> {
  readonly decision: Complete<RawObjection["decision"]>;
}

export interface Whole extends Omit<Raw, "returned" | "publication" | "objections"> {
  readonly returned: Complete<Raw["returned"]>;
  readonly publication: Complete<Raw["publication"]>;
  readonly objections: readonly Objection[];
}

export const STATEMENT_KEY = ["statement"] as const;
const PAGE = 200;

/** The latest version of every statement of a kind: one an institution and year, so the list is as long as the county is large. */
export function latestStatements(kind: Kind) {
  return queryOptions({
    queryKey: [...STATEMENT_KEY, "latest", kind],
    queryFn: ({ signal }): Promise<readonly Standing[]> =>
      everyPage((after) => answered(platform.GET("/api/statement/statements", { signal, params: { query: { kind, latest: "true", limit: PAGE, ...(after !== undefined && { after }) } } }))),
  });
}

/** For how many working days objections are taken, kind by kind. */
export const objectionWindows = queryOptions({
  queryKey: [...STATEMENT_KEY, "windows"],
  queryFn: async ({ signal }) => (await answered(platform.GET("/api/statement/windows", { signal }))).items,
});

export function oneStatement(id: number) {
  return queryOptions({
    queryKey: [...STATEMENT_KEY, "one", id],
    queryFn: async ({ signal }): Promise<Whole> => (await answered(platform.GET("/api/statement/statements/{id}", { signal, params: { path: { id } } }))) as Whole,
  });
}

/** Reckoned once more from the inputs of this moment; nothing is kept, so nothing is remembered here either. */
export function presentOf(id: number) {
  return queryOptions({
    queryKey: [...STATEMENT_KEY, "present", id],
    queryFn: ({ signal }): Promise<Present> => answered(platform.GET("/api/statement/statements/{id}/difference", { signal, params: { path: { id } } })),
    staleTime: 0,
    gcTime: 0,
  });
}

export function comparisonOf(former: number, latter: number) {
  return queryOptions({
    queryKey: [...STATEMENT_KEY, "comparison", former, latter],
    queryFn: ({ signal }): Promise<Comparison> => answered(platform.GET("/api/statement/comparison", { signal, params: { query: { former, latter } } })),
    staleTime: Infinity,
  });
}

function addressed<Body>(id: number, key: string, body: Body) {
  return { params: { path: { id }, header: { "Idempotency-Key": key } }, body };
}

export function approve(id: number, words: string, key: string) {
  return answered(platform.POST("/api/statement/statements/{id}/approvals", addressed(id, key, words === "" ? {} : { words })));
}

export function giveBack(id: number, words: string, key: string) {
  return answered(platform.POST("/api/statement/statements/{id}/return", addressed(id, key, { words })));
}

export function publish(id: number, key: string) {
  return answered(platform.POST("/api/statement/statements/{id}/publication", { params: { path: { id }, header: { "Idempotency-Key": key } } }));
}

export interface NewObjection {
  readonly line?: string;
  readonly words: string;
  readonly attachment?: number;
}

export function object(id: number, wish: NewObjection, key: string) {
  return answered(platform.POST("/api/statement/statements/{id}/objections", addressed(id, key, wish)));
}

export interface Decision {
  readonly outcome: "UPHELD" | "REJECTED";
  readonly words: string;
}

export function decide(objection: number, wish: Decision, key: string) {
  return answered(platform.POST("/api/statement/objections/{id}/decision", addressed(objection, key, wish)));
}

export interface NewPayment {
  /** Which way the money went: to the payee, or back from it. */
  readonly kind: "PAYMENT" | "RETURN";
  readonly route: Route;
  readonly payee: string;
  readonly amountFen: number;
  readonly paidOn: string;
  readonly reference: string;
}

export function pay(id: number, wish: NewPayment, key: string) {
  return answered(platform.POST("/api/statement/statements/{id}/payments", addressed(id, key, wish)));
}

export function sheetAddress(id: number, format: string): string {
  return `/api/statement/statements/${id}/sheet?format=${format}`;
}

/** Where the list of a year lies as a file, of the statements that stand. */
export function listAddress(kind: string, year: number, state: string | undefined, format: string): string {
  return `/api/statement/sheet?${new URLSearchParams({ format, kind, year: String(year), latest: "true", ...(state !== undefined && { state }) })}`;
}
