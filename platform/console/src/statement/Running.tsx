import Button from "antd/es/button";
import { useState, type ReactNode } from "react";
import type { QueryKey } from "@tanstack/react-query";
import { Choice, Field, Form, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { useAct } from "../shell/useAct";
import { Filing, type Filed } from "./Filing";

const LONGEST_REASON = 500;

/** Whose year it is: an institution's or a consortium's. */
export interface Subjects {
  readonly label: string;
  readonly codes: readonly string[];
  readonly nameOf: (code: string) => string;
  /** What it is called when nobody is chosen: all of them. */
  readonly all: string;
}

interface RunningProps<Result> {
  readonly why: string;
  readonly subjects: Subjects;
  readonly run: (subject: string | undefined, reason: string | undefined, key: string) => Promise<Result>;
  readonly changed: readonly QueryKey[];
  readonly filedOf: (result: Result) => Filed;
  /** What else a run has to tell. */
  readonly children?: (result: Result) => ReactNode;
}

/** Calculates a year; what was published stands unless somebody says why it is corrected. */
export function Running<Result>({ why, subjects, run, changed, filedOf, children }: RunningProps<Result>) {
  const say = useSay();
  const [subject, setSubject] = useState("");
  const [reason, setReason] = useState("");
  const said = reason.trim();
  const act = useAct((wish: { readonly subject: string; readonly said: string }, key) => run(wish.subject || undefined, wish.said || undefined, key), changed);
  return (
    <div className="statement-side">
      <Form label={say("statement.run")} onSubmit={() => !act.isPending && act.mutate({ subject, said })}>
        <p className="panel-hint">{why}</p>
        <Field label={subjects.label}>
          {(id) => <Choice id={id} value={subject} words={subjects.codes} say={subjects.nameOf} none={subjects.all} onChoose={(code) => setSubject(code ?? "")} />}
        </Field>
        <Field label={say("statement.runReason")} hint={say("statement.runReasonHint")} sends>
          {(id) => <input id={id} className="control" maxLength={LONGEST_REASON} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <Refused error={act.error} />
        <div className="form-line"><Button type="primary" htmlType="submit" loading={act.isPending}>{say("statement.run")}</Button></div>
      </Form>
      {act.data !== undefined && <Filing filed={filedOf(act.data)} />}
      {act.data !== undefined && children?.(act.data)}
    </div>
  );
}
