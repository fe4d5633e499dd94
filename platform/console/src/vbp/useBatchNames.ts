import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { batches } from "./queries";

/** A batch by its name; its code where the name has not come. */
export function useBatchNames(): (code: string) => string {
  const list = useQuery(batches).data;
  return useCallback((code) => list?.find((batch) => batch.code === code)?.name ?? code, [list]);
}
