import { useMutation, useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { institutions } from "../place/institutions";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Table } from "../shell/Page";
import { useAct } from "../shell/useAct";
import { Filing } from "../statement/Filing";
import { yuan } from "../statement/money";
import { STATEMENT_KEY } from "../statement/queries";
import { inputName, sourceName } from "../statement/words";
import { INCENTIVE_KEY, run, tryRetention, type LeftOut, type Outcomes, type RunWish, type WhatIf } from "./queries";

const CHANGED = [INCENTIVE_KEY, STATEMENT_KEY];
const LONGEST_REASON = 500;

function useNames() {
  const list = useQuery(institutions).data ?? [];
  return { codes: list.filter(({ kind }) => kind !== "COUNTY").map(({ code }) => code), nameOf: (code: string) => list.find((each) => each.code === code)?.name ?? code };
}

/** Institutions that could not be reckoned, each with what it lacks. */
function Incomplete({ left }: { readonly left: readonly LeftOut[] }) {
  const say = useSay();
  const { nameOf } = useNames();
  if (left.length === 0) return null;
  return (
    <section>
      <h3>{say("incentive.leftOut", { n: left.length })}</h3>
      <Table label={say("incentive.leftOut", { n: left.length })} heads={[say("statement.institution"), say("incentive.lacks")]}
        rows={left.map(({ institution, missing }) => ({
          key: institution,
          cells: [nameOf(institution), missing.map(({ line, input }) => `${line === null ? "" : `${line} `}${inputName(input, say)}`).join("、")],
        }))} />
    </section>
  );
}

/** Calculates a year; what was published stands unless somebody says why it is corrected. */
export function Calculating({ year }: { readonly year: number }) {
  const say = useSay();
  const { codes, nameOf } = useNames();
  const [institution, setInstitution] = useState("");
  const [reason, setReason] = useState("");
  const act = useAct((wish: RunWish, key) => run(wish, key), CHANGED);
  const wish: RunWish = { year, ...(institution !== "" && { institution }), ...(reason.trim() !== "" && { reason: reason.trim() }) };
  return (
    <div className="statement-side">
      <Form label={say("statement.run")} onSubmit={() => !act.isPending && act.mutate(wish)}>
        <p className="panel-hint">{say("incentive.runWhy", { year })}</p>
        <Field label={say("statement.institution")}>
          {(id) => <Choice id={id} value={institution} words={codes} say={nameOf} none={say("incentive.everyInstitution")} onChoose={(code) => setInstitution(code ?? "")} />}
        </Field>
        <Field label={say("statement.runReason")} hint={say("statement.runReasonHint")} sends>
          {(id) => <input id={id} className="control" maxLength={LONGEST_REASON} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <Refused error={act.error} />
        <div className="form-line"><Button type="primary" htmlType="submit" loading={act.isPending}>{say("statement.run")}</Button></div>
      </Form>
      {act.data !== undefined && (
        <>
          <Filing filed={act.data.filing} />
          <p className="count">{say("incentive.runBy", { rule: say("rule.versionOf", { name: act.data.ruleName, version: act.data.ruleVersion }), source: sourceName(act.data.ruleSource, say), day: act.data.asOf })}</p>
          <Incomplete left={act.data.incomplete} />
          {act.data.openPeriods.length > 0 && <p className="count">{say("incentive.openPeriods", { periods: act.data.openPeriods.join("、") })}</p>}
        </>
      )}
    </div>
  );
}

function Tried({ outcomes }: { readonly outcomes: Outcomes }) {
  const say = useSay();
  const { nameOf } = useNames();
  return (
    <section className="statement-side" aria-live="polite" aria-label={say("rule.trialOutcome")}>
      <p className="trial-banner"><strong>{say("statement.trial")}</strong> {say("incentive.triedSum", { now: yuan(outcomes.payableFen), then: yuan(outcomes.wouldBePayableFen) })}</p>
      <Table label={say("rule.trialOutcome")} heads={[say("statement.institution"), say("rule.trialBefore"), say("rule.trialAfter"), say("incentive.change")]}
        rows={outcomes.institutions.map(({ institution, payableFen, wouldBePayableFen, differenceFen }) => ({
          key: institution,
          cells: [nameOf(institution), yuan(payableFen), <strong>{yuan(wouldBePayableFen)}</strong>, differenceFen > 0 ? `+${yuan(differenceFen)}` : yuan(differenceFen)],
        }))} />
      <Incomplete left={outcomes.incomplete} />
    </section>
  );
}

/** What another score would make of what is recorded; nothing of it is kept. */
export function Trying({ year }: { readonly year: number }) {
  const say = useSay();
  const { codes, nameOf } = useNames();
  const [institution, setInstitution] = useState("");
  const [score, setScore] = useState("");
  const trial = useMutation({ mutationFn: (wish: WhatIf) => tryRetention(wish) });
  const isScore = score === "" || /^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/.test(score.trim());
  const complete = isScore && (score === "" || institution !== "");
  const submit = () => {
    if (complete && !trial.isPending) trial.mutate({ year, ...(institution !== "" && { institution }), tries: score === "" ? [] : [{ line: null, name: "score", value: score.trim() }] });
  };
  return (
    <div className="statement-side">
      <p className="trial-banner"><strong>{say("statement.trial")}</strong> {say("incentive.trialWhy")}</p>
      <Form label={say("rule.part.trial")} onSubmit={submit}>
        <Field label={say("statement.institution")}>
          {(id) => <Choice id={id} value={institution} words={codes} say={nameOf} none={say("incentive.everyInstitution")} onChoose={(code) => setInstitution(code ?? "")} />}
        </Field>
        <Field label={say("statement.input.score")} hint={say("incentive.scoreHint")} sends>
          {(id) => <input id={id} className="control" inputMode="decimal" maxLength={8} value={score} aria-invalid={!isScore} onChange={(event) => setScore(event.target.value)} />}
        </Field>
        <Refused error={trial.error} />
        <div className="form-line">
          <Button type="primary" htmlType="submit" loading={trial.isPending} disabled={!complete}>{say("rule.try")}</Button>
          <Missing what={[!isScore && say("statement.input.score"), score !== "" && institution === "" && say("statement.institution")]} />
        </div>
      </Form>
      {trial.data !== undefined && <Tried outcomes={trial.data} />}
    </div>
  );
}
