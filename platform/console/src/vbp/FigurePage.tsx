import { useQuery } from "@tanstack/react-query";
import { Link, getRouteApi, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useLanguage, useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { useTitle } from "../shell/Page";
import { Tabs } from "../shell/Tabs";
import { count, fullTime } from "../shell/times";
import { Fault } from "../web/problem";
import { AsOfField, AsOfNote } from "./AsOf";
import { Bullet, exactOf } from "./Bullet";
import { Differences } from "./Differences";
import { Entries } from "./Entries";
import { Printing } from "./Printing";
import { Crumbs, Rooms } from "./Rooms";
import { Trend } from "./Trend";
import { Working } from "./Working";
import { netOf } from "./lines";
import { StatusMark, Unmapped } from "./marks";
import { signed } from "./numbers";
import { explanationOf, type Explanation, type WorkingStep } from "./queries";
import { toneOf } from "./status";
import { TABS, figureChanged, type FigureChange, type Tab } from "./view";
import { useBatchNames } from "./useBatchNames";
import "./figure.css";
import "./vbp.css";

const page = getRouteApi("/signed-in/vbp/progress/$institution/$batch/$agreement/$product");

/** A figure that opens its working. */
function Figure({ label, step, children }: { readonly label: string; readonly step?: string; readonly children: ReactNode }) {
  const say = useSay();
  const { asOf } = page.useSearch();
  return (
    <div>
      <dt>{label}</dt>
      <dd>{step === undefined ? children : <Link to="." search={{ tab: "steps", step, ...(asOf !== undefined && { asOf }) }} title={say("vbp.openWorking")}>{children}</Link>}</dd>
    </div>
  );
}

function Figures({ told }: { readonly told: Explanation }) {
  const { say, locale } = useLanguage();
  const line = told.figures;
  const n = (units: number) => `${count(units, locale)} ${line.unit}`;
  return (
    <dl className="figures">
      <Figure label={say("vbp.rate")} step={line.completion === null ? "status" : "completion"}>
        <strong>{line.completion?.shown ?? "–"}</strong> <Unmapped lines={line.unmappedLines} />
      </Figure>
      <Figure label={say("vbp.expected")} step="timeProgress">{line.timeProgress.shown}</Figure>
      <Figure label={say("vbp.agreed")}>{n(line.agreedUnits)}</Figure>
      <Figure label={say("vbp.net")} step="netUnits">{n(line.netUnits)} <Unmapped lines={line.unmappedLines} /></Figure>
      <Figure label={say("vbp.forecast")} step="forecastUnits">{line.forecastUnits === null ? "–" : n(Number(line.forecastUnits))}</Figure>
      <Figure label={say("vbp.required")} step="requiredUnitsPerDay">{line.requiredUnitsPerDay === null ? "–" : `${line.requiredUnitsPerDay} ${line.unit}`}</Figure>
      <Figure label={say("vbp.nonSelected")} step="nonSelectedShare">{told.nonSelected.share?.shown ?? "–"}</Figure>
      <Figure label={say("vbp.excluded")}>
        <Link to="/vbp/failures" search={{ batch: line.batch, agreement: line.agreement, institution: line.institution, product: line.product }} title={say("vbp.openFailures")}>
          {line.failedUnits === 0 ? say("vbp.noFailure") : line.excludedCompletion?.shown ?? "–"}
        </Link>
        {line.failedUnits > 0 && <span className="figure-more">{say("vbp.failedUnits", { n: n(line.failedUnits) })}</span>}
      </Figure>
      <Figure label={say("vbp.idle")}>{line.idleDays === null ? "–" : say("vbp.days", { n: line.idleDays })}</Figure>
    </dl>
  );
}

function stepOf(steps: readonly WorkingStep[], name: string): string {
  return steps.find((step) => step.name === name)?.shown ?? "–";
}

/** Both facts side by side, the one that counts marked; what they differ by stands last. */
function Facts({ told }: { readonly told: Explanation }) {
  const { say, locale } = useLanguage();
  const { own, platform, source } = told.figures;
  const rows: readonly (readonly [string, number, number])[] = [
    [say("vbp.accepted"), own.accepted, platform.accepted],
    [say("vbp.returned"), own.returned, platform.returned],
    [say("vbp.netUnits"), netOf(own), netOf(platform)],
    [say("vbp.others"), own.other, platform.other],
  ];
  const counts = (fact: "OWN" | "PLATFORM") => (source === fact || (source === "LOWER" && (netOf(own) <= netOf(platform)) === (fact === "OWN")));
  const head = (fact: "OWN" | "PLATFORM") => (
    <th scope="col" className="end">{say(`vbp.source.${fact}`)}{counts(fact) && <span className="counting">{say("vbp.counts")}</span>}</th>
  );
  return (
    <div className="table-frame facts-frame" tabIndex={0} role="region" aria-label={say("vbp.bothFacts")}>
      <table className="table both">
        <caption>{say("vbp.bothFacts")} · {say("vbp.source")} {say(`vbp.source.${source}`)}</caption>
        <thead><tr><th scope="col"><span className="unseen">{say("vbp.figure")}</span></th>{head("OWN")}{head("PLATFORM")}<th scope="col" className="end">{say("vbp.beyond")}</th></tr></thead>
        <tbody>
          {rows.map(([word, ours, theirs]) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              <td className="end">{count(ours, locale)}</td>
              <td className="end">{count(theirs, locale)}</td>
              <td className="end">{theirs === ours ? <span className="nothing">0</span> : <strong>{signed(theirs - ours, locale)}</strong>}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{say("vbp.rate")}</th>
            <td className="end">{stepOf(told.ownSteps, "completion")}</td>
            <td className="end">{stepOf(told.platformSteps, "completion")} <Unmapped lines={told.figures.unmappedLines} /></td>
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** What a mapping that was changed later has done to this figure; what stood before stays readable. */
function Revisions({ told }: { readonly told: Explanation }) {
  const { say, locale } = useLanguage();
  if (told.revisions.length === 0) return <EmptyPanel title={say("vbp.noRevisions")} hint={say("vbp.noRevisionsHint")} />;
  const heads = ["vbp.at", "vbp.code", "vbp.version", "vbp.before", "vbp.after", "vbp.beforeOther", "vbp.afterOther"] as const;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={say("vbp.tab.revisions")}>
      <table className="table">
        <thead><tr>{heads.map((head, at) => <th key={head} scope="col" className={at > 1 ? "end" : undefined}>{say(head)}</th>)}</tr></thead>
        <tbody>
          {told.revisions.map((each) => (
            <tr key={`${each.code} ${each.version} ${each.at}`}>
              <td>{fullTime(each.at)}</td>
              <td><code>{each.code}</code></td>
              {[each.version, each.beforeUnits, each.afterUnits, each.beforeOtherUnits, each.afterOtherUnits].map((n, at) => <td key={heads[at + 2]} className="end">{count(n, locale)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Steps({ told, looked }: { readonly told: Explanation; readonly looked: string | undefined }) {
  const say = useSay();
  return (
    <>
      <p className="rule-named">
        {say("vbp.ruleNamed", { name: told.rule.name, version: told.rule.version, day: told.asOf })} <code title={told.rule.hash}>{told.rule.hash.slice(0, 12)}</code>
        {!told.rule.inForce && <span> · {say("vbp.ruleShipped")}</span>}
      </p>
      <Working title={say("vbp.countedSteps")} steps={told.steps} looked={looked} />
      {told.nonSelectedSteps.length > 0 && <Working title={say("vbp.nonSelected")} steps={told.nonSelectedSteps} looked={looked} />}
      <Working title={say("vbp.ifOwn")} steps={told.ownSteps} />
      <Working title={say("vbp.ifPlatform")} steps={told.platformSteps} />
    </>
  );
}

function Body({ told }: { readonly told: Explanation }) {
  const say = useSay();
  const view = page.useSearch();
  const cell = page.useParams();
  const navigate = useNavigate();
  const change = (wanted: FigureChange) => void navigate({ to: ".", search: figureChanged(view, wanted), replace: true });
  const tab: Tab = view.tab ?? "entries";
  return (
    <Tabs label={say("vbp.readings")} chosen={tab} onChoose={(to) => change({ tab: to === "entries" ? undefined : to, step: undefined })}
      tabs={TABS.map((id) => ({ id, title: say(`vbp.tab.${id}`) }))}>
      <div className="figure-panel">
        {tab === "entries" && <Entries cell={cell} asOf={view.asOf} fact={view.fact} onFact={(fact) => change({ fact })} />}
        {tab === "differences" && view.asOf !== undefined && <p className="vbp-note">{say("vbp.asOfNotHere")}</p>}
        {tab === "differences" && <Differences cell={cell} />}
        {tab === "trend" && <Trend line={told.figures} asOf={told.asOf} />}
        {tab === "steps" && <Steps told={told} looked={view.step} />}
        {tab === "revisions" && <Revisions told={told} />}
      </div>
    </Tabs>
  );
}

export default function FigurePage() {
  const say = useSay();
  const cell = page.useParams();
  const view = page.useSearch();
  const navigate = useNavigate();
  const told = useQuery(explanationOf(cell, view.asOf));
  const change = (wanted: FigureChange) => void navigate({ to: ".", search: figureChanged(view, wanted), replace: true });
  const asOf = view.asOf === undefined ? {} : { asOf: view.asOf };
  const nameOf = useBatchNames();
  const slow = useSlow(told.isPending);
  const line = told.data?.figures;
  const name = line?.productName ?? cell.product;
  const missing = told.error instanceof Fault && told.error.status === 404;
  useTitle(`${name} · ${say("nav.progress")}`);
  return (
    <section className="vbp figure" aria-label={name}>
      <Rooms />
      <div className="figure-scroll">
        <Printing title={`${line?.institutionName ?? cell.institution} · ${nameOf(cell.batch)} ${cell.agreement} · ${name}`} />
        <header className="vbp-head">
          <Crumbs crumbs={[
            { words: say("vbp.county"), link: (words) => <Link to="/vbp/progress" search={asOf}>{words}</Link> },
            { words: line?.institutionName ?? cell.institution, link: (words) => <Link to="/vbp/progress/$institution" params={cell} search={asOf}>{words}</Link> },
            { words: `${nameOf(cell.batch)} ${cell.agreement}`, link: (words) => <Link to="/vbp/progress/$institution" params={cell} search={{ batch: cell.batch, agreement: cell.agreement, ...asOf }}>{words}</Link> },
            { words: name },
          ]} />
          <div className="figure-title">
            <h1>{name}</h1>
            {line !== undefined && <StatusMark status={line.status} />}
            {told.data?.nonSelected.findings.map((finding) => <Mark key={finding} tone="warn">{say(`vbp.finding.${finding}`)}</Mark>)}
            {line !== undefined && <span className="line-more">{line.startsOn} – {line.endsOn}</span>}
            <AsOfField asOf={view.asOf} onAsOf={(day) => change({ asOf: day })} />
          </div>
        </header>
        <AsOfNote asOf={view.asOf} onToday={() => change({ asOf: undefined })} />
        {told.isError && !missing && <FaultPanel what="vbp.figureFailed" error={told.error} slim={line !== undefined} onRetry={() => void told.refetch()} />}
        {missing && <EmptyPanel title={say("vbp.figureMissing")} hint={say("vbp.linesNoneHint")} />}
        {slow && <SkeletonRows rows={8} height={44} />}
        {told.data !== undefined && (
          <>
            <div className="figure-bar"><Bullet share={exactOf(told.data.figures.completion)} expected={exactOf(told.data.figures.timeProgress)} tone={toneOf(told.data.figures.status)} /></div>
            <div className="figure-top"><Figures told={told.data} /><Facts told={told.data} /></div>
            <Body told={told.data} />
          </>
        )}
      </div>
    </section>
  );
}
