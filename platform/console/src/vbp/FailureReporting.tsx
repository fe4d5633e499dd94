import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { EVIDENCE, attach } from "../shell/attachments";
import { DayField } from "../shell/DayField";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useLanguage, useSay } from "../shell/Language";
import { NumberField } from "../shell/NumberField";
import { count } from "../shell/times";
import { useAct } from "../shell/useAct";
import { WHOLES, failureLacks, failureOf, failureWrong, timeOf, type FailureDraft } from "./failureView";
import { FAILURES_CHANGED, itemsOfBatch, reportFailure, type NewFailure } from "./failures";
import { FilePick } from "./FilePick";
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
  const { locale } = useLanguage();
  const wrong = failureWrong(draft);
  const whole = (name: keyof typeof WHOLES, label: string) => {
    const [least, most] = WHOLES[name];
    return (
      <NumberField label={label} text={draft[name]} onText={(text) => onDraft({ [name]: text })}
        wrong={wrong.includes(name) ? say("form.wholeWrong", { least, most: count(most, locale) }) : undefined} />
    );
  };
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
          {(id) => <input id={id} className="control failure-time" placeholder={say("time.form")} autoComplete="off" value={draft.orderedAt}
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
  const wrong = failureWrong(draft);
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
          {(id) => <FilePick id={id} accept={EVIDENCE} file={file} onFile={setFile} />}
        </Field>
        <Refused error={act.error} />
        <div className="form-line">
          <Button type="primary" htmlType="submit" disabled={failure === undefined} loading={act.isPending}>{say("vbp.failureNew")}</Button>
          <Missing what={failureLacks(draft).filter((name) => !wrong.includes(name)).map((name) => say(LABELS[name]))} wrong={wrong.map((name) => say(LABELS[name]))} />
        </div>
      </Form>
    </section>
  );
}
