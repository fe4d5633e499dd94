import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useInstitutionNames } from "../place/useInstitutionNames";
import { stockPlaces } from "./queries";

/**
 * Whose a place is, by its code: many a store is called "store". Undefined until the lists have come, for the county's own,
 * and where an account sees one institution alone.
 */
export function useInstitutionOf(): (place: string) => string | undefined {
  const places = useQuery(stockPlaces).data;
  const nameOf = useInstitutionNames();
  return useMemo(() => {
    const ofPlace = new Map(places?.map(({ code, institution }) => [code, nameOf(institution)]));
    return (place) => ofPlace.get(place);
  }, [places, nameOf]);
}
