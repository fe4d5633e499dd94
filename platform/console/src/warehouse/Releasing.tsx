import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { institutions } from "../place/institutions";
import { useNow } from "../shell/clock";
import { DayField } from "../shell/DayField";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { NumberField } from "../shell/NumberField";
import { Facts } from "../shell/Page";
import { Question } from "../shell/Question";
import { countyDay } from "../shell/times";
import { useAct } from "../shell/useAct";
import { dayAfter } from "../statement/window";
import { LONGEST_REASON, MOST_USABLE_DAYS, draftOf, lateLacks, lateViewOf, lateWish, lateWrong, type Asked, type LateDraft, type LateView } from "./lateView";
import { LATE_CHANGED, releaseLateEntry, type NewLateEntry } from "./queries";

interface AskingProps {
  /** Where the releases are listed. */
  readonly path: string;
  readonly draft: LateDraft;
  readonly isWhole: boolean;
}

/** Whoever may not release hands on an address in which everything is filled in; nothing is kept until it is released. */
function Asking({ path, draft, isWhole }: AskingProps) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const { institution, firstDay, lastDay, reason } = draft;
  const asked = Object.entries(lateViewOf({ open: true, institution, firstDay, lastDay, reason: reason.trim() })).map(([name, value]) => [name, String(value)] as [string, string]);
  const address = `${window.location.origin}${path}?${new URLSearchParams(asked)}`;
  if (!isWhole) return null;
  return (
    <>
      <p>{say("warehouse.late.handOn")}</p>
      <code className="secret">{address}</code>
      <div className="form-line">
        <Button onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>{say("warehouse.late.copy")}</Button>
        {copied && <span className="field-hint" role="status">{say("warehouse.late.copied")}</span>}
      </div>
    </>
  );
}

interface SureProps {
  readonly wish: NewLateEntry;
  readonly name: string;
  readonly today: string;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** What was judged and paid after may change by it, so that it is asked once more what is released, for whom and until when. */
function Sure({ wish, name, today, onBack, onDone }: SureProps) {
  const say = useSay();
  const act = useAct((wanted: NewLateEntry, key) => releaseLateEntry(wanted, key), LATE_CHANGED, onDone);
  return (
    <Question className="form late-sure" words={say("warehouse.late.sure")} onBack={() => act.isPending || onBack()}>
      <Facts facts={[
        [say("warehouse.late.institution"), <strong>{name}</strong>],
        [say("warehouse.late.days"), <strong>{wish.firstDay} – {wish.lastDay}</strong>],
        [say("warehouse.late.usableUntil"), <strong>{dayAfter(today, wish.usableDays)}</strong>],
        [say("warehouse.late.reason"), wish.reason],
      ]} />
      <p className="panel-hint">{say("warehouse.late.means")}</p>
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate(wish)}>{say("warehouse.late.release")}</Button>
        <Button disabled={act.isPending} onClick={onBack}>{say("task.cancel")}</Button>
      </div>
    </Question>
  );
}

interface ReleasingProps {
  readonly path: string;
  /** What the address asks for. */
  readonly view: LateView;
  /** Whether this account may release; another one asks. */
  readonly releases: boolean;
  readonly onClose: () => void;
}

/** Asks for days to be released for entering late, or releases them. */
export function Releasing({ path, view, releases, onClose }: ReleasingProps) {
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
      {sure === "asked" && wish !== undefined && <Sure wish={wish} name={nameOf(wish.institution)} today={today} onBack={() => ask("taken back")} onDone={onClose} />}
      {sure !== "asked" && (
        <Form label={title} onSubmit={() => releases && wish !== undefined && ask("asked")}>
          <p className="panel-hint">{say(releases ? "warehouse.late.releaseWhy" : "warehouse.late.askWhy")}</p>
          <Field label={label("institution")}>
            {(id) => <Choice id={id} value={draft.institution} words={places.map(({ code }) => code)} say={nameOf} none={say("account.choose")} onChoose={(institution) => onDraft({ institution: institution ?? "" })} />}
          </Field>
          <div className="form-line late-days">{dayField("firstDay")}{dayField("lastDay")}</div>
          {releases && <NumberField label={label("usableDays")} hint={say("warehouse.late.usableHint")} text={draft.usableDays} onText={(usableDays) => onDraft({ usableDays })}
            wrong={wrong.includes("usableDays") ? say("form.wholeWrong", { least: 0, most: MOST_USABLE_DAYS }) : undefined} />}
          <Field label={label("reason")} sends={releases}>
            {(id) => <textarea id={id} className="control" maxLength={LONGEST_REASON} value={draft.reason} onChange={(event) => onDraft({ reason: event.target.value })} />}
          </Field>
          {!releases && <Asking path={path} draft={draft} isWhole={wish !== undefined} />}
          <div className="form-line">
            {releases && <Button type="primary" htmlType="submit" autoFocus={sure === "taken back"} disabled={wish === undefined}>{say("warehouse.late.release")}</Button>}
            <Missing what={lacks.map(label)} wrong={wrong.map(label)} />
          </div>
        </Form>
      )}
    </section>
  );
}
