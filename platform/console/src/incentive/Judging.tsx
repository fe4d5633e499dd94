import Button from "antd/es/button";
import { useState } from "react";
import { Field, Form, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { useAct } from "../shell/useAct";
import { INCENTIVE_KEY, type Verdict } from "./queries";

const CHANGED = [INCENTIVE_KEY];

/** A second person accepts what another has proposed, or does not, and says why. */
export function Judging({ label, judge }: { readonly label: string; readonly judge: (verdict: Verdict, key: string) => Promise<unknown> }) {
  const say = useSay();
  const [words, setWords] = useState("");
  const act = useAct(judge, CHANGED);
  const said = words.trim();
  return (
    <Form label={label}>
      <Field label={say("incentive.judgeWords")}>
        {(id) => <input id={id} className="control" maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button size="small" type="primary" disabled={said === ""} loading={act.isPending} onClick={() => act.mutate({ accepted: true, words: said })}>{say("judge.accept")}</Button>
        <Button size="small" disabled={said === "" || act.isPending} onClick={() => act.mutate({ accepted: false, words: said })}>{say("judge.reject")}</Button>
      </div>
    </Form>
  );
}
