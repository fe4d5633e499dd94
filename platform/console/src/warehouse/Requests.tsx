import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { sessionQuery } from "../identity/session";
import { mayReview } from "../rule/view";
import { FaultPanel } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { NumberField } from "../shell/NumberField";
import { Table } from "../shell/Page";
import { countyDay, fullTime } from "../shell/times";
import { useAct } from "../shell/useAct";
import { useDraft } from "../shell/useDraft";
import { LONGEST_REASON, MOST_USABLE_DAYS, USUAL_USABLE_DAYS, openRequests, usableDaysOf } from "./lateView";
import { LATE_CHANGED, answerRequest, lateRequests, type LateRequest, type LateVerdict } from "./queries";
import { Sure } from "./Sure";

/** Another person releases the days, after one more question, or says why not. */
function Answering({ request, name }: { readonly request: LateRequest; readonly name: string }) {
  const say = useSay();
  const today = countyDay(useNow(60));
  const [usable, setUsable] = useState<string>(USUAL_USABLE_DAYS);
  const [words, setWords] = useDraft(`late.${request.id}`);
  const [asked, ask] = useState(false);
  const act = useAct((verdict: LateVerdict, key) => answerRequest(request.id, verdict, key), LATE_CHANGED, () => setWords(""));
  const usableDays = usableDaysOf(usable);
  const said = words.trim();
  if (asked && usableDays !== undefined) {
    return <Sure released={{ ...request, name, usableDays }} today={today} isPending={act.isPending} error={act.error} onSure={() => act.mutate({ usableDays, words: said })} onBack={() => ask(false)} />;
  }
  return (
    <Form label={say("warehouse.late.answer")}>
      <NumberField label={say("warehouse.late.usableDays")} hint={say("warehouse.late.usableHint")} text={usable} onText={setUsable}
        wrong={usable.trim() !== "" && usableDays === undefined ? say("form.wholeWrong", { least: 0, most: MOST_USABLE_DAYS }) : undefined} />
      <Field label={say("warehouse.late.answerWords")}>
        {(id) => <input id={id} className="control" maxLength={LONGEST_REASON} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button size="small" type="primary" disabled={said === "" || usableDays === undefined || act.isPending} onClick={() => ask(true)}>{say("warehouse.late.release")}</Button>
        <Button size="small" disabled={said === ""} loading={act.isPending} onClick={() => act.mutate({ words: said })}>{say("warehouse.late.refuse")}</Button>
        <Missing what={[usable.trim() === "" && say("warehouse.late.usableDays"), said === "" && say("warehouse.late.answerWords")]} />
      </div>
    </Form>
  );
}

function Answer({ request, name }: { readonly request: LateRequest; readonly name: string }) {
  const say = useSay();
  const session = useQuery(sessionQuery).data;
  const { answer } = request;
  if (answer !== null) return <p><Mark tone="none">{say("warehouse.late.refused")}</Mark> {answer.words} <span className="nothing">{answer.account} {fullTime(answer.at)}</span></p>;
  if (session !== undefined && mayReview(session) && session.account !== request.askedBy) return <Answering request={request} name={name} />;
  return <Mark tone="warn">{say("warehouse.late.waits")}</Mark>;
}

/** What was asked for and waits, and what was refused and why; what was released stands in the list of releases. */
export function Requests({ institution, nameOf }: { readonly institution: string | undefined; readonly nameOf: (code: string) => string }) {
  const say = useSay();
  const query = useQuery(lateRequests);
  const rows = openRequests(query.data ?? [], institution);
  if (query.isError) return <FaultPanel what="warehouse.requestsFailed" error={query.error} slim onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return null;
  return (
    <section className="report-open" aria-label={say("warehouse.late.requests")}>
      <header><h2>{say("warehouse.late.requests")}</h2></header>
      <Table cards label={say("warehouse.late.requests")} heads={[say("warehouse.late.institution"), say("warehouse.late.days"), say("warehouse.late.reason"), say("warehouse.late.answer")]}
        rows={rows.map((request) => ({
          key: String(request.id),
          cells: [
            nameOf(request.institution), <span className="late-days">{request.firstDay} – {request.lastDay}</span>,
            <span>{request.reason}<br /><span className="nothing">{request.askedBy} {fullTime(request.at)}</span></span>,
            <Answer request={request} name={nameOf(request.institution)} />,
          ],
        }))} />
    </section>
  );
}
