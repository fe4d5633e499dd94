import { useMutation, useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Facts } from "../shell/Page";
import type { Filed } from "../statement/Filing";
import { fenTyped, yuan } from "../statement/money";
import { STATEMENT_KEY } from "../statement/queries";
import { Running } from "../statement/Running";
import { sourceName } from "../statement/words";
import { Steps } from "../statement/Working";
import { YuanField } from "../statement/YuanField";
import { SETTLEMENT_KEY, consortiumYears, settle, trySettlement, type TrialResult, type TrialWish } from "./queries";

const CHANGED = [SETTLEMENT_KEY, STATEMENT_KEY];

function useConsortia(year: number) {
  const years = useQuery(consortiumYears(year)).data ?? [];
  return { codes: years.map(({ consortium }) => consortium), nameOf: (code: string) => years.find(({ consortium }) => consortium === code)?.name ?? code };
}

/** Settles a year, of one consortium or of all that have their facts. */
export function Settling({ year }: { readonly year: number }) {
  const say = useSay();
  const { codes, nameOf } = useConsortia(year);
  return (
    <Running why={say("settlement.runWhy", { year })} subjects={{ label: say("settlement.consortium"), codes, nameOf, all: say("settlement.allKnown") }} changed={CHANGED} filedOf={(filed: Filed) => filed}
      run={(consortium, reason, key) => settle({ year, ...(consortium !== undefined && { consortium }), ...(reason !== undefined && { reason }) }, key)} />
  );
}

function Tried({ result }: { readonly result: TrialResult }) {
  const say = useSay();
  const { facts, payableFen, rule, steps, worked } = result;
  return (
    <section className="statement-side" aria-live="polite" aria-label={say("rule.trialOutcome")}>
      <p className="trial-banner"><strong>{say("statement.trial")}</strong> {say("statement.payableIs")} ¥ {yuan(payableFen)}</p>
      <Facts facts={[
        [say("rule.source"), sourceName(rule, say)],
        [say("statement.input.package"), yuan(facts.packageFen)],
        [say("statement.input.yearEnd"), yuan(facts.yearEndFen)],
        [say("statement.input.actual"), yuan(facts.actualFen)],
        [say("statement.input.vbpRetention"), yuan(facts.vbpRetentionFen)],
      ]} />
      <Steps title={say("statement.steps")} steps={steps} worked={worked} />
    </section>
  );
}

const TRIED = ["packageFen", "yearEndFen", "actualFen", "vbpRetentionFen"] as const;
const NAME_OF = { packageFen: "statement.input.package", yearEndFen: "statement.input.yearEnd", actualFen: "statement.input.actual", vbpRetentionFen: "statement.input.vbpRetention" } as const;

/** What the year would come to by other facts; nothing of it is kept. */
export function Trying({ year }: { readonly year: number }) {
  const say = useSay();
  const { codes, nameOf } = useConsortia(year);
  const [consortium, setConsortium] = useState("");
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const trial = useMutation({ mutationFn: (wish: TrialWish) => trySettlement(wish) });
  const wrong = TRIED.filter((name) => (typed[name] ?? "") !== "" && fenTyped(typed[name] ?? "") === undefined);
  const facts = Object.fromEntries(TRIED.map((name) => [name, fenTyped(typed[name] ?? "")] as const).filter(([, fen]) => fen !== undefined));
  const complete = consortium !== "" && wrong.length === 0;
  return (
    <div className="statement-side">
      <p className="trial-banner"><strong>{say("statement.trial")}</strong> {say("settlement.trialWhy")}</p>
      <Form label={say("rule.part.trial")} onSubmit={() => complete && !trial.isPending && trial.mutate({ year, consortium, ...facts })}>
        <Field label={say("settlement.consortium")}>
          {(id) => <Choice id={id} value={consortium} words={codes} say={nameOf} none={say("account.choose")} onChoose={(code) => setConsortium(code ?? "")} />}
        </Field>
        {TRIED.map((name) => <YuanField key={name} label={say(NAME_OF[name])} text={typed[name] ?? ""} onText={(text) => setTyped({ ...typed, [name]: text })} />)}
        <Refused error={trial.error} />
        <div className="form-line">
          <Button type="primary" htmlType="submit" loading={trial.isPending} disabled={!complete}>{say("rule.try")}</Button>
          <Missing what={[consortium === "" && say("settlement.consortium")]} wrong={wrong.map((name) => say(NAME_OF[name]))} />
        </div>
      </Form>
      {trial.data !== undefined && <Tried result={trial.data} />}
    </div>
  );
}
