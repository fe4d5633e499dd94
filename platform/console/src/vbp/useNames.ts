import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { institutions } from "../place/institutions";
import { products } from "./reports";

/** A product of a batch by its name; its code where the name has not come. */
export function useProductName(): (product: { readonly batch: string; readonly product: string }) => string {
  const list = useQuery(products).data;
  return useCallback(({ batch, product }) => list?.find((each) => each.batch === batch && each.code === product)?.name ?? product, [list]);
}

/** An institution by its name, also where the account sees no other one. */
export function useInstitutionName(): (code: string) => string {
  const list = useQuery(institutions).data;
  return useCallback((code) => list?.find((each) => each.code === code)?.name ?? code, [list]);
}
