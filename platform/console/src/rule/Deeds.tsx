import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { sessionQuery } from "../identity/session";
import { DayField } from "../shell/DayField";
import { Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { useAct } from "../shell/useAct";
import { useDraft } from "../shell/useDraft";
import { setFlaws } from "./faults";
import { FlawList } from "./Flaws";
import { RULES_KEY, endSet, putInForce, retireSet, reviewSet, type Ending, type Retirement, type RuleSet } from "./queries";
import { mayEnter, mayReview, nextDeed } from "./view";

const CHANGED = [RULES_KEY];
const LONGEST_REASON = 500;

function Review({ set, left }: { readonly set: RuleSet; readonly left: number }) {
  const say = useSay();
  const act = useAct((id: number, key) => reviewSet(id, key), CHANGED);
  return (
    <>
      <p>{say("rule.deed.review.why", { left })}</p>
      <Refused error={act.error} />
      <div className="form-line"><Button type="primary" loading={act.isPending} onClick={() => act.mutate(set.id)}>{say("rule.deed.review")}</Button></div>
    </>
  );
}

function PutInForce({ set }: { readonly set: RuleSet }) {
  const say = useSay();
  const act = useAct((id: number, key) => putInForce(id, key), CHANGED);
  return (
    <>
      <p>{say("rule.deed.putInForce.why")}</p>
      <Refused error={act.error} />
      <div className="form-line"><Button type="primary" loading={act.isPending} onClick={() => act.mutate(set.id)}>{say("rule.deed.putInForce")}</Button></div>
    </>
  );
}

function End({ set, onDone }: { readonly set: RuleSet; readonly onDone: () => void }) {
  const say = useSay();
  const [lastDay, setLastDay] = useState<string>();
  const [reason, setReason] = useDraft(`rule.end.${set.id}`);
  const act = useAct((wish: Ending, key) => endSet(wish, key), CHANGED, () => {
    setReason("");
    onDone();
  });
  const complete = lastDay !== undefined && reason.trim() !== "";
  return (
    <Form label={say("rule.deed.end")} onCancel={onDone} onSubmit={() => complete && !act.isPending && act.mutate({ set: set.id, lastDay, reason: reason.trim() })}>
      <p>{say("rule.deed.end.why")}</p>
      <Field label={say("rule.lastDay")}>{(id) => <DayField id={id} day={lastDay} onDay={setLastDay} />}</Field>
      <Field label={say("rule.reason")} sends>
        {(id) => <textarea id={id} className="control" maxLength={LONGEST_REASON} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!complete}>{say("rule.deed.end")}</Button>
        <Button onClick={onDone}>{say("task.cancel")}</Button>
        <Missing what={[lastDay === undefined && say("rule.lastDay"), reason.trim() === "" && say("rule.reason")]} />
      </div>
    </Form>
  );
}

function Retire({ set, onDone }: { readonly set: RuleSet; readonly onDone: () => void }) {
  const say = useSay();
  const [reason, setReason] = useDraft(`rule.retire.${set.id}`);
  const act = useAct((wish: Retirement, key) => retireSet(wish, key), CHANGED, () => {
    setReason("");
    onDone();
  });
  const complete = reason.trim() !== "";
  return (
    <Form label={say("rule.deed.retire")} onCancel={onDone} onSubmit={() => complete && !act.isPending && act.mutate({ set: set.id, reason: reason.trim() })}>
      <p>{say("rule.deed.retire.why")}</p>
      <Field label={say("rule.reason")} sends>
        {(id) => <textarea id={id} className="control" maxLength={LONGEST_REASON} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button danger type="primary" htmlType="submit" loading={act.isPending} disabled={!complete}>{say("rule.deed.retire")}</Button>
        <Button onClick={onDone}>{say("task.cancel")}</Button>
        <Missing what={[!complete && say("rule.reason")]} />
      </div>
    </Form>
  );
}

type Closing = "none" | "end" | "retire";

/** What this account can do with the set next, and otherwise who can. */
export function Deeds({ set, sets, onNewVersion }: { readonly set: RuleSet; readonly sets: readonly RuleSet[]; readonly onNewVersion: () => void }) {
  const say = useSay();
  const { data: session } = useQuery(sessionQuery);
  const [open, show] = useState<Closing>("none");
  if (session === undefined) return null;
  const deed = nextDeed(set, session);
  const reviews = mayReview(session);
  const close = () => show("none");
  return (
    <div className="next-step rule-deeds" aria-live="polite">
      <h3>{say(`rule.next.${deed.kind}`)}</h3>
      {deed.kind === "othersRead" && <p>{say(`rule.next.${deed.why}`, { left: deed.left })}</p>}
      {(set.status === "DRAFT" || set.status === "REVIEWED") && <FlawList faults={setFlaws(set, sets)} entered />}
      {deed.kind === "review" && <Review set={set} left={deed.left} />}
      {deed.kind === "putInForce" && <PutInForce set={set} />}
      {open === "end" && <End set={set} onDone={close} />}
      {open === "retire" && <Retire set={set} onDone={close} />}
      {open === "none" && (
        <div className="form-line">
          {mayEnter(session) && <Button onClick={onNewVersion}>{say("rule.newVersion")}</Button>}
          {reviews && deed.kind === "inForce" && <Button onClick={() => show("end")}>{say("rule.deed.end")}</Button>}
          {reviews && deed.kind !== "none" && <Button danger onClick={() => show("retire")}>{say("rule.deed.retire")}</Button>}
        </div>
      )}
    </div>
  );
}
