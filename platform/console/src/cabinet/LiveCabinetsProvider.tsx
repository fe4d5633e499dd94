import { useQueryClient } from "@tanstack/react-query";
import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import type { Liveness } from "../web/liveness";
import { LiveCabinets } from "./LiveCabinets";

const LiveContext = createContext<LiveCabinets | undefined>(undefined);

/** Holds the stream for as long as somebody is signed in and the page stands. */
export function LiveCabinetsProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [cabinets] = useState(() => new LiveCabinets(client));
  useEffect(() => cabinets.start(), [cabinets]);
  return <LiveContext value={cabinets}>{children}</LiveContext>;
}

export function useLiveCabinets(): LiveCabinets {
  const cabinets = use(LiveContext);
  if (cabinets === undefined) throw new Error("useLiveCabinets outside LiveCabinetsProvider");
  return cabinets;
}

export function useLiveness(): Liveness {
  const { stream } = useLiveCabinets();
  return useSyncExternalStore(stream.subscribe, stream.state);
}
