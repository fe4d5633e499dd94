import { answered, platform } from "../web/client";
import type { components } from "../web/schema.gen";

export type ScanResult = components["schemas"]["ScanResult"];
export type Candidate = components["schemas"]["ScanCandidate"];
export type Warning = components["schemas"]["ScanWarning"];

/** The platform says what a scan means; the page never guesses. */
export function resolveScan(raw: string): Promise<ScanResult> {
  return answered(platform.POST("/api/scan/resolve", { body: { raw } }));
}

/** The code under which a candidate is counted, and shown. */
export function codeOf(candidate: Candidate): string {
  switch (candidate.is) {
    case "UNIT":
      return candidate.epc;
    case "LOT":
      return `${candidate.item} ${candidate.lot}`;
    case "ITEM":
      return candidate.item;
    case "PLACE":
      return candidate.place;
    case "DEVICE":
      return candidate.did;
    case "READING":
      return candidate.text;
  }
}

export function nameOf(candidate: Candidate): string {
  switch (candidate.is) {
    case "UNIT":
    case "LOT":
    case "ITEM":
    case "PLACE":
      return candidate.name;
    case "DEVICE":
      return candidate.placeName;
    case "READING":
      return candidate.text;
  }
}
