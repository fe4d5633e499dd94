import { useSay } from "../shell/Language";
import { Mark, type Tone } from "../shell/Mark";
import type { State } from "./view";

const TONE: Readonly<Record<State, Tone>> = {
  CALCULATED: "warn",
  APPROVED: "busy",
  PUBLISHED: "busy",
  OBJECTED: "late",
  UPHELD: "late",
  FINAL: "warn",
  PAID: "good",
  RETURNED: "none",
  SUPERSEDED: "none",
};

/** Of what is final it is told which way money goes yet, if any goes at all. */
export function StateMark({ of: { state, dueFen } }: { readonly of: { readonly state: State; readonly dueFen: number } }) {
  const say = useSay();
  if (state === "FINAL" && dueFen <= 0) return dueFen < 0 ? <Mark tone="warn">{say("statement.reclaim")}</Mark> : <Mark tone="good">{say("statement.nothingDue")}</Mark>;
  return <Mark tone={TONE[state]}>{say(`statement.state.${state}`)}</Mark>;
}
