import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { institutions } from "../place/institutions";
import { stockPlaces } from "./queries";

/** Whose a place is, by its code: many a store is called "store". Undefined until both lists have come, and for the county's own. */
export function useInstitutionOf(): (place: string) => string | undefined {
  const places = useQuery(stockPlaces).data;
  const names = useQuery(institutions).data;
  return useMemo(() => {
    const nameOf = new Map(names?.filter(({ kind }) => kind !== "COUNTY").map(({ code, name }) => [code, name]));
    const ofPlace = new Map(places?.map(({ code, institution }) => [code, nameOf.get(institution)]));
    return (place) => ofPlace.get(place);
  }, [places, names]);
}
