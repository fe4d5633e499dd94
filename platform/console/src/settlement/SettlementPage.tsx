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
import { YearFacts } from "./Facts";
import { Settling, Trying } from "./Running";

const page = getRouteApi("/signed-in/settlement");
const FIGURES: readonly string[] = ["kind", "surplus", "overspend", "share"];

/** How the packages of the county's consortia are settled, year by year. */
export default function SettlementPage() {
  const say = useSay();
  const navigate = useNavigate();
  // The address may hold words that no view knows; the router hands them on.
  const search = page.useSearch();
  const view = useMemo(() => listViewOf(search), [search]);
  const { data: session } = useQuery(sessionQuery);
  const statements = useQuery(latestStatements("SETTLEMENT")).data ?? [];
  const year = shownYear(view, statements, countyDay(useNow(3600)));
  const enters = session !== undefined && mayEnter(session);
  const change = (wanted: ListChange) => void navigate({ to: ".", search: listChanged(view, wanted), replace: true });
  const part = view.part === "inputs" || enters ? view.part : undefined;
  useTitle(say("nav.settlements"));
  return (
    <div className={part === undefined ? "cabinets" : "cabinets cabinets-open"}>
      <h1 className="unseen">{say("nav.settlements")}</h1>
      <StatementList kind="SETTLEMENT" view={view} figures={FIGURES} onView={change}
        tools={(
          <>
            <Button onClick={() => change({ part: "inputs" })}>{say("settlement.facts")}</Button>
            {enters && <Button type="primary" onClick={() => change({ part: "run" })}>{say("statement.run")}</Button>}
            {enters && <Button onClick={() => change({ part: "trial" })}>{say("rule.part.trial")}</Button>}
          </>
        )} />
      {part !== undefined && (
        <Side title={`${say("statement.yearIs", { year })} · ${say(`settlement.part.${part}`)}`} onClose={() => change({ part: undefined })}>
          {part === "inputs" && <YearFacts year={year} enters={enters} />}
          {part === "run" && <Settling year={year} />}
          {part === "trial" && <Trying year={year} />}
        </Side>
      )}
    </div>
  );
}
