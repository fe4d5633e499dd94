import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useMemo, useRef } from "react";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useLanguage, useSay } from "../shell/Language";
import { useTitle } from "../shell/Page";
import { countyDay } from "../shell/times";
import { AsOfNote } from "./AsOf";
import { Filters } from "./Filters";
import { Cards, Matrix } from "./Matrix";
import { Printing } from "./Printing";
import { Rooms } from "./Rooms";
import { matrixOf, periodsOf } from "./matrix";
import { overviewAsOf } from "./queries";
import { useBatchNames } from "./useBatchNames";
import { useNarrow } from "./useNarrow";
import { isNarrowed, progressChanged, type ProgressChange } from "./view";
import "./vbp.css";

const page = getRouteApi("/signed-in/vbp/progress");

function Nothing({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const say = useSay();
  if (!filtered) return <EmptyPanel title={say("vbp.none")} hint={say("vbp.noneHint")} />;
  return (
    <EmptyPanel title={say("vbp.filteredOut")} hint={say("vbp.filteredOutHint")}>
      <Button onClick={onClear}>{say("action.clearFilters")}</Button>
    </EmptyPanel>
  );
}

export default function ProgressPage() {
  const { say } = useLanguage();
  const view = page.useSearch();
  const navigate = useNavigate();
  const list = useQuery(overviewAsOf(view.asOf));
  const nameOf = useBatchNames();
  const slow = useSlow(list.isPending);
  const narrow = useNarrow();
  const rows = useRef<HTMLDivElement>(null);
  useTitle(say("nav.progress"));
  const change = (wanted: ProgressChange) => void navigate({ to: ".", search: progressChanged(view, wanted), replace: true });
  const clear = () => void navigate({ to: ".", search: {}, replace: true });
  const today = view.asOf ?? countyDay(Date.now());
  const matrix = useMemo(() => (list.data === undefined ? undefined : matrixOf(list.data, view, today)), [list.data, view, today]);
  const every = useMemo(() => periodsOf(list.data ?? []), [list.data]);
  const alone = matrix !== undefined && matrix.all === 1;

  return (
    <section className="vbp" aria-label={say("nav.progress")}>
      <h1 className="unseen">{say("nav.progress")}</h1>
      <Rooms />
      <Printing title={say("nav.progress")} />
      <Filters view={view} onView={change} periods={every} nameOf={nameOf} onDown={() => rows.current?.querySelector<HTMLElement>("a")?.focus()} />
      <AsOfNote asOf={view.asOf} onToday={() => change({ asOf: undefined })} />
      {list.isError && <FaultPanel what="vbp.failed" error={list.error} slim={list.data !== undefined} onRetry={() => void list.refetch()} />}
      {slow && <SkeletonRows rows={12} height={60} />}
      {matrix !== undefined && matrix.rows.length === 0 && <Nothing filtered={isNarrowed(view)} onClear={clear} />}
      {matrix !== undefined && matrix.rows.length > 0 && (
        <div className="vbp-body" ref={rows}>
          {narrow || alone
            ? <Cards matrix={matrix} nameOf={nameOf} view={view} />
            : <Matrix matrix={matrix} nameOf={nameOf} view={view} />}
          <p className="vbp-note">{say("vbp.note")}</p>
        </div>
      )}
    </section>
  );
}
