import type { Say } from "../shell/Language";
import type { Entry } from "./queries";

/** How the platform's packs became units: `10 盒 × 28（对照第 1 版）`. A receipt of ours counts units from the start. */
export function packsOf(entry: Pick<Entry, "fact" | "packs" | "unit" | "packFactor" | "mappingVersion">, say: Say, n: (units: number) => string): string {
  if (entry.packs === null) return "–";
  const unit = entry.unit === "BOX" ? say("vbp.box") : say("vbp.minimalUnit");
  const packs = `${n(entry.packs)} ${unit}`;
  if (entry.mappingVersion === null) return packs;
  const factor = entry.packFactor === null || entry.unit !== "BOX" ? packs : `${packs} × ${n(entry.packFactor)}`;
  return say("vbp.byVersion", { packs: factor, version: entry.mappingVersion });
}
