import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Outlet, getRouteApi, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { DataGrid, type Column, type GridHandle } from "../shell/DataGrid";
import { typing } from "../shell/keys";
import { useSay } from "../shell/Language";
import { age, fullTime } from "../shell/times";
import { TaskMark, useDutyWord, useWhose } from "./marks";
import { oneTask, taskList, type Task } from "./queries";
import { WHOSE, withChange, withOpen, type TaskChange, type TaskView } from "./view";
import "./alarm.css";

const page = getRouteApi("/signed-in/alarm");

function Filters({ view, onView }: { readonly view: TaskView; readonly onView: (change: TaskChange) => void }) {
  const say = useSay();
  return (
    <div className="task-filters" role="group" aria-label={say("task.filters")}>
      {WHOSE.map((whose) => (
        <button key={whose} type="button" className="chip" aria-pressed={(view.whose ?? "duty") === whose}
          title={say(`task.whose.${whose}.hint`)} onClick={() => onView({ whose: whose === "duty" ? undefined : whose })}>
          {say(`task.whose.${whose}`)}
        </button>
      ))}
      <button type="button" className="chip" aria-pressed={view.severity === "urgent"}
        onClick={() => onView({ severity: view.severity === "urgent" ? undefined : "urgent" })}>
        {say("task.urgentOnly")}
      </button>
      <button type="button" className="chip" aria-pressed={view.state === "resolved"}
        onClick={() => onView({ state: view.state === "resolved" ? undefined : "resolved" })}>
        {say("task.resolved")}
      </button>
    </div>
  );
}

function useColumns(): readonly Column<Task>[] {
  const say = useSay();
  const duty = useDutyWord();
  const whose = useWhose();
  const now = useNow(60);
  return useMemo(
    () => [
      { id: "state", title: say("task.state"), track: "7rem", cell: (task) => <TaskMark task={task} /> },
      { id: "title", title: say("task.what"), track: "minmax(12rem, 3fr)", cell: (task) => <span className="task-title">{task.title}</span> },
      ...(whose === undefined ? [] : [{ id: "institution", title: say("task.institution"), track: "minmax(7rem, 1.2fr)", from: 760, cell: whose }]),
      { id: "owner", title: say("task.owner"), track: "minmax(6rem, 1fr)", from: 620, cell: (task) => task.assignee ?? duty(task.owner) },
      {
        id: "since",
        title: say("task.since"),
        track: "6.5rem",
        end: true,
        cell: (task) => {
          const since = age(task.raisedAt, now);
          return <time dateTime={task.raisedAt} title={fullTime(task.raisedAt)}>{say(since.key, since.params)}</time>;
        },
      },
    ],
    [say, duty, whose, now],
  );
}

export default function TaskPage() {
  const say = useSay();
  const navigate = useNavigate();
  const view = page.useSearch();
  const { id } = useParams({ strict: false });
  const query = useInfiniteQuery(taskList(view));
  const slow = useSlow(query.isPending);
  const columns = useColumns();
  const grid = useRef<GridHandle>(null);
  const open = useQuery({ ...oneTask(id ?? ""), enabled: id !== undefined }).data?.task;
  const tasks = useMemo(() => {
    const listed = query.data?.pages.flatMap((each) => each.items);
    return listed === undefined ? undefined : withOpen(listed, id === undefined ? undefined : open);
  }, [query.data, open, id]);

  useEffect(() => {
    if (id === undefined) document.title = `${say("nav.tasks")} · Wardline`;
  }, [id, say]);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== "Escape" || event.defaultPrevented || typing(event) || document.querySelector("dialog[open]") !== null) return;
      if (id === undefined) return;
      void navigate({ to: "/alarm", search: view });
      grid.current?.focus();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [id, navigate, view]);

  return (
    <div className={id === undefined ? "tasks" : "tasks tasks-open"}>
      <h1 className="unseen">{say("nav.tasks")}</h1>
      <section className="task-master" aria-label={say("nav.tasks")}>
        <Filters view={view} onView={(change) => void navigate({ to: ".", search: withChange(view, change), replace: true })} />
        {query.isError && <FaultPanel what="task.failed" error={query.error} slim={tasks !== undefined} onRetry={() => void query.refetch()} />}
        {slow && <SkeletonRows rows={10} height={44} />}
        {tasks?.length === 0 && <EmptyPanel title={say("task.none")} hint={say("task.noneHint")} />}
        {tasks !== undefined && tasks.length > 0 && (
          <DataGrid label={say("nav.tasks")} rows={tasks} keyOf={(task) => task.id} columns={columns} rowHeight={44} selected={id} handle={grid}
            card={{ below: 520, height: 76, draw: (task) => <TaskCard task={task} /> }}
            onOpen={(task) => void navigate({ to: "/alarm/$id", params: { id: task.id }, search: view })}
            onEnd={() => query.hasNextPage && !query.isFetchingNextPage && void query.fetchNextPage()} />
        )}
      </section>
      <Outlet />
    </div>
  );
}

function TaskCard({ task }: { readonly task: Task }) {
  const say = useSay();
  const since = age(task.raisedAt, useNow(60));
  const whose = useWhose();
  return (
    <div className="task-card">
      <p>
        <TaskMark task={task} />
        <time dateTime={task.raisedAt}>{say(since.key, since.params)}</time>
      </p>
      <p className="task-title">{task.title}</p>
      {whose !== undefined && <p className="task-whose">{whose(task)}</p>}
    </div>
  );
}
