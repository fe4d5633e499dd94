import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { institutions } from "./institutions";
import { namesOf } from "./names";

/** What institutions are called, by their code; undefined for all of them where an account sees one alone. */
export function useInstitutionNames(): (code: string) => string | undefined {
  const list = useQuery(institutions).data;
  return useMemo(() => {
    const names = namesOf(list ?? []);
    return (code) => names.get(code);
  }, [list]);
}

/** Whether an account sees more than one institution, and lists have to say whose a thing is. */
export function useSeveralInstitutions(): boolean {
  return namesOf(useQuery(institutions).data ?? []).size > 0;
}
