import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useMemo, useState, type ReactNode } from "react";
import { DayField } from "../shell/DayField";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Section, Table } from "../shell/Page";
import { useAct } from "../shell/useAct";
import { SAID, declared, dueIn, dueKey, isClinicCode, type Due, type Said } from "./clinicView";
import { CLINICS_CHANGED, addClinic, checkStocking, clinicsOf, declareStocking, type Clinic, type NewStocking, type SpotCheck } from "./clinics";
import { progressOf } from "./queries";
import { useBatchNames } from "./useBatchNames";

const LONGEST_NAME = 200;
const LONGEST_WORDS = 500;

interface HospitalProps {
  readonly institution: string;
  readonly nameOf: (institution: string) => string;
}

interface SendProps {
  readonly label: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly done: string | undefined;
  readonly missing: readonly (string | false)[];
}

/** The end of each form: what was refused, what was done, and what is still missing. */
function Send({ label, pending, error, done, missing }: SendProps) {
  return (
    <>
      <Refused error={error} />
      {done !== undefined && <p className="done" role="status">{done}</p>}
      <div className="form-line">
        <Button type="primary" htmlType="submit" loading={pending} disabled={missing.some((each) => each !== false)}>{label}</Button>
        <Missing what={missing} />
      </div>
    </>
  );
}

/** A village clinic under a township hospital: what it buys counts for that one. */
export function AddClinic({ institution, nameOf }: HospitalProps) {
  const say = useSay();
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const [done, setDone] = useState<string>();
  const act = useAct((wish: Clinic, key) => addClinic(wish, key), CLINICS_CHANGED, () => {
    setDone(say("vbp.clinic.added", { name: name.trim() }));
    setCode("");
    setName("");
  });
  const missing = [!isClinicCode(code) && say("vbp.clinic.code"), name.trim() === "" && say("vbp.clinic.name")];
  const submit = () => {
    if (missing.every((each) => each === false) && !act.isPending) act.mutate({ code: code.trim(), name: name.trim(), institution });
  };
  return (
    <Section title={say("vbp.clinic.add")} hint={say("vbp.clinic.addWhy", { hospital: nameOf(institution) })}>
      <Form label={say("vbp.clinic.add")} onSubmit={submit}>
        <Field label={say("vbp.clinic.code")} hint={say("vbp.clinic.codeHint")}>
          {(id) => <input id={id} className="control" maxLength={32} autoComplete="off" value={code} aria-invalid={code !== "" && !isClinicCode(code)} onChange={(event) => setCode(event.target.value.toUpperCase())} />}
        </Field>
        <Field label={say("vbp.clinic.name")} sends>
          {(id) => <input id={id} className="control" maxLength={LONGEST_NAME} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <Send label={say("vbp.clinic.add")} pending={act.isPending} error={act.error} done={done} missing={missing} />
      </Form>
    </Section>
  );
}

function ClinicChoice({ institution, clinic, onClinic }: { readonly institution: string; readonly clinic: string; readonly onClinic: (code: string) => void }) {
  const say = useSay();
  const clinics = useQuery(clinicsOf(institution)).data ?? [];
  return (
    <Field label={say("vbp.clinic.one")}>
      {(id) => <Choice id={id} value={clinic} words={clinics.map(({ code }) => code)} say={(code) => `${clinics.find((each) => each.code === code)?.name ?? code} (${code})`} none={say("account.choose")}
        onChoose={(code) => onClinic(code ?? "")} />}
    </Field>
  );
}

function useDue(institution: string, month: string): readonly Due[] | undefined {
  const lines = useQuery(progressOf(institution)).data;
  return useMemo(() => (lines === undefined ? undefined : dueIn(month, lines)), [lines, month]);
}

interface SayingProps {
  readonly due: readonly Due[];
  readonly said: Readonly<Record<string, Said>>;
  readonly onSaid: (said: Readonly<Record<string, Said>>) => void;
}

/** One row a product, on which something is said or nothing. */
function Saying({ due, said, onSaid }: SayingProps): ReactNode {
  const say = useSay();
  const batchName = useBatchNames();
  return (
    <Table label={say("vbp.clinic.dueProducts")} heads={[say("vbp.product"), say("vbp.batch"), say("vbp.clinic.stocked")]}
      rows={due.map((each) => ({
        key: dueKey(each),
        cells: [
          <span>{each.name} <code>{each.product}</code></span>, batchName(each.batch),
          <span className="form-line" role="radiogroup" aria-label={each.name}>
            {SAID.map((word) => (
              <label key={word} className="vbp-check">
                <input type="radio" name={dueKey(each)} checked={said[dueKey(each)] === word} onChange={() => onSaid({ ...said, [dueKey(each)]: word })} /> {say(`vbp.clinic.said.${word}`)}
              </label>
            ))}
          </span>,
        ],
      }))} />
  );
}

/** What one clinic stocks in the month; what was declared stays. */
export function Declare({ institution, month }: { readonly institution: string; readonly month: string }) {
  const say = useSay();
  const [clinic, setClinic] = useState("");
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({});
  const [done, setDone] = useState<string>();
  const due = useDue(institution, month);
  const act = useAct((wish: NewStocking, key) => declareStocking(wish, key), CLINICS_CHANGED, ({ lines }) => {
    setDone(say("vbp.clinic.declared", { clinic, n: lines }));
    setSaid({});
    setClinic("");
  });
  const lines = declared(clinic, due ?? [], said);
  const missing = [clinic === "" && say("vbp.clinic.one"), lines.length === 0 && say("vbp.clinic.stocked")];
  const submit = () => {
    if (missing.every((each) => each === false) && !act.isPending) act.mutate({ month, lines });
  };
  return (
    <Section title={say("vbp.clinic.declareOf", { month })} hint={say("vbp.clinic.declareWhy")}>
      <Form label={say("vbp.clinic.declare")} onSubmit={submit}>
        <ClinicChoice institution={institution} clinic={clinic} onClinic={(code) => {
          setDone(undefined);
          setClinic(code);
        }} />
        {due?.length === 0 && <p className="nothing">{say("vbp.clinic.nothingDue", { month })}</p>}
        {due !== undefined && due.length > 0 && (
          <>
            <div className="form-line"><Button size="small" onClick={() => setSaid(Object.fromEntries(due.map((each) => [dueKey(each), "yes" as const])))}>{say("vbp.clinic.allYes")}</Button></div>
            <Saying due={due} said={said} onSaid={setSaid} />
          </>
        )}
        <Send label={say("vbp.clinic.declare")} pending={act.isPending} error={act.error} done={done} missing={missing} />
      </Form>
    </Section>
  );
}

/** What a visit found of one product at one clinic. */
export function Check({ institution, month, today }: { readonly institution: string; readonly month: string; readonly today: string }) {
  const say = useSay();
  const [clinic, setClinic] = useState("");
  const [chosen, setChosen] = useState("");
  const [checkedOn, setCheckedOn] = useState<string | undefined>(today);
  const [found, setFound] = useState<Said>();
  const [words, setWords] = useState("");
  const [done, setDone] = useState<string>();
  const due = useDue(institution, month) ?? [];
  const act = useAct((wish: SpotCheck, key) => checkStocking(wish, key), CLINICS_CHANGED, () => {
    setDone(say("vbp.clinic.checked", { clinic }));
    setChosen("");
    setFound(undefined);
    setWords("");
  });
  const product = due.find((each) => dueKey(each) === chosen);
  const missing = [clinic === "" && say("vbp.clinic.one"), product === undefined && say("vbp.product"), checkedOn === undefined && say("vbp.clinic.checkedOn"),
    found === undefined && say("vbp.clinic.found"), words.trim() === "" && say("vbp.clinic.words")];
  const submit = () => {
    if (product === undefined || checkedOn === undefined || found === undefined || missing.some((each) => each !== false) || act.isPending) return;
    act.mutate({ clinic, batch: product.batch, product: product.product, checkedOn, found: found === "yes", words: words.trim() });
  };
  return (
    <Section title={say("vbp.clinic.check")} hint={say("vbp.clinic.checkWhy")}>
      <Form label={say("vbp.clinic.check")} onSubmit={submit}>
        <ClinicChoice institution={institution} clinic={clinic} onClinic={(code) => {
          setDone(undefined);
          setClinic(code);
        }} />
        <Field label={say("vbp.product")}>
          {(id) => <Choice id={id} value={chosen} words={due.map(dueKey)} say={(key) => due.find((each) => dueKey(each) === key)?.name ?? key} none={say("account.choose")} onChoose={(key) => setChosen(key ?? "")} />}
        </Field>
        <div className="form-line">
          <Field label={say("vbp.clinic.checkedOn")}>{(id) => <DayField id={id} day={checkedOn} onDay={setCheckedOn} />}</Field>
          <Field label={say("vbp.clinic.found")}>
            {(id) => <Choice id={id} value={found ?? ""} words={SAID} say={(word) => say(`vbp.clinic.said.${word}`)} none={say("account.choose")} onChoose={setFound} />}
          </Field>
        </div>
        <Field label={say("vbp.clinic.words")} sends>
          {(id) => <input id={id} className="control" maxLength={LONGEST_WORDS} value={words} onChange={(event) => setWords(event.target.value)} />}
        </Field>
        <Send label={say("vbp.clinic.check")} pending={act.isPending} error={act.error} done={done} missing={missing} />
      </Form>
    </Section>
  );
}
