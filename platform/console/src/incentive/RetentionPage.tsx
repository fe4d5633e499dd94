import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useMemo } from "react";
import { sessionQuery } from "../identity/session";
import { mayEnter } from "../rule/view";
import { useNow } from "../shell/clock";
import { useSay } from "../shell/Language";
import { useTitle } from "../shell/Page";
import { countyDay } from "../shell/times";
import { Side } from "../statement/Side";
import { StatementList } from "../statement/StatementList";
import { latestStatements } from "../statement/queries";
import { listChanged, listViewOf, shownYear, type ListChange } from "../statement/view";
import { Entered } from "./Entered";
import { Calculating } from "./Running";
import { Trying } from "./Trying";

const page = getRouteApi("/signed-in/incentive");
const FIGURES: readonly string[] = ["base", "ratio"];

/** What the county's institutions retain of what procurement by volume saved, year by year. */
export default function RetentionPage() {
  const say = useSay();
  const navigate = useNavigate();
  // The address may hold words that no view knows; the router hands them on.
  const search = page.useSearch();
  const view = useMemo(() => listViewOf(search), [search]);
  const { data: session } = useQuery(sessionQuery);
  const statements = useQuery(latestStatements("RETENTION")).data ?? [];
  const year = shownYear(view, statements, countyDay(useNow(3600)));
  const enters = session !== undefined && mayEnter(session);
  const change = (wanted: ListChange) => void navigate({ to: ".", search: listChanged(view, wanted), replace: true });
  const part = view.part === "inputs" || enters ? view.part : undefined;
  useTitle(say("nav.retention"));
  return (
    <div className={part === undefined ? "cabinets" : "cabinets cabinets-open"}>
      <h1 className="unseen">{say("nav.retention")}</h1>
      <StatementList kind="RETENTION" view={view} figures={FIGURES} onView={change}
        tools={(
          <>
            <Button onClick={() => change({ part: "inputs" })}>{say("incentive.part.inputs")}</Button>
            {enters && <Button type="primary" onClick={() => change({ part: "run" })}>{say("statement.run")}</Button>}
            {enters && <Button onClick={() => change({ part: "trial" })}>{say("rule.part.trial")}</Button>}
          </>
        )} />
      {part !== undefined && (
        <Side title={`${say("statement.yearIs", { year })} · ${say(`incentive.part.${part}`)}`} onClose={() => change({ part: undefined })}>
          {part === "inputs" && <Entered year={year} enters={enters} view={view} onView={change} />}
          {part === "run" && <Calculating year={year} />}
          {part === "trial" && <Trying year={year} />}
        </Side>
      )}
    </div>
  );
}
