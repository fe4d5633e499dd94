import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useSay } from "../shell/Language";
import { useTitle } from "../shell/Page";
import { StatementList } from "../statement/StatementList";
import { listChanged } from "../statement/view";

const page = getRouteApi("/signed-in/incentive");
const FIGURES = ["base", "ratio"] as const;

/** What the county's institutions retain of what procurement by volume saved, year by year. */
export default function RetentionPage() {
  const say = useSay();
  const navigate = useNavigate();
  const view = page.useSearch();
  useTitle(say("nav.retention"));
  return (
    <div className="cabinets">
      <h1 className="unseen">{say("nav.retention")}</h1>
      <StatementList kind="RETENTION" view={view} figures={FIGURES} onView={(change) => void navigate({ to: ".", search: listChanged(view, change), replace: true })} />
    </div>
  );
}
