import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { toneOf, type Status } from "./status";

export function StatusMark({ status }: { readonly status: Status }) {
  return <Mark tone={toneOf(status)}>{useSay()(`vbp.status.${status}`)}</Mark>;
}

/** Beside every figure that they could change. */
export function Unmapped({ lines }: { readonly lines: number }) {
  const say = useSay();
  return lines === 0 ? null : <span className="unmapped" title={say("vbp.unmappedWhy")}>{say("vbp.unmappedLines", { n: lines })}</span>;
}
