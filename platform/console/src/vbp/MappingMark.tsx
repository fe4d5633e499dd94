import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import type { Mapping } from "./mappings";

/** Nothing counts by a mapping until somebody else has accepted it. */
export function MappingMark({ mapping }: { readonly mapping: Pick<Mapping, "accepted"> }) {
  const say = useSay();
  if (mapping.accepted === null) return <Mark tone="warn">{say("vbp.mapping.waiting")}</Mark>;
  return mapping.accepted ? <Mark tone="good">{say("vbp.mapping.accepted")}</Mark> : <Mark tone="none">{say("vbp.mapping.rejected")}</Mark>;
}
