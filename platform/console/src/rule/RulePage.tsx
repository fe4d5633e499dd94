import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useCallback, useMemo } from "react";
import { sessionQuery } from "../identity/session";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { DataGrid, type Column } from "../shell/DataGrid";
import { DayField } from "../shell/DayField";
import { Choice } from "../shell/Form";
import { useSay, type Say } from "../shell/Language";
import { useTitle } from "../shell/Page";
import { contentOf } from "./content";
import { OriginMark, RuleMark, daysWord, regionWord, wordOf } from "./marks";
import { ruleSets, type RuleSet } from "./queries";
import { RuleSide } from "./RuleDetail";
import { KINDS, STATES, mayEnter, ruleChanged, ruleViewOf, seenSets, type RuleChange, type RuleView } from "./view";
import "../cabinet/cabinet.css";
import "../cabinet/detail.css";
import "../cabinet/discrepancy.css";
import "./rule.css";

const page = getRouteApi("/signed-in/rule");

function keyOf({ id }: RuleSet): string {
  return String(id);
}

function Name({ set }: { readonly set: RuleSet }) {
  const say = useSay();
  return <span className="rule-name"><strong>{set.name}</strong><span>{say("rule.version", { version: set.version })}</span></span>;
}

function Source({ set }: { readonly set: RuleSet }) {
  const { origin, number } = contentOf(set.content).source;
  return <span className="rule-source">{origin === "DOCUMENT" ? number : <>{number} <OriginMark origin={origin} /></>}</span>;
}

function columnsOf(say: Say): readonly Column<RuleSet>[] {
  return [
    { id: "name", title: say("rule.set"), track: "minmax(12rem, 1.3fr)", cell: (row) => <Name set={row} /> },
    { id: "state", title: say("rule.state"), track: "7.5rem", cell: (row) => <RuleMark status={row.status} /> },
    { id: "kind", title: say("rule.kind"), track: "minmax(8rem, 1fr)", from: 560, cell: (row) => wordOf("rule.kind", row.kind, say) },
    { id: "region", title: say("rule.region"), track: "6rem", from: 640, cell: (row) => regionWord(row.region, say) },
    { id: "days", title: say("rule.daysHead"), track: "minmax(11rem, 1.2fr)", from: 760, cell: (row) => daysWord(row, say) },
    { id: "source", title: say("rule.source"), track: "minmax(11rem, 1.4fr)", from: 940, cell: (row) => <Source set={row} /> },
  ];
}

function Card({ row, say }: { readonly row: RuleSet; readonly say: Say }) {
  return (
    <span className="cabinet-card">
      <span className="cabinet-card-line"><Name set={row} /><RuleMark status={row.status} /></span>
      <span className="cabinet-card-line cabinet-card-where"><span>{wordOf("rule.kind", row.kind, say)} · {regionWord(row.region, say)}</span><span>{daysWord(row, say)}</span></span>
    </span>
  );
}

interface FiltersProps {
  readonly sets: readonly RuleSet[];
  readonly view: RuleView;
  readonly onView: (change: RuleChange) => void;
}

function Filters({ sets, view, onView }: FiltersProps) {
  const say = useSay();
  const { data: session } = useQuery(sessionQuery);
  const regions = useMemo(() => [...new Set(sets.map(({ region }) => region))].sort(), [sets]);
  return (
    <div className="filters">
      <div className="chips" role="group" aria-label={say("rule.state")}>
        <button type="button" className="chip" aria-pressed={view.state === undefined} onClick={() => onView({ state: undefined })}>{say("show.all")}</button>
        {STATES.map((state) => (
          <button key={state} type="button" className="chip" aria-pressed={state === view.state} onClick={() => onView({ state })}>{say(`rule.state.${state}`)}</button>
        ))}
      </div>
      <div className="form-line">
        <Choice label={say("rule.kind")} value={view.kind ?? ""} words={KINDS} say={(kind) => say(`rule.kind.${kind}`)} none={say("rule.anyKind")} onChoose={(kind) => onView({ kind })} />
        <Choice label={say("rule.region")} value={view.region ?? ""} words={regions} say={(region) => regionWord(region, say)} none={say("rule.everyRegion")} onChoose={(region) => onView({ region })} />
        <label className="rule-day">{say("rule.inForceOn")} <DayField label={say("rule.inForceOn")} day={view.day} onDay={(day) => onView({ day })} /></label>
        {session !== undefined && mayEnter(session) && <Button onClick={() => onView({ make: "shipped", set: undefined })}>{say("rule.shipped")}</Button>}
      </div>
    </div>
  );
}

export default function RulePage() {
  const say = useSay();
  const navigate = useNavigate();
  // The address may hold words that no view knows; the router hands them on.
  const search = page.useSearch();
  const view = useMemo(() => ruleViewOf(search), [search]);
  const query = useQuery(ruleSets);
  const slow = useSlow(query.isPending);
  const sets = query.data;
  const rows = useMemo(() => (sets === undefined ? undefined : seenSets(sets, view)), [sets, view]);
  const columns = useMemo(() => columnsOf(say), [say]);
  const card = useMemo(() => ({ below: 540, height: 72, draw: (row: RuleSet) => <Card row={row} say={say} /> }), [say]);
  const change = useCallback((wanted: RuleChange) => void navigate({ to: ".", search: ruleChanged(view, wanted), replace: true }), [navigate, view]);
  const open = useCallback((row: RuleSet) => change({ set: row.id, make: undefined, other: undefined }), [change]);
  const isOpen = view.set !== undefined || view.make !== undefined;
  useTitle(say("nav.rules"));

  return (
    <div className={isOpen ? "cabinets cabinets-open" : "cabinets"}>
      <h1 className="unseen">{say("nav.rules")}</h1>
      <section className="master" aria-label={say("rule.list")}>
        <Filters sets={sets ?? []} view={view} onView={change} />
        {query.isError && <FaultPanel what="rule.failed" error={query.error} slim={sets !== undefined} onRetry={() => void query.refetch()} />}
        {slow && <SkeletonRows rows={8} height={44} />}
        {rows !== undefined && rows.length > 0 && (
          <DataGrid label={say("rule.list")} rows={rows} keyOf={keyOf} columns={columns} rowHeight={44} card={card}
            selected={view.set === undefined ? undefined : String(view.set)} onOpen={open} footer={say("rule.total", { n: rows.length })} />
        )}
        {sets?.length === 0 && <EmptyPanel title={say("rule.none")} hint={say("rule.noneHint")} />}
        {sets !== undefined && sets.length > 0 && rows?.length === 0 && (
          <EmptyPanel title={say("rule.filteredOut")} hint={say("stock.filteredOutHint")}>
            <Button onClick={() => change({ kind: undefined, state: undefined, region: undefined, day: undefined })}>{say("action.clearFilters")}</Button>
          </EmptyPanel>
        )}
      </section>
      {isOpen && sets !== undefined && <RuleSide sets={sets} view={view} onView={change} />}
    </div>
  );
}
