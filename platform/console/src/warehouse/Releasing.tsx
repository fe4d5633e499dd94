import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { institutions } from "../place/institutions";
import { useNow } from "../shell/clock";
import { DayField } from "../shell/DayField";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { NumberField } from "../shell/NumberField";
import { countyDay } from "../shell/times";
import { useAct } from "../shell/useAct";
import { LONGEST_REASON, MOST_USABLE_DAYS, draftOf, lateLacks, lateWish, lateWrong, type Asked, type LateDraft, type LateView } from "./lateView";
import { LATE_CHANGED, askLateEntry, releaseLateEntry, type NewLateEntry, type NewLateRequest } from "./queries";
import { Sure } from "./Sure";

interface ReleasingProps {
  /** What the address asks for. */
  readonly view: LateView;
  /** Whether this account may release; another one asks. */
  readonly releases: boolean;
  readonly onClose: () => void;
}

/** Asks for days to be released for entering late, or releases them. */
export function Releasing({ view, releases, onClose }: ReleasingProps) {
  const say = useSay();
  const today = countyDay(useNow(60));
  const places = (useQuery(institutions).data ?? []).filter(({ kind }) => kind !== "COUNTY");
  const nameOf = (code: string) => places.find((each) => each.code === code)?.name ?? code;
  const [typed, setDraft] = useState<LateDraft>(() => draftOf(view));
  // Whoever works in one hospital asks for it alone.
  const draft = typed.institution === "" && places.length === 1 ? { ...typed, institution: places[0]!.code } : typed;
  const [sure, ask] = useState<"not" | "asked" | "taken back">("not");
  const onDraft = (change: Partial<LateDraft>) => setDraft({ ...draft, ...change });
  const wish = lateWish(draft, today);
  const release = useAct((wanted: NewLateEntry, key) => releaseLateEntry(wanted, key), LATE_CHANGED, onClose);
  const request = useAct((wanted: NewLateRequest, key) => askLateEntry(wanted, key), LATE_CHANGED, onClose);
  const submit = () => {
    if (wish === undefined || request.isPending) return;
    const { institution, firstDay, lastDay, reason } = wish;
    if (releases) ask("asked");
    else request.mutate({ institution, firstDay, lastDay, reason });
  };
  const [lacks, wrong] = [lateLacks(draft), lateWrong(draft, today)];
  const label = (name: Asked) => say(`warehouse.late.${name}`);
  const dayField = (name: "firstDay" | "lastDay") => (
    <Field label={label(name)}>
      {(id) => <><DayField id={id} day={draft[name]} onDay={(day) => onDraft({ [name]: day })} />{wrong.includes(name) && <span className="field-wrong" role="status">{say(`warehouse.late.wrong.${name}`)}</span>}</>}
    </Field>
  );
  const title = say(releases ? "warehouse.late.release" : "warehouse.late.ask");
  return (
    <section className="report-open" aria-label={title}>
      <header><h2>{title}</h2><Button size="small" onClick={onClose}>{say("action.close")}</Button></header>
      {sure === "asked" && wish !== undefined && <Sure released={{ ...wish, name: nameOf(wish.institution) }} today={today} isPending={release.isPending} error={release.error} onSure={() => release.mutate(wish)} onBack={() => ask("taken back")} />}
      {sure !== "asked" && (
        <Form label={title} onSubmit={submit}>
          <p className="panel-hint">{say(releases ? "warehouse.late.releaseWhy" : "warehouse.late.askWhy")}</p>
          <Field label={label("institution")}>
            {(id) => <Choice id={id} value={draft.institution} words={places.map(({ code }) => code)} say={nameOf} none={say("account.choose")} onChoose={(institution) => onDraft({ institution: institution ?? "" })} />}
          </Field>
          <div className="form-line late-days">{dayField("firstDay")}{dayField("lastDay")}</div>
          {releases && <NumberField label={label("usableDays")} hint={say("warehouse.late.usableHint")} text={draft.usableDays} onText={(usableDays) => onDraft({ usableDays })}
            wrong={wrong.includes("usableDays") ? say("form.wholeWrong", { least: 0, most: MOST_USABLE_DAYS }) : undefined} />}
          <Field label={label("reason")} sends>
            {(id) => <textarea id={id} className="control" maxLength={LONGEST_REASON} value={draft.reason} onChange={(event) => onDraft({ reason: event.target.value })} />}
          </Field>
          <Refused error={request.error} />
          <div className="form-line">
            <Button type="primary" htmlType="submit" autoFocus={sure === "taken back"} loading={request.isPending} disabled={wish === undefined}>{title}</Button>
            <Missing what={lacks.map(label)} wrong={wrong.map(label)} />
          </div>
        </Form>
      )}
    </section>
  );
}
