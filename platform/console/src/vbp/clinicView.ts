import type { components } from "../web/schema.gen";
import { byCode } from "./matrix";

type ProgressLine = components["schemas"]["ProgressLine"];
type Line = components["schemas"]["NewStocking"]["lines"][number];

/** The month that was typed as `2026-10` or `202610`; undefined if there is no such month. */
export function monthOf(typed: string): string | undefined {
  const found = /^(\d{4})-?(0[1-9]|1[0-2])$/.exec(typed.trim());
  return found === null ? undefined : `${found[1]}-${found[2]}`;
}

/** A product that each clinic of the hospital has to stock. */
export interface Due {
  readonly batch: string;
  readonly product: string;
  readonly name: string;
}

/** Each product of which the hospital has promised a volume in a period that holds the first of the month, as the platform counts it. */
export function dueIn(month: string, lines: readonly Pick<ProgressLine, "batch" | "product" | "productName" | "startsOn" | "endsOn" | "agreedUnits">[]): readonly Due[] {
  const first = `${month}-01`;
  const due = new Map<string, Due>();
  for (const { batch, product, productName, startsOn, endsOn, agreedUnits } of lines) {
    if (agreedUnits > 0 && startsOn <= first && first <= endsOn) due.set(dueKey({ batch, product }), { batch, product, name: productName });
  }
  return [...due.values()].sort((a, b) => byCode(a.batch, b.batch) || byCode(a.product, b.product));
}

export function dueKey({ batch, product }: { readonly batch: string; readonly product: string }): string {
  return `${batch} ${product}`;
}

export const SAID = ["yes", "no"] as const;
export type Said = (typeof SAID)[number];

/** What is sent: the products of which something was said. Silence is no declaration. */
export function declared(clinic: string, due: readonly Due[], said: Readonly<Record<string, Said>>): Line[] {
  return due.flatMap(({ batch, product }) => {
    const word = said[dueKey({ batch, product })];
    return word === undefined ? [] : [{ clinic, batch, product, stocked: word === "yes" }];
  });
}

const CODE = /^[A-Z0-9][A-Z0-9._-]{0,31}$/;

export function isClinicCode(typed: string): boolean {
  return CODE.test(typed.trim());
}
