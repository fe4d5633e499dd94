import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { sessionQuery } from "../identity/session";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useSay } from "../shell/Language";
import { useTitle } from "../shell/Page";
import { Tabs } from "../shell/Tabs";
import { Fault } from "../web/problem";
import { Compared, PresentDifference } from "./Differences";
import { Divisions } from "./Division";
import { Head } from "./Head";
import { Life } from "./Life";
import { Lines } from "./Lines";
import { NextStep } from "./NextStep";
import { LIST_OF } from "./links";
import { oneStatement, type Whole } from "./queries";
import { PARTS, isDivisible, oneChanged, oneViewOf, type OneChange, type OneView } from "./view";
import { Working } from "./Working";
import "../cabinet/discrepancy.css";
import "./statement.css";

interface KnownProps {
  readonly whole: Whole;
  readonly view: OneView;
  readonly onView: (change: OneChange) => void;
}

function Known({ whole, view, onView }: KnownProps) {
  const say = useSay();
  const role = useQuery(sessionQuery).data?.role;
  const isOfficer = role === "bureau" || role === "admin";
  const parts = PARTS.filter((part) => (part !== "present" || isOfficer) && (part !== "lines" || whole.result.lines.length > 0) && (part !== "division" || isDivisible(whole.standing)));
  const chosen = parts.find((part) => part === view.part) ?? "working";
  const { objections, result, standing } = whole;
  const counts = { lines: undefined, working: undefined, life: objections.filter(({ decision }) => decision === null).length || undefined, division: undefined, comparison: undefined, present: undefined };
  useTitle(`${standing.institutionName} ${standing.year}`);
  return (
    <>
      <Head whole={whole} />
      <NextStep key={standing.id} whole={whole} />
      <section className="panel statement-parts">
        <Tabs label={say("statement.parts")} chosen={chosen} onChoose={(part) => onView({ part: part === "working" ? undefined : part, line: undefined, input: undefined })}
          tabs={parts.map((id) => ({ id, title: say(`statement.part.${id}`, { n: result.lines.length }), count: counts[id] }))}>
          <div className="statement-part">
            {chosen === "working" && <Working whole={whole} view={view} onView={onView} />}
            {chosen === "lines" && <Lines whole={whole} view={view} onView={onView} />}
            {chosen === "life" && <Life whole={whole} />}
            {chosen === "division" && <Divisions whole={whole} />}
            {chosen === "comparison" && <Compared whole={whole} other={view.other} onOther={(other) => onView({ other })} />}
            {chosen === "present" && <PresentDifference whole={whole} />}
          </div>
        </Tabs>
      </section>
    </>
  );
}

export default function StatementPage() {
  const say = useSay();
  const navigate = useNavigate();
  const id = Number(useParams({ strict: false }).id);
  const search = useSearch({ strict: false });
  const view = useMemo(() => oneViewOf(search), [search]);
  const query = useQuery({ ...oneStatement(id), enabled: Number.isSafeInteger(id) && id > 0 });
  const slow = useSlow(query.isPending);
  const isMissing = !(Number.isSafeInteger(id) && id > 0) || (query.error instanceof Fault && query.error.status === 404);
  const kind = query.data?.standing.kind ?? "RETENTION";
  return (
    <div className="page statement-page">
      <p className="statement-back"><Link to={LIST_OF[kind]} search={query.data === undefined ? {} : { year: query.data.standing.year }}>← {say(`statement.list.${kind}`)}</Link></p>
      {slow && <SkeletonRows rows={8} height={44} />}
      {isMissing && <EmptyPanel title={say("statement.missing")} hint={say("statement.missingHint")} />}
      {query.isError && !isMissing && <FaultPanel what="statement.failed" error={query.error} slim={query.data !== undefined} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && <Known whole={query.data} view={view} onView={(change) => void navigate({ to: ".", search: oneChanged(view, change), replace: true, resetScroll: false })} />}
    </div>
  );
}
