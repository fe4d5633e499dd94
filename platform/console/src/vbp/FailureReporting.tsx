import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { EVIDENCE, attach } from "../shell/attachments";
import { DayField } from "../shell/DayField";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { useAct } from "../shell/useAct";
import { failureLacks, failureOf, timeOf, type FailureDraft } from "./failureView";
import { FAILURES_CHANGED, itemsOfBatch, reportFailure, type NewFailure } from "./failures";
import { Which, type Chosen } from "./Which";

const LONGEST_ORDER = 64;
const LONGEST_WORDS = 500;

interface PartProps {
  readonly draft: FailureDraft;
  readonly onDraft: (change: Partial<FailureDraft>) => void;
}

/** Only who was selected for the product can have failed to deliver it. */
function SupplierChoice({ draft, onDraft }: PartProps) {
  const say = useSay();
  const items = useQuery(itemsOfBatch(draft.batch ?? "")).data ?? [];
  const selected = items.filter(({ product }) => product === draft.product).map(({ supplier }) => supplier).filter((each) => each !== null && each !== undefined);
  return (
    <Field label={say("vbp.failure.supplier")}>
      {(id) => <Choice id={id} value={draft.supplier} words={[...new Set(selected)].sort()} say={(code) => code} none={say("account.choose")} onChoose={(supplier) => onDraft({ supplier: supplier ?? "" })} />}
    </Field>
  );
}

function Order({ draft, onDraft }: PartProps) {
  const say = useSay();
  const whole = (name: "orderLine" | "quantity" | "reminders", label: string) => (
    <Field label={label}>
      {(id) => <input id={id} className="control" inputMode="numeric" maxLength={13} autoComplete="off" value={draft[name]} aria-invalid={draft[name] !== "" && failureLacks(draft).includes(name)}
        onChange={(event) => onDraft({ [name]: event.target.value })} />}
    </Field>
  );
  return (
    <>
      <div className="form-line">
        <SupplierChoice draft={draft} onDraft={onDraft} />
        <Field label={say("vbp.failure.orderNo")}>
          {(id) => <input id={id} className="control" maxLength={LONGEST_ORDER} autoComplete="off" value={draft.orderNo} onChange={(event) => onDraft({ orderNo: event.target.value })} />}
        </Field>
        {whole("orderLine", say("vbp.orderLineNo"))}
      </div>
      <div className="form-line">
        <Field label={say("vbp.failure.orderedOn")}>{(id) => <DayField id={id} day={draft.orderedOn} onDay={(orderedOn) => onDraft({ orderedOn })} />}</Field>
        <Field label={say("vbp.failure.orderedAt")}>
          {(id) => <input id={id} className="control failure-time" maxLength={5} placeholder={say("time.form")} autoComplete="off" value={draft.orderedAt}
            aria-invalid={draft.orderedAt !== "" && timeOf(draft.orderedAt) === undefined} onChange={(event) => onDraft({ orderedAt: event.target.value })} />}
        </Field>
        {whole("quantity", say("vbp.failure.quantity"))}
        {whole("reminders", say("vbp.failure.reminders"))}
      </div>
    </>
  );
}

const LABELS = {
  institution: "vbp.institution", batch: "vbp.batch", agreement: "vbp.period", product: "vbp.product", supplier: "vbp.failure.supplier", orderNo: "vbp.failure.orderNo",
  orderLine: "vbp.orderLineNo", orderedOn: "vbp.failure.orderedOn", orderedAt: "vbp.failure.orderedAt", quantity: "vbp.failure.quantity", reminders: "vbp.failure.reminders",
  words: "vbp.failure.words",
} as const;

/** Another file is another wish; the same one again repeats the same act. */
interface Wish {
  readonly failure: NewFailure;
  readonly evidence: string | undefined;
}

/** What was ordered in time and did not come; the file that proves it is kept before the report names it. */
export function FailureReporting({ begin, onReported, onClose }: { readonly begin: Chosen; readonly onReported: (id: number) => void; readonly onClose: () => void }) {
  const say = useSay();
  const [draft, setDraft] = useState<FailureDraft>({ ...begin, supplier: "", orderNo: "", orderLine: "1", orderedOn: undefined, orderedAt: "", quantity: "", reminders: "", complaint: "", words: "" });
  const [file, setFile] = useState<File>();
  const act = useAct(async ({ failure }: Wish, key) => {
    const attachment = file === undefined ? null : await attach(failure.institution, file, `${key}-file`);
    return reportFailure({ ...failure, attachment }, key);
  }, FAILURES_CHANGED, ({ id }) => onReported(id));
  const onDraft = (change: Partial<FailureDraft>) => setDraft({ ...draft, ...change, ...("product" in change && { supplier: "" }) });
  const failure = failureOf(draft);
  const text = (name: "complaint" | "words", hint: string, sends: boolean) => (
    <Field label={say(`vbp.failure.${name}`)} hint={hint} sends={sends}>
      {(id) => <textarea id={id} className="control" maxLength={LONGEST_WORDS} value={draft[name]} onChange={(event) => onDraft({ [name]: event.target.value })} />}
    </Field>
  );
  return (
    <section className="report-open" aria-label={say("vbp.failureNew")}>
      <header><h2>{say("vbp.failureNew")}</h2><Button size="small" onClick={onClose}>{say("action.close")}</Button></header>
      <Form label={say("vbp.failureNew")} onSubmit={() => failure !== undefined && !act.isPending && act.mutate({ failure, evidence: file && `${file.name} ${file.size} ${file.lastModified}` })}>
        <p className="panel-hint">{say("vbp.failure.why")}</p>
        <Which chosen={draft} onChoose={onDraft} />
        <Order draft={draft} onDraft={onDraft} />
        {text("words", say("vbp.failure.wordsHint"), true)}
        {text("complaint", say("vbp.failure.complaintHint"), false)}
        <Field label={say("statement.evidence")} hint={say("statement.evidenceHint")}>
          {(id) => <input id={id} type="file" accept={EVIDENCE} onChange={(event) => setFile(event.target.files?.[0])} />}
        </Field>
        <Refused error={act.error} />
        <div className="form-line">
          <Button type="primary" htmlType="submit" disabled={failure === undefined} loading={act.isPending}>{say("vbp.failureNew")}</Button>
          <Missing what={failureLacks(draft).map((name) => say(LABELS[name]))} />
        </div>
      </Form>
    </section>
  );
}
