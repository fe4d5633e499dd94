import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useSay } from "../shell/Language";
import { useTitle } from "../shell/Page";
import { StatementList } from "../statement/StatementList";
import { listChanged } from "../statement/view";

const page = getRouteApi("/signed-in/settlement");
const FIGURES: readonly string[] = ["package", "actual", "balance"];

/** How the packages of the county's consortia are settled, year by year. */
export default function SettlementPage() {
  const say = useSay();
  const navigate = useNavigate();
  const view = page.useSearch();
  useTitle(say("nav.settlements"));
  return (
    <div className="cabinets">
      <h1 className="unseen">{say("nav.settlements")}</h1>
      <StatementList kind="SETTLEMENT" view={view} figures={FIGURES} onView={(change) => void navigate({ to: ".", search: listChanged(view, change), replace: true })} />
    </div>
  );
}
