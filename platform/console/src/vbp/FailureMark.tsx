import { useSay } from "../shell/Language";
import { Mark, type Tone } from "../shell/Mark";
import { APPROVERS, failureState, type FailureState } from "./failureView";
import type { Failure } from "./failures";

const TONE: Readonly<Record<FailureState, Tone>> = { waiting: "warn", approved: "good", rejected: "none" };

export function FailureMark({ failure }: { readonly failure: Pick<Failure, "approvedBy" | "rejectedBy"> }) {
  const say = useSay();
  const state = failureState(failure);
  return <Mark tone={TONE[state]}>{say(`vbp.failure.state.${state}`, { left: APPROVERS - failure.approvedBy.length })}</Mark>;
}
