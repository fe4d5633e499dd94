import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { sessionQuery } from "../identity/session";
import { Field, Form, Refused } from "../shell/Form";
import { useLanguage, useSay } from "../shell/Language";
import { Facts } from "../shell/Page";
import { count } from "../shell/times";
import { useAct } from "../shell/useAct";
import { useDraft } from "../shell/useDraft";
import { Correcting } from "./Correcting";
import { reportKey, shareOfMean, type Report } from "./reportView";
import { approveReport, type ReportApproval } from "./reports";

const CHANGED = [["vbp", "reports"]] as const;
const LONGEST_WORDS = 500;

/** Another person freezes what was reported. */
function Approve({ report }: { readonly report: Report }) {
  const say = useSay();
  const session = useQuery(sessionQuery).data;
  const [words, setWords] = useDraft(`report.${reportKey(report)}`);
  const act = useAct((wish: ReportApproval, key) => approveReport(wish, key), CHANGED, () => setWords(""));
  if (report.approvedBy !== null) return null;
  if (report.reportedBy === session?.account) return <p className="panel-hint" role="note">{say("vbp.ownReport")}</p>;
  if (!["admin", "bureau"].includes(session?.role ?? "") || !session?.permissions.includes("APPROVE")) return <p className="panel-hint" role="note">{say("vbp.approveNotPermitted")}</p>;
  const { batch, agreement, institution, product, reportedUnits, meanUnits } = report;
  const submit = () => words.trim() !== "" && !act.isPending && act.mutate({ batch, agreement, institution, product, reportedUnits, meanUnits, words: words.trim() });
  return (
    <Form label={say("vbp.approve")} onSubmit={submit}>
      <Field label={say("vbp.reviewWords")} sends>
        {(field) => <textarea id={field} className="control" maxLength={LONGEST_WORDS} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" htmlType="submit" disabled={words.trim() === ""} loading={act.isPending}>{say("vbp.approve")}</Button>
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
  readonly onClose: () => void;
}

export function ReportDetail({ report, name, product, batch, onClose }: ReportDetailProps) {
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
