import type { Candidate, ScanResult } from "./queries";
import type { Queue, Waiting } from "./queue";

/** What the page says about the scans. Trouble and questions wait for a person; the queue waits with them. */
export type Told =
  | { readonly kind: "quiet" }
  | { readonly kind: "heard"; readonly waiting: number }
  | { readonly kind: "done"; readonly candidate: Candidate; readonly warnings: ScanResult["warnings"]; readonly n: number }
  | { readonly kind: "already"; readonly candidate: Candidate }
  | { readonly kind: "nothingToUndo" }
  | { readonly kind: "question"; readonly scan: Waiting; readonly result: ScanResult }
  | { readonly kind: "unknown"; readonly scan: Waiting; readonly result: ScanResult }
  | { readonly kind: "failed"; readonly scan: Waiting; readonly error: unknown }
  | { readonly kind: "spoiled" }
  | { readonly kind: "full" };

/** Whether the page waits for a person before it says anything else. */
export function blocks(told: Told): boolean {
  switch (told.kind) {
    case "question":
    case "unknown":
    case "failed":
    case "spoiled":
    case "full":
      return true;
    case "quiet":
    case "heard":
    case "done":
    case "already":
    case "nothingToUndo":
      return false;
  }
}

/** Whether nothing is left to do but to have seen it. A question, and a scan without an answer, want a choice. */
export function passes(told: Told): boolean {
  switch (told.kind) {
    case "unknown":
    case "spoiled":
    case "full":
      return true;
    case "question":
    case "failed":
    case "quiet":
    case "heard":
    case "done":
    case "already":
    case "nothingToUndo":
      return false;
  }
}

/** How many scans wait behind what is told. */
export function behind({ waiting }: Queue, told: Told): number {
  const first = waiting[0];
  return waiting.length - Number("scan" in told && first?.key === told.scan.key);
}
