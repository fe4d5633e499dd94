import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 767px)";

function watch(told: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener("change", told);
  return () => query.removeEventListener("change", told);
}

/** Whether the page stands on a phone, where a table becomes a column; paper is as wide as the screen that prints. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => window.matchMedia(NARROW).matches);
}
