import { useMutation, useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useMemo, useState } from "react";
import { contentOf, isGroup, withValue, type Group } from "../rule/content";
import { paramFaults, stops } from "../rule/faults";
import { FlawList } from "../rule/Flaws";
import { ParamFields } from "../rule/ParamFields";
import { ruleSets } from "../rule/queries";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { NumberField } from "../shell/NumberField";
import { Table } from "../shell/Page";
import { yuan } from "../statement/money";
import { tryRetention, type Outcomes, type WhatIf } from "./queries";
import { Incomplete, useNames } from "./Running";
import "../rule/rule.css";

const KIND = "RETENTION";

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

/** What another score, or other parameters, would make of what is recorded; nothing of it is kept. */
export function Trying({ year }: { readonly year: number }) {
  const say = useSay();
  const { codes, nameOf } = useNames();
  const [institution, setInstitution] = useState("");
  const [score, setScore] = useState("");
  const sets = (useQuery(ruleSets).data ?? []).filter(({ kind }) => kind === KIND);
  const [from, setFrom] = useState("");
  const [params, setParams] = useState<Group>();
  const faults = useMemo(() => (params === undefined ? [] : paramFaults(KIND, params)), [params]);
  const trial = useMutation({ mutationFn: (wish: WhatIf) => tryRetention(wish) });
  const isScore = score === "" || /^(100(\.0{1,4})?|\d{1,2}(\.\d{1,4})?)$/.test(score.trim());
  const isReadable = !faults.some(stops);
  const complete = isScore && (score === "" || institution !== "") && isReadable;
  const begin = (id: string) => {
    const set = sets.find((each) => String(each.id) === id);
    setFrom(id);
    setParams(set === undefined ? undefined : contentOf(set.content).params);
  };
  const submit = () => {
    if (complete && !trial.isPending) trial.mutate({ year, ...(institution !== "" && { institution }), ...(params !== undefined && { params: JSON.stringify(params) }), tries: score === "" ? [] : [{ line: null, name: "score", value: score.trim() }] });
  };
  return (
    <div className="statement-side">
      <p className="trial-banner"><strong>{say("statement.trial")}</strong> {say("incentive.trialWhy")}</p>
      <Form label={say("rule.part.trial")} onSubmit={submit}>
        <Field label={say("statement.institution")}>
          {(id) => <Choice id={id} value={institution} words={codes} say={nameOf} none={say("incentive.everyInstitution")} onChoose={(code) => setInstitution(code ?? "")} />}
        </Field>
        <NumberField label={say("statement.input.score")} hint={say("incentive.scoreHint")} decimal sends text={score} onText={setScore} wrong={isScore ? undefined : say("incentive.scoreWrong")} />
        <Field label={say("incentive.trialParams")} hint={say("incentive.trialParamsHint")}>
          {(id) => <Choice id={id} value={from} words={sets.map((each) => String(each.id))} none={say("incentive.trialInForce")} onChoose={(set) => begin(set ?? "")}
            say={(set) => sets.filter((each) => String(each.id) === set).map(({ name, version, status }) => `${say("rule.versionOf", { name, version })} · ${say(`rule.state.${status}`)}`).join("")} />}
        </Field>
        {params !== undefined && (
          <div className="trial-params">
            <ParamFields kind={KIND} params={params} faults={faults} onValue={(path, value) => {
              const changed = withValue(params, path, value);
              if (isGroup(changed)) setParams(changed);
            }} />
            <FlawList faults={faults} />
          </div>
        )}
        <Refused error={trial.error} />
        <div className="form-line">
          <Button type="primary" htmlType="submit" loading={trial.isPending} disabled={!complete}>{say("rule.try")}</Button>
          <Missing what={[score !== "" && institution === "" && say("statement.institution")]} wrong={[!isScore && say("statement.input.score"), !isReadable && say("incentive.trialParams")]} />
        </div>
      </Form>
      {trial.data !== undefined && <Tried outcomes={trial.data} />}
    </div>
  );
}
