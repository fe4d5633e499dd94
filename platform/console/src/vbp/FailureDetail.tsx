import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import Button from "antd/es/button";
import { sessionQuery } from "../identity/session";
import { attachmentAddress } from "../shell/attachments";
import { Field, Form, Missing, Refused } from "../shell/Form";
import { useLanguage, useSay } from "../shell/Language";
import { Facts } from "../shell/Page";
import { count, fullTime } from "../shell/times";
import { useAct } from "../shell/useAct";
import { useDraft } from "../shell/useDraft";
import { FailureMark } from "./FailureMark";
import { APPROVERS, failureTurn } from "./failureView";
import { FAILURES_CHANGED, judgeFailure, type Failure, type FailureVerdict } from "./failures";

const LONGEST_WORDS = 500;

/** Two others say whether the evidence proves it; who may not is told whom it waits for. */
function Judge({ failure }: { readonly failure: Failure }) {
  const say = useSay();
  const session = useQuery(sessionQuery).data;
  const [words, setWords] = useDraft(`failure.${failure.id}`);
  const act = useAct((verdict: FailureVerdict, key) => judgeFailure(failure.id, verdict, key), FAILURES_CHANGED, () => setWords(""));
  const turn = failureTurn(failure, session?.account ?? "", session?.role ?? "", session?.permissions ?? []);
  switch (turn) {
    case "rejected":
      return null;
    case "own":
    case "said":
    case "notPermitted":
      return failure.approvedBy.length >= APPROVERS ? null : <p className="panel-hint" role="note">{say(`vbp.failure.turn.${turn}`, { left: APPROVERS - failure.approvedBy.length })}</p>;
    case "judge": {
      const said = words.trim();
      const send = (approved: boolean) => said !== "" && !act.isPending && act.mutate({ approved, words: said });
      return (
        <Form label={say("vbp.failure.judge")}>
          <Field label={say("vbp.failure.judgeWords")} hint={say("vbp.failure.judgeHint")}>
            {(field) => <textarea id={field} className="control" maxLength={LONGEST_WORDS} value={words} onChange={(event) => setWords(event.target.value)} />}
          </Field>
          <Refused error={act.error} />
          <div className="form-line">
            <Button type="primary" disabled={said === ""} loading={act.isPending} onClick={() => send(true)}>{say("vbp.failure.approve")}</Button>
            <Button danger disabled={said === "" || act.isPending} onClick={() => send(false)}>{say("vbp.failure.reject")}</Button>
            <Missing what={[said === "" && say("vbp.failure.judgeWords")]} />
          </div>
        </Form>
      );
    }
  }
}

interface FailureDetailProps {
  readonly failure: Failure;
  readonly institution: string;
  readonly batch: string;
  readonly product: string;
  readonly onClose: () => void;
}

/** One report: what was ordered when, which deadlines passed, what proves it, and who has said what. */
export function FailureDetail({ failure, institution, batch, product, onClose }: FailureDetailProps) {
  const { say, locale } = useLanguage();
  const { agreement, attachment, complaint } = failure;
  const people = (names: readonly string[]) => (names.length === 0 ? "–" : names.join("、"));
  return (
    <section className="report-open" aria-label={say("vbp.failureOf", { order: failure.orderNo })}>
      <header><h2>{institution} · {batch} {agreement} · {product}</h2><Button size="small" onClick={onClose}>{say("action.close")}</Button></header>
      <Facts facts={[
        [say("vbp.statusOf"), <FailureMark failure={failure} />],
        [say("vbp.failure.supplier"), <code>{failure.supplier}</code>],
        [say("vbp.orderLine"), <code>{failure.orderNo} - {failure.orderLine}</code>],
        [say("vbp.failure.quantity"), count(failure.quantity, locale)],
        [say("vbp.failure.ordered"), fullTime(failure.orderedAt)],
        [say("vbp.failure.confirmBy"), fullTime(failure.confirmBy)],
        [say("vbp.failure.deliverBy"), <strong>{fullTime(failure.deliverBy)}</strong>],
        [say("vbp.failure.failedOn"), failure.failedOn],
        [say("vbp.failure.reminders"), say("vbp.failure.times", { n: failure.reminders })],
        [say("vbp.failure.complaint"), complaint ?? "–"],
        [say("statement.evidence"), attachment === null ? "–" : <a href={attachmentAddress(attachment)} download>{say("vbp.failure.open")}</a>],
        [say("vbp.failure.words"), failure.words],
        [say("vbp.reportedBy"), failure.reportedBy],
        [say("vbp.failure.approvedBy"), people(failure.approvedBy)],
        ...(failure.rejectedBy.length === 0 ? [] : [[say("vbp.failure.rejectedBy"), people(failure.rejectedBy)] as const]),
        [say("vbp.figure"), <Link to="/vbp/progress/$institution/$batch/$agreement/$product" params={failure} search={{}}>{say("statement.openProgress")}</Link>],
      ]} />
      <Judge failure={failure} />
    </section>
  );
}
