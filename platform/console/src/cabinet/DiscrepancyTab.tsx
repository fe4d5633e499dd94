import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { grouped } from "../ledger/expiry";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { useSay } from "../shell/Language";
import { isMessageKey } from "../messages/words";
import { Mark } from "../shell/Mark";
import { clockTime, fullTime } from "../shell/times";
import type { Cabinet } from "./cabinets";
import { KIND_WORD } from "./marks";
import { discrepancies, type Discrepancy } from "./queries";
import { changed } from "./view";

const page = getRouteApi("/signed-in/cabinet/$did");

function When({ at, now }: { readonly at: string; readonly now: number }) {
  return <time dateTime={at} title={fullTime(at)}>{clockTime(at, now)}</time>;
}

function Resolution({ difference, now }: { readonly difference: Discrepancy; readonly now: number }) {
  const say = useSay();
  if (difference.state === "OPEN") return null;
  const key = `resolution.${difference.resolution}`;
  return (
    <p className="difference-resolved">
      <Mark tone="good">{say("difference.resolved")}</Mark>
      {difference.resolution !== undefined && <span>{isMessageKey(key) ? say(key) : difference.resolution}</span>}
      {difference.resolvedAt !== undefined && <When at={difference.resolvedAt} now={now} />}
    </p>
  );
}

function Difference({ difference }: { readonly difference: Discrepancy }) {
  const say = useSay();
  const now = useNow(60);
  const { word, why } = KIND_WORD[difference.kind];
  return (
    <li className={difference.state === "OPEN" ? "difference" : "difference difference-past"}>
      <header>
        <Link to="/discrepancy/$id" params={{ id: difference.id }} search={{ cabinet: difference.did }}>
          <Mark tone={difference.state === "OPEN" ? "late" : "none"}>{say(word)}</Mark>
        </Link>
        <span className="difference-item">
          {difference.name ?? ""} {difference.lot !== undefined && <span className="claim-lot">{difference.lot}</span>}
        </span>
        <span className="difference-since">
          <When at={difference.openedAt} now={now} />
        </span>
      </header>
      <p className="difference-why">{say(why)}</p>
      {difference.state === "OPEN" && difference.explainedBy !== undefined && <p><Mark tone="warn">{say("discrepancy.waits")}</Mark></p>}
      <p className="difference-what">
        <code>{grouped(difference.tag)}</code>
        {difference.session !== undefined && (
          <span>
            {say("difference.session")} <code>{difference.session}</code>
          </span>
        )}
      </p>
      <Resolution difference={difference} now={now} />
    </li>
  );
}

export function DiscrepancyTab({ cabinet }: { readonly cabinet: Cabinet }) {
  const say = useSay();
  const navigate = useNavigate();
  const view = page.useSearch();
  const resolvedToo = view.resolved === true;
  const query = useInfiniteQuery(discrepancies(cabinet.did, resolvedToo));
  const slow = useSlow(query.isPending);
  const list = query.data?.pages.flatMap((each) => each.items);
  return (
    <div className="log" tabIndex={0} role="region" aria-label={say("tab.discrepancies")}>
      <div className="log-head">
        <button type="button" className="chip" aria-pressed={resolvedToo}
          onClick={() => void navigate({ to: ".", search: changed(view, { resolved: resolvedToo ? undefined : true }), replace: true })}>
          {say("difference.resolvedToo")}
        </button>
      </div>
      {query.isError && <FaultPanel what="differences.failed" error={query.error} slim={query.data !== undefined} onRetry={() => void query.refetch()} />}
      {slow && <SkeletonRows rows={4} height={72} />}
      {list?.length === 0 && <EmptyPanel title={say(resolvedToo ? "differences.never" : "differences.none")} hint={say("differences.noneHint")} />}
      {list !== undefined && list.length > 0 && (
        <ul className="differences">{list.map((difference) => <Difference key={difference.id} difference={difference} />)}</ul>
      )}
      {query.hasNextPage && (
        <Button className="log-more" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {say("action.older")}
        </Button>
      )}
    </div>
  );
}
