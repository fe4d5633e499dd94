import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { institutions } from "../place/institutions";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { Choice, Field, Form, Missing, Refused } from "../shell/Form";
import { useLanguage, useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { NumberField } from "../shell/NumberField";
import { Table } from "../shell/Page";
import { count } from "../shell/times";
import { useAct } from "../shell/useAct";
import { fenTyped, inWords, yuan } from "../statement/money";
import { Steps } from "../statement/Working";
import { YuanField } from "../statement/YuanField";
import { SETTLEMENT_KEY, consortiumYears, enterCost, enterPackage, type ConsortiumYear, type NewCost, type NewPackage } from "./queries";
import { FORMULAS, askedOf, bandsSum, bandsTyped, lacking, packageOf, wrongIn, type PackageDraft } from "./view";

const CHANGED = [SETTLEMENT_KEY];
const LONGEST_SOURCE = 500;

function Known({ years }: { readonly years: readonly ConsortiumYear[] }) {
  const say = useSay();
  const nothing = <span className="nothing">{say("settlement.notEntered")}</span>;
  return (
    <Table label={say("settlement.facts")} ends={4}
      heads={[say("settlement.consortium"), say("settlement.lead"), say("statement.input.package"), say("statement.input.yearEnd"), say("statement.input.actual"), say("statement.input.vbpRetention")]}
      rows={years.map(({ consortium, name, agreed, spent, vbpRetentionFen }) => ({
        key: consortium,
        cells: [
          <span>{name} <code>{consortium}</code></span>,
          agreed?.leadName ?? nothing,
          agreed === null ? nothing : <span title={agreed.source}><strong>{yuan(agreed.packageFen)}</strong> <span className="settlement-version">{say(`settlement.formula.${agreed.formula ?? "AGREED"}`)} · {say("statement.version", { version: agreed.version })}</span>{agreed.superseded && <> <Mark tone="none">{say("settlement.superseded")}</Mark></>}<br />{agreed.source}</span>,
          spent === null || spent.yearEndFen === null ? "–" : yuan(spent.yearEndFen),
          spent === null ? nothing : <span><strong>{yuan(spent.actualFen)}</strong> <span className="settlement-version">{say("statement.version", { version: spent.version })}</span><br />{spent.source}</span>,
          vbpRetentionFen === null ? "–" : yuan(vbpRetentionFen),
        ],
      }))} />
  );
}

interface EnteringProps {
  readonly year: number;
  readonly years: readonly ConsortiumYear[];
}

function ConsortiumChoice({ years, value, onChoose }: { readonly years: readonly ConsortiumYear[]; readonly value: string; readonly onChoose: (code: string) => void }) {
  const say = useSay();
  return (
    <Field label={say("settlement.consortium")}>
      {(id) => <Choice id={id} value={value} words={years.map(({ consortium }) => consortium)} none={say("account.choose")} onChoose={(code) => onChoose(code ?? "")}
        say={(code) => years.find(({ consortium }) => consortium === code)?.name ?? code} />}
    </Field>
  );
}

/** The bands as they were understood, read back before they are sent: a blank too many makes another figure. */
function Bands({ text }: { readonly text: string }) {
  const { say, locale } = useLanguage();
  const bands = bandsTyped(text);
  if (bands === undefined) return text.trim() === "" ? null : <p className="field-wrong" role="status">{say("settlement.bandsWrong")}</p>;
  const sum = bandsSum(bands);
  return (
    <Table label={say("settlement.bandsRead")} ends={4} heads={[say("settlement.band"), say("settlement.heads"), say("settlement.standard"), say("settlement.bandSum")]}
      rows={[
        ...bands.map(({ heads, standardFen }, at) => ({ key: String(at), cells: [at + 1, count(heads, locale), yuan(standardFen), yuan(BigInt(heads) * BigInt(standardFen))] })),
        { key: "sum", cells: [<strong>{say("vbp.sum")}</strong>, count(bands.reduce((all, { heads }) => all + heads, 0), locale), sum <= BigInt(Number.MAX_SAFE_INTEGER) ? inWords(Number(sum)) : "", <strong>{yuan(sum)}</strong>] },
      ]} />
  );
}

function EnterPackage({ year, years }: EnteringProps) {
  const say = useSay();
  const hospitals = useQuery(institutions).data ?? [];
  const [draft, setDraft] = useState<PackageDraft>({ consortium: "", lead: "", formula: "AGREED", source: "", typed: {} });
  const change = (next: Partial<PackageDraft>) => setDraft({ ...draft, ...next });
  const act = useAct((wish: NewPackage, key) => enterPackage(wish, key), CHANGED, () => change({ typed: {}, source: "" }));
  const [missing, wrong] = [lacking(draft), wrongIn(draft)];
  const own = hospitals.filter(({ consortium }) => draft.consortium === "" || consortium === draft.consortium);
  return (
    <Form label={say("settlement.enterPackage")} onSubmit={() => missing.length === 0 && !act.isPending && act.mutate(packageOf(draft, year))}>
      <h3>{say("settlement.enterPackage")}</h3>
      <ConsortiumChoice years={years} value={draft.consortium} onChoose={(consortium) => change({ consortium, lead: "" })} />
      <Field label={say("settlement.lead")}>
        {(id) => <Choice id={id} value={draft.lead} words={own.map(({ code }) => code)} none={say("account.choose")} onChoose={(lead) => change({ lead: lead ?? "" })}
          say={(code) => hospitals.find((each) => each.code === code)?.name ?? code} />}
      </Field>
      <Field label={say("settlement.formula")}>
        {(id) => <Choice id={id} value={draft.formula} words={FORMULAS} say={(formula) => say(`settlement.formula.${formula}`)} onChoose={(formula) => formula !== undefined && change({ formula })} />}
      </Field>
      {askedOf(draft.formula).map(({ name, is }) => {
        const text = draft.typed[name] ?? "";
        const onText = (typed: string) => change({ typed: { ...draft.typed, [name]: typed } });
        if (is === "yuan") return <YuanField key={name} label={say(`settlement.field.${name}`)} text={text} onText={onText} />;
        const isWrong = wrong.includes(name);
        if (is === "decimal") {
          return <NumberField key={name} label={say(`settlement.field.${name}`)} hint={say("settlement.decimalHint")} decimal text={text} onText={onText} wrong={isWrong ? say("settlement.decimalWrong") : undefined} />;
        }
        return (
          <Field key={name} label={say(`settlement.field.${name}`)} hint={say("settlement.bandsHint")}>
            {(id) => <><textarea id={id} className="control" rows={6} value={text} aria-invalid={isWrong} onChange={(event) => onText(event.target.value)} /><Bands text={text} /></>}
          </Field>
        );
      })}
      <Field label={say("settlement.field.source")} sends>
        {(id) => <input id={id} className="control" maxLength={LONGEST_SOURCE} value={draft.source} onChange={(event) => change({ source: event.target.value })} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={missing.length > 0}>{say("settlement.enterPackage")}</Button>
        <Missing what={missing.filter((name) => !wrong.some((each) => each === name)).map((name) => say(`settlement.field.${name}`))} wrong={wrong.map((name) => say(`settlement.field.${name}`))} />
      </div>
    </Form>
  );
}

function EnterCost({ year, years }: EnteringProps) {
  const say = useSay();
  const [consortium, setConsortium] = useState("");
  const [actual, setActual] = useState("");
  const [yearEnd, setYearEnd] = useState("");
  const [source, setSource] = useState("");
  const act = useAct((wish: NewCost, key) => enterCost(wish, key), CHANGED, () => setSource(""));
  const [actualFen, yearEndFen] = [fenTyped(actual), fenTyped(yearEnd)];
  const missing = [consortium === "" && say("settlement.consortium"), actual === "" && say("statement.input.actual"),
    source.trim() === "" && say("settlement.field.source")];
  const wrong = [actual !== "" && actualFen === undefined && say("statement.input.actual"), yearEnd !== "" && yearEndFen === undefined && say("statement.input.yearEnd")].filter((each) => each !== false);
  const complete = missing.every((each) => each === false) && wrong.length === 0;
  const submit = () => {
    if (complete && actualFen !== undefined && !act.isPending) act.mutate({ consortium, year, actualFen, source: source.trim(), ...(yearEndFen !== undefined && { yearEndFen }) });
  };
  return (
    <Form label={say("settlement.enterCost")} onSubmit={submit}>
      <h3>{say("settlement.enterCost")}</h3>
      <ConsortiumChoice years={years} value={consortium} onChoose={setConsortium} />
      <YuanField label={say("statement.input.actual")} text={actual} onText={setActual} />
      <YuanField label={say("settlement.yearEndIfAny")} text={yearEnd} onText={setYearEnd} />
      <Field label={say("settlement.field.source")} sends>
        {(id) => <input id={id} className="control" maxLength={LONGEST_SOURCE} value={source} onChange={(event) => setSource(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line"><Button type="primary" htmlType="submit" loading={act.isPending} disabled={!complete}>{say("settlement.enterCost")}</Button><Missing what={missing} wrong={wrong} /></div>
    </Form>
  );
}

/** What is known of a year, consortium by consortium, and the forms by which an officer enters it. */
export function YearFacts({ year, enters }: { readonly year: number; readonly enters: boolean }) {
  const say = useSay();
  const query = useQuery(consortiumYears(year));
  const slow = useSlow(query.isPending);
  if (query.isError) return <FaultPanel what="settlement.failed" error={query.error} slim onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return slow ? <SkeletonRows rows={4} height={44} /> : null;
  if (query.data.length === 0) return <EmptyPanel title={say("settlement.noConsortium")} hint={say("settlement.noConsortiumHint")} />;
  return (
    <div className="statement-side">
      <Known years={query.data} />
      {query.data.map(({ consortium, name, agreed }) => agreed !== null && agreed.steps.length > 0 && (
        <section key={consortium}>
          <h3>{say("settlement.packageSteps", { consortium: name })}</h3>
          <Steps title={say("settlement.packageSteps", { consortium: name })} steps={agreed.steps} worked={agreed.worked} />
        </section>
      ))}
      {enters && <EnterPackage year={year} years={query.data} />}
      {enters && <EnterCost year={year} years={query.data} />}
    </div>
  );
}
