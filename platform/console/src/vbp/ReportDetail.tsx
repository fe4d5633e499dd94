import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { sessionQuery } from "../identity/session";
import { Field, Form, Refused } from "../shell/Form";
import { useLanguage, useSay } from "../shell/Language";
import { Facts } from "../shell/Page";
import { count, fullTime } from "../shell/times";
import { useAct } from "../shell/useAct";
import { useDraft } from "../shell/useDraft";
import { Correcting } from "./Correcting";
import { isWaiting, reportKey, shareOfMean, type Report } from "./reportView";
import { approveReport, returnReport, type ReportApproval } from "./reports";

const CHANGED = [["vbp", "reports"]] as const;
const LONGEST_WORDS = 500;

/** Another person freezes what was reported, or sends it back with the reason. */
function Approve({ report }: { readonly report: Report }) {
  const say = useSay();
  const session = useQuery(sessionQuery).data;
  const [words, setWords] = useDraft(`report.${reportKey(report)}`);
  const act = useAct((wish: ReportApproval, key) => approveReport(wish, key), CHANGED, () => setWords(""));
  const back = useAct((wish: ReportApproval, key) => returnReport(wish, key), CHANGED, () => setWords(""));
  if (!isWaiting(report)) return null;
  if (report.reportedBy === session?.account) return <p className="panel-hint" role="note">{say("vbp.ownReport")}</p>;
  if (!["admin", "bureau"].includes(session?.role ?? "") || !session?.permissions.includes("APPROVE")) return <p className="panel-hint" role="note">{say("vbp.approveNotPermitted")}</p>;
  const { batch, agreement, institution, product, reportedUnits, meanUnits } = report;
  const said = words.trim();
  const isPending = act.isPending || back.isPending;
  const seen = { batch, agreement, institution, product, reportedUnits, meanUnits, words: said };
  const submit = () => said !== "" && !isPending && act.mutate(seen);
  return (
    <Form label={say("vbp.approve")} onSubmit={submit}>
      <Field label={say("vbp.reviewWords")} sends>
        {(field) => <textarea id={field} className="control" maxLength={LONGEST_WORDS} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refused error={act.error ?? back.error} />
      <div className="form-line">
        <Button type="primary" htmlType="submit" disabled={said === ""} loading={act.isPending}>{say("vbp.approve")}</Button>
        <Button disabled={said === "" || isPending} loading={back.isPending} onClick={() => back.mutate(seen)}>{say("vbp.returnReport")}</Button>
        <span className="field-hint">{say("vbp.approveHint")}</span>
      </div>
    </Form>
  );
}

interface ReportDetailProps {
  readonly report: Report;
  readonly name: string;
  readonly product: string;
  readonly batch: string;
  /** Reports it anew; undefined for whoever may not. */
  readonly onAnew?: (() => void) | undefined;
  readonly onClose: () => void;
}

export function ReportDetail({ report, name, product, batch, onAnew, onClose }: ReportDetailProps) {
  const { say, locale } = useLanguage();
  return (
    <section className="report-open" aria-label={say("vbp.reportOf", { institution: name })}>
      <header><h2>{name} · {batch} {report.agreement} · {product}</h2><Button size="small" onClick={onClose}>{say("action.close")}</Button></header>
      <Facts facts={[
        [say("vbp.reported"), count(report.reportedUnits, locale)],
        [say("vbp.mean"), count(report.meanUnits, locale)],
        [say("vbp.ofMean"), shareOfMean(report) ?? "–"],
        [say("vbp.used"), `${count(report.usedUnits, locale)} (${report.usedShare?.shown ?? "–"})`],
        [say("vbp.reason"), report.reason ?? "–"],
        [say("vbp.reportedBy"), report.reportedBy],
        ...(report.approvedBy === null ? [] : [[say("vbp.approvedBy"), report.approvedBy] as const, [say("vbp.reviewWords"), report.words ?? "–"] as const]),
      ]} />
      {report.returned !== null && (
        <p className="panel-hint" role="note">
          {say("vbp.reportReturned", { words: report.returned.words, by: report.returned.account, at: fullTime(report.returned.at) })}
          {onAnew !== undefined && <> <Button size="small" type="primary" onClick={onAnew}>{say("vbp.reportAnew")}</Button></>}
        </p>
      )}
      {report.superseded !== null && (
        <p className="panel-hint" role="note">
          {say("vbp.superseded", { reported: count(report.superseded.reportedUnits, locale), mean: count(report.superseded.meanUnits, locale), by: report.superseded.approvedBy ?? "–" })}
        </p>
      )}
      <Approve report={report} />
      <Correcting report={report} />
    </section>
  );
}
