import Button from "antd/es/button";
import { Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Facts } from "../shell/Page";
import { Question } from "../shell/Question";
import { dayAfter } from "../statement/window";

/** What is to be released, for whom and until when. */
export interface Released {
  readonly name: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly usableDays: number;
  readonly reason: string;
}

interface SureProps {
  readonly released: Released;
  readonly today: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSure: () => void;
  readonly onBack: () => void;
}

/** What was judged and paid after may change by it, so that it is asked once more. */
export function Sure({ released: { name, firstDay, lastDay, usableDays, reason }, today, isPending, error, onSure, onBack }: SureProps) {
  const say = useSay();
  return (
    <Question className="form late-sure" words={say("warehouse.late.sure")} onBack={() => isPending || onBack()}>
      <Facts facts={[
        [say("warehouse.late.institution"), <strong>{name}</strong>],
        [say("warehouse.late.days"), <strong>{firstDay} – {lastDay}</strong>],
        [say("warehouse.late.usableUntil"), <strong>{dayAfter(today, usableDays)}</strong>],
        [say("warehouse.late.reason"), reason],
      ]} />
      <p className="panel-hint">{say("warehouse.late.means")}</p>
      <Refused error={error} />
      <div className="form-line">
        <Button type="primary" loading={isPending} onClick={onSure}>{say("warehouse.late.release")}</Button>
        <Button disabled={isPending} onClick={onBack}>{say("task.cancel")}</Button>
      </div>
    </Question>
  );
}
