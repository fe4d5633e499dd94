import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { sessionQuery } from "../identity/session";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { useAct } from "../shell/useAct";
import { useDraft } from "../shell/useDraft";
import { GROUNDS, explain, judge, type Ground, type NewExplanation, type Verdict } from "./discrepancies";
import { nextStep } from "./discrepancyView";
import type { Discrepancy } from "./queries";

const CHANGED = [["cabinet"]] as const;
const LONGEST_WORDS = 1_000;

function Explain({ id }: { readonly id: string }) {
  const say = useSay();
  const [kept, keepGround] = useDraft(`explain.${id}.ground`);
  const [words, setWords] = useDraft(`explain.${id}.words`);
  const ground: Ground | undefined = GROUNDS.find((each) => each === kept);
  const forget = () => {
    keepGround("");
    setWords("");
  };
  const act = useAct((wish: NewExplanation, key) => explain(id, wish, key), CHANGED, forget);
  const isReady = ground !== undefined && words.trim() !== "";
  const submit = () => isReady && !act.isPending && act.mutate({ ground, words: words.trim() });
  return (
    <Form label={say("explain.title")} onSubmit={submit}>
      <p>{say("explain.why")}</p>
      <Field label={say("explain.ground")}>
        {(field) => <Choice id={field} value={ground ?? ""} words={GROUNDS} say={(each) => say(`ground.${each}`)} none={say("account.choose")} onChoose={(chosen) => keepGround(chosen ?? "")} />}
      </Field>
      <Field label={say("explain.words")} sends>
        {(field) => <textarea id={field} className="control" maxLength={LONGEST_WORDS} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!isReady}>{say("explain.action")}</Button>
        <Missing what={[ground === undefined && say("explain.ground"), words.trim() === "" && say("explain.words")]} />
      </div>
    </Form>
  );
}

function Judge({ id, by }: { readonly id: string; readonly by: string }) {
  const say = useSay();
  const [words, setWords] = useDraft(`judge.${id}`);
  const act = useAct((verdict: Verdict, key) => judge(id, verdict, key), CHANGED, () => setWords(""));
  const said = words.trim();
  const submit = (accepted: boolean) => !act.isPending && act.mutate({ accepted, words: said });
  return (
    <Form label={say("judge.title")}>
      <p>{say("judge.why", { who: by })}</p>
      <Field label={say("judge.words")}>
        {(field) => <textarea id={field} className="control" maxLength={LONGEST_WORDS} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" loading={act.isPending} onClick={() => submit(true)}>{say("judge.accept")}</Button>
        <Button danger disabled={said === "" || act.isPending} onClick={() => submit(false)} title={said === "" ? say("judge.rejectNeedsWords") : undefined}>{say("judge.reject")}</Button>
      </div>
    </Form>
  );
}

/** What this account can do next about a discrepancy, and otherwise who can. */
export function Explaining({ discrepancy }: { readonly discrepancy: Discrepancy }) {
  const say = useSay();
  const { data: session } = useQuery(sessionQuery);
  const step = nextStep(discrepancy, session?.account ?? "", session?.permissions ?? []);
  if (step.kind === "none") return null;
  return (
    <div className="next-step" aria-live="polite">
      <h3>{say(`next.${step.kind}`)}</h3>
      {step.kind === "shelf" && <p>{say(discrepancy.kind === "UNKNOWN_TAG" ? "next.shelf.UNKNOWN_TAG" : "next.shelf.CONTESTED")}</p>}
      {step.kind === "notPermitted" && <p>{say("next.notPermitted.why")}</p>}
      {step.kind === "othersTurn" && <p>{say("next.othersTurn.why", { who: step.by })}</p>}
      {step.kind === "explain" && <Explain key={discrepancy.id} id={discrepancy.id} />}
      {step.kind === "judge" && <Judge key={discrepancy.id} id={discrepancy.id} by={step.by} />}
    </div>
  );
}
