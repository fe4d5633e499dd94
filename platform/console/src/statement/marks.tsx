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

export function StateMark({ state }: { readonly state: State }) {
  return <Mark tone={TONE[state]}>{useSay()(`statement.state.${state}`)}</Mark>;
}
