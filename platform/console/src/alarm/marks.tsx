import { useMemo } from "react";
import { useInstitutionNames, useSeveralInstitutions } from "../place/useInstitutionNames";
import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { isMessageKey } from "../messages/words";
import type { Task } from "./queries";

/** Shape, word and colour: what is urgent and open is the only red. */
export function TaskMark({ task }: { readonly task: Task }) {
  const say = useSay();
  if (task.state === "RESOLVED") return <Mark tone="none">{say("task.resolved")}</Mark>;
  if (task.state === "ACKNOWLEDGED") return <Mark tone="busy">{say("task.acknowledged")}</Mark>;
  return <Mark tone={task.severity === "URGENT" ? "late" : "warn"}>{say(task.severity === "URGENT" ? "task.urgent" : "task.warning")}</Mark>;
}

/** Whose a task is, in words; undefined where an account sees one institution alone. */
export function useWhose(): ((task: Task) => string) | undefined {
  const say = useSay();
  const nameOf = useInstitutionNames();
  const several = useSeveralInstitutions();
  return useMemo(
    () => (several ? ({ institution }) => (institution === null ? say("task.county") : (nameOf(institution) ?? institution)) : undefined),
    [say, nameOf, several],
  );
}

/** The duty by its word in the page's language; one that this page does not know is shown as it came. */
export function useDutyWord(): (duty: string) => string {
  const say = useSay();
  return (duty) => {
    const key = `duty.${duty.toLowerCase().replaceAll("_", "-")}`;
    return isMessageKey(key) ? say(key) : duty;
  };
}
