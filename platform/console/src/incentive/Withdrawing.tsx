import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { sessionQuery } from "../identity/session";
import { mayReview } from "../rule/view";
import { Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { useAct } from "../shell/useAct";
import { Judging } from "./Judging";
import { INCENTIVE_KEY, reviewWithdrawal, withdrawFinding, type Finding } from "./queries";

const CHANGED = [INCENTIVE_KEY];

function Proposing({ finding }: { readonly finding: Finding }) {
  const say = useSay();
  const [open, show] = useState(false);
  const [words, setWords] = useState("");
  const act = useAct((said: string, key) => withdrawFinding(finding.id, said, key), CHANGED, () => setWords(""));
  const said = words.trim();
  if (!open) return <div className="form-line"><Button size="small" onClick={() => show(true)}>{say("incentive.withdraw")}</Button></div>;
  return (
    <Form label={say("incentive.withdraw")} onCancel={() => show(false)} onSubmit={() => said !== "" && !act.isPending && act.mutate(said)}>
      <Field label={say("incentive.withdrawWords")} sends>
        {(id) => <input id={id} className="control" autoFocus maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button size="small" type="primary" htmlType="submit" disabled={said === ""} loading={act.isPending}>{say("incentive.withdraw")}</Button>
        <Button size="small" disabled={act.isPending} onClick={() => show(false)}>{say("task.cancel")}</Button>
        <Missing what={[said === "" && say("incentive.withdrawWords")]} />
      </div>
    </Form>
  );
}

/** An accepted finding that does not hold is taken back by two persons; it stays where it stands, and takes nothing away any more. */
export function Withdrawing({ finding, enters }: { readonly finding: Finding; readonly enters: boolean }) {
  const say = useSay();
  const { data: session } = useQuery(sessionQuery);
  const { withdrawal } = finding;
  if (withdrawal !== null && withdrawal.review === null) {
    const isAnother = session !== undefined && mayReview(session) && session.account !== withdrawal.account;
    return (
      <div>
        <p><Mark tone="warn">{say("incentive.withdrawalWaits")}</Mark> {withdrawal.words} <span className="nothing">{withdrawal.account}</span></p>
        {isAnother && <Judging label={say("incentive.withdrawalWaits")} judge={(verdict, key) => reviewWithdrawal(withdrawal.id, verdict, key)} />}
      </div>
    );
  }
  const review = withdrawal?.review ?? null;
  if (review?.accepted === true) return <p><Mark tone="none">{say("incentive.withdrawn")}</Mark> {review.words} <span className="nothing">{review.account}</span></p>;
  return (
    <div>
      {review !== null && <p><Mark tone="none">{say("incentive.notWithdrawn")}</Mark> {review.words} <span className="nothing">{review.account}</span></p>}
      {enters && <Proposing finding={finding} />}
    </div>
  );
}
