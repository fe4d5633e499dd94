import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { sessionQuery } from "../identity/session";
import { mayEnter, mayReview } from "../rule/view";
import { Field, Form, Missing, Refused } from "../shell/Form";
import { useLanguage, useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { NumberField } from "../shell/NumberField";
import { count, fullTime } from "../shell/times";
import { useAct } from "../shell/useAct";
import { MOST_UNITS, unitsOf, type Report } from "./reportView";
import { correctReport, reviewCorrection, type NewCorrection, type Verdict } from "./reports";

const CHANGED = [["vbp", "reports"]] as const;
const LONGEST_WORDS = 500;

type Correction = Report["corrections"][number];

function Proposing({ report }: { readonly report: Report }) {
  const { say, locale } = useLanguage();
  const [open, show] = useState(false);
  const [reported, setReported] = useState(String(report.reportedUnits));
  const [mean, setMean] = useState(String(report.meanUnits));
  const [reason, setReason] = useState("");
  const act = useAct((wish: NewCorrection, key) => correctReport(wish, key), CHANGED, () => setReason(""));
  const { batch, agreement, institution, product } = report;
  const [reportedUnits, meanUnits] = [unitsOf(reported), unitsOf(mean)];
  const isNew = reportedUnits !== report.reportedUnits || meanUnits !== report.meanUnits;
  const wrongOf = (text: string) => (text.trim() !== "" && unitsOf(text) === undefined ? say("form.wholeWrong", { least: 0, most: count(MOST_UNITS, locale) }) : undefined);
  const submit = () => {
    if (reportedUnits === undefined || meanUnits === undefined || !isNew || reason.trim() === "" || act.isPending) return;
    act.mutate({ batch, agreement, institution, product, reportedUnits, meanUnits, reason: reason.trim() });
  };
  if (!open) return <div className="form-line"><Button onClick={() => show(true)}>{say("vbp.correct")}</Button></div>;
  return (
    <Form label={say("vbp.correct")} onCancel={() => show(false)} onSubmit={submit}>
      <h3>{say("vbp.correct")}</h3>
      <NumberField label={say("vbp.reported")} text={reported} onText={setReported} wrong={wrongOf(reported)} />
      <NumberField label={say("vbp.mean")} text={mean} onText={setMean} wrong={wrongOf(mean)} />
      <Field label={say("vbp.correctReason")} sends>
        {(field) => <input id={field} className="control" maxLength={LONGEST_WORDS} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!isNew || reportedUnits === undefined || meanUnits === undefined || reason.trim() === ""}>{say("vbp.correct")}</Button>
        <Button disabled={act.isPending} onClick={() => show(false)}>{say("task.cancel")}</Button>
        <Missing what={[reported.trim() === "" && say("vbp.reported"), mean.trim() === "" && say("vbp.mean"), !isNew && say("vbp.correctAnother"), reason.trim() === "" && say("vbp.correctReason")]}
          wrong={[wrongOf(reported) !== undefined && say("vbp.reported"), wrongOf(mean) !== undefined && say("vbp.mean")]} />
      </div>
    </Form>
  );
}

function Judging({ correction }: { readonly correction: Correction }) {
  const say = useSay();
  const [words, setWords] = useState("");
  const act = useAct((verdict: Verdict, key) => reviewCorrection(correction.id, verdict, key), CHANGED);
  const said = words.trim();
  return (
    <Form label={say("vbp.correctionWaits")}>
      <Field label={say("vbp.reviewWords")}>
        {(field) => <input id={field} className="control" maxLength={LONGEST_WORDS} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button size="small" type="primary" disabled={said === ""} loading={act.isPending} onClick={() => act.mutate({ accepted: true, words: said })}>{say("judge.accept")}</Button>
        <Button size="small" disabled={said === "" || act.isPending} onClick={() => act.mutate({ accepted: false, words: said })}>{say("judge.reject")}</Button>
      </div>
    </Form>
  );
}

function One({ correction }: { readonly correction: Correction }) {
  const { say, locale } = useLanguage();
  const { data: session } = useQuery(sessionQuery);
  const { review } = correction;
  const isAnother = session !== undefined && mayReview(session) && session.account !== correction.proposedBy;
  return (
    <li>
      <p>
        <Mark tone={review === null ? "warn" : review.accepted ? "good" : "none"}>{say(review === null ? "vbp.correctionWaits" : review.accepted ? "vbp.correctionAccepted" : "vbp.correctionRejected")}</Mark>
        {" "}{say("vbp.correctionIs", { reported: count(correction.reportedUnits, locale), mean: count(correction.meanUnits, locale) })}
      </p>
      <p>{correction.reason} <span className="nothing">{correction.proposedBy} {fullTime(correction.at)}</span></p>
      {review !== null && <p>{review.words} <span className="nothing">{review.account} {fullTime(review.at)}</span></p>}
      {review === null && isAnother && <Judging correction={correction} />}
    </li>
  );
}

/** What was approved is superseded by two persons; what it was before stays beside it. */
export function Correcting({ report }: { readonly report: Report }) {
  const say = useSay();
  const { data: session } = useQuery(sessionQuery);
  if (report.approvedBy === null) return null;
  const waits = report.corrections.some(({ review }) => review === null);
  return (
    <>
      {report.corrections.length > 0 && <h3>{say("vbp.corrections")}</h3>}
      <ol>{report.corrections.map((each) => <One key={each.id} correction={each} />)}</ol>
      {session !== undefined && mayEnter(session) && !waits && <Proposing key={`${report.reportedUnits} ${report.meanUnits}`} report={report} />}
    </>
  );
}
