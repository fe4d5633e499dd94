import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useMemo, useState } from "react";
import { Form, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Table } from "../shell/Page";
import { StatusMark } from "../vbp/marks";
import { contentOf, isGroup, withValue, type Group } from "./content";
import { paramFaults, stops } from "./faults";
import { FlawList } from "./Flaws";
import { ParamFields } from "./ParamFields";
import { tryMonitoring, type Outcome, type RuleSet } from "./queries";
import { moves } from "./view";

/** So many changed figures are listed; their number is told of all. */
const MOST_SHOWN = 500;

function Changed({ outcome }: { readonly outcome: Outcome }) {
  const say = useSay();
  if (outcome.changed === 0) return <p className="nothing">{say("rule.trialNothing", { n: outcome.judged })}</p>;
  return (
    <>
      <Table label={say("rule.trialMoves")} heads={[say("rule.trialBefore"), say("rule.trialAfter"), say("rule.trialCount")]}
        rows={moves(outcome.items).map(({ before, after, count }) => ({ key: `${before} ${after}`, cells: [<StatusMark status={before} />, <StatusMark status={after} />, count] }))} />
      <Table label={say("rule.trialChanged")} heads={[say("statement.institution"), say("rule.trialProduct"), say("rule.trialBefore"), say("rule.trialAfter")]}
        rows={outcome.items.slice(0, MOST_SHOWN).map(({ batch, agreement, institution, institutionName, product, productName, before, after }) => ({
          key: `${batch} ${agreement} ${institution} ${product}`,
          cells: [institutionName, <span>{productName} <code>{batch}/{agreement}/{product}</code></span>, <StatusMark status={before} />, <StatusMark status={after} />],
        }))} />
      {outcome.items.length > MOST_SHOWN && <p className="count">{say("rule.trialMore", { n: MOST_SHOWN })}</p>}
    </>
  );
}

/** What other thresholds would say about the progress of today. Nothing is kept: not the parameters, and nothing that came out. */
export function Trial({ set }: { readonly set: RuleSet }) {
  const say = useSay();
  const [params, setParams] = useState<Group>(() => contentOf(set.content).params);
  const faults = useMemo(() => paramFaults(set.kind, params), [set.kind, params]);
  const trial = useMutation({ mutationFn: (wish: Group) => tryMonitoring(JSON.stringify(wish)) });
  const blocked = faults.some(stops);
  return (
    <div className="rule-trial">
      <p className="trial-banner"><strong>{say("statement.trial")}</strong> {say("rule.trialWhy")}</p>
      <Form label={say("rule.part.trial")} onSubmit={() => !blocked && !trial.isPending && trial.mutate(params)}>
        <ParamFields kind={set.kind} params={params} faults={faults} onValue={(path, value) => {
          const changed = withValue(params, path, value);
          if (isGroup(changed)) setParams(changed);
        }} />
        <FlawList faults={faults} />
        <Refused error={trial.error} />
        <div className="form-line"><Button type="primary" htmlType="submit" loading={trial.isPending} disabled={blocked}>{say("rule.try")}</Button></div>
      </Form>
      {trial.data !== undefined && (
        <section className="trial-outcome" aria-live="polite" aria-label={say("rule.trialOutcome")}>
          <p className="trial-banner"><strong>{say("statement.trial")}</strong> {say("rule.trialFound", { n: trial.data.changed, all: trial.data.judged, day: trial.data.asOf, rule: say("rule.versionOf", { name: trial.data.rule.name, version: trial.data.rule.version }) })}</p>
          <Changed outcome={trial.data} />
        </section>
      )}
    </div>
  );
}
