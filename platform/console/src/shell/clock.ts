import { useSyncExternalStore } from "react";

/** The server's time as far as its beats tell; a ward's desktop may run minutes off. */
let offsetMs = 0;

export function serverSaid(iso: string): void {
  const at = Date.parse(iso);
  if (!Number.isNaN(at)) offsetMs = at - Date.now();
}

export function serverNow(): number {
  return Date.now() + offsetMs;
}

const watchers = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;
let second = 0;

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  ticking ??= setInterval(() => {
    second += 1;
    for (const each of watchers) each();
  }, 1_000);
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0) {
      clearInterval(ticking);
      ticking = undefined;
    }
  };
}

/** Now, renewed every so many seconds. All readers share one timer and change in the same frame. */
export function useNow(everySeconds: number): number {
  useSyncExternalStore(subscribe, () => Math.floor(second / everySeconds));
  return serverNow();
}
