import Button from "antd/es/button";
import { useState } from "react";
import { Field, Form, Missing, Refused } from "../shell/Form";
import { useLanguage } from "../shell/Language";
import { NumberField } from "../shell/NumberField";
import { count } from "../shell/times";
import { useAct } from "../shell/useAct";
import { MOST_UNITS, needsReason, unitsOf, type Report } from "./reportView";
import { reportVolume, type NewReport } from "./reports";
import { Which, type Chosen } from "./Which";

const CHANGED = [["vbp", "reports"]] as const;
const LONGEST_REASON = 500;

interface Draft extends Chosen {
  readonly reported: string;
  readonly mean: string;
  readonly reason: string;
}

function wishOf(draft: Draft): NewReport | undefined {
  const { batch, agreement, institution, product } = draft;
  const [reportedUnits, meanUnits, reason] = [unitsOf(draft.reported), unitsOf(draft.mean), draft.reason.trim()];
  if (batch === undefined || agreement === undefined || institution === undefined || product === undefined) return undefined;
  if (reportedUnits === undefined || meanUnits === undefined || (needsReason(reportedUnits, meanUnits) && reason === "")) return undefined;
  return { batch, agreement, institution, product, reportedUnits, meanUnits, reason: reason === "" ? null : reason };
}

interface ReportingProps {
  /** What is reported anew; undefined where it is reported for the first time. */
  readonly from?: Report | undefined;
  readonly onClose: () => void;
}

const EMPTY: Draft = { reported: "", mean: "", reason: "" };

function draftOf({ batch, agreement, institution, product, reportedUnits, meanUnits, reason }: Report): Draft {
  return { batch, agreement, institution, product, reported: String(reportedUnits), mean: String(meanUnits), reason: reason ?? "" };
}

/** What an institution needs of a product; below four fifths of what it used it has to say why. */
export function Reporting({ from, onClose }: ReportingProps) {
  const { say, locale } = useLanguage();
  const [draft, setDraft] = useState<Draft>(from === undefined ? EMPTY : draftOf(from));
  const act = useAct((wish: NewReport, key) => reportVolume(wish, key), CHANGED, onClose);
  const wish = wishOf(draft);
  const [reported, mean] = [unitsOf(draft.reported), unitsOf(draft.mean)];
  const asksReason = reported !== undefined && mean !== undefined && needsReason(reported, mean);
  const onDraft = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const isWrong = (name: "reported" | "mean") => draft[name].trim() !== "" && unitsOf(draft[name]) === undefined;
  const units = (label: string, name: "reported" | "mean") => (
    <NumberField label={label} text={draft[name]} onText={(text) => onDraft({ [name]: text })}
      wrong={isWrong(name) ? say("form.wholeWrong", { least: 0, most: count(MOST_UNITS, locale) }) : undefined} />
  );
  return (
    <section className="report-open" aria-label={say("vbp.reportNew")}>
      <header><h2>{say("vbp.reportNew")}</h2><Button size="small" onClick={onClose}>{say("action.close")}</Button></header>
      <Form label={say("vbp.reportNew")} onSubmit={() => wish !== undefined && !act.isPending && act.mutate(wish)}>
        <Which chosen={draft} onChoose={onDraft} />
        <div className="form-line">{units(say("vbp.reported"), "reported")}{units(say("vbp.mean"), "mean")}</div>
        <Field label={say("vbp.reason")} hint={say(asksReason ? "vbp.reasonNeeded" : "vbp.reasonHint")} sends>
          {(id) => <textarea id={id} className="control" maxLength={LONGEST_REASON} value={draft.reason} onChange={(event) => onDraft({ reason: event.target.value })} />}
        </Field>
        <Refused error={act.error} />
        <div className="form-line">
          <Button type="primary" htmlType="submit" disabled={wish === undefined} loading={act.isPending}>{say("vbp.sendReport")}</Button>
          <Missing what={[draft.institution === undefined && say("vbp.institution"), draft.agreement === undefined && say("vbp.period"), draft.product === undefined && say("vbp.product"), draft.reported.trim() === "" && say("vbp.reported"), draft.mean.trim() === "" && say("vbp.mean"), asksReason && draft.reason.trim() === "" && say("vbp.reason")]}
            wrong={[isWrong("reported") && say("vbp.reported"), isWrong("mean") && say("vbp.mean")]} />
        </div>
      </Form>
    </section>
  );
}
