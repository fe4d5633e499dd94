import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, getRouteApi } from "@tanstack/react-router";
import Button from "antd/es/button";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { sessionQuery } from "../identity/session";
import { useInstitutionNames } from "../place/useInstitutionNames";
import { EmptyPanel, FaultPanel, SkeletonRows, faultText, useSlow } from "../shell/Answers";
import { useNow } from "../shell/clock";
import { closes } from "../shell/keys";
import { useSay } from "../shell/Language";
import { clockTime, fullTime } from "../shell/times";
import { useDraft } from "../shell/useDraft";
import { Fault } from "../web/problem";
import { TaskMark, useDutyWord } from "./marks";
import { ALARM_KEY, oneTask, takeStep, type Task, type TaskEvent, type TaskStep } from "./queries";

const page = getRouteApi("/signed-in/alarm/$id");
const LONGEST_REASON = 500;

/** Random enough to be nobody else's; `randomUUID` exists on secure pages only. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

interface ReasonProps {
  readonly reason: string;
  readonly busy: boolean;
  readonly onReason: (reason: string) => void;
  readonly onSay: (reason: string) => void;
  readonly onCancel: () => void;
}

function Reason({ reason, busy, onReason, onSay, onCancel }: ReasonProps) {
  const say = useSay();
  const field = useRef<HTMLTextAreaElement>(null);
  const ready = reason.trim() !== "" && !busy;
  useEffect(() => field.current?.focus(), []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && event.ctrlKey && ready) onSay(reason.trim());
    if (closes(event)) {
      event.preventDefault();
      onCancel();
    }
  }

  return (
    <form className="task-reason" onSubmit={(event) => {
      event.preventDefault();
      if (ready) onSay(reason.trim());
    }}>
      <label htmlFor="task-reason">{say("task.reason")}</label>
      <textarea id="task-reason" ref={field} rows={3} maxLength={LONGEST_REASON} required value={reason}
        onChange={(event) => onReason(event.target.value)} onKeyDown={onKeyDown} />
      <div className="task-actions">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={busy}>{say("task.resolve")}</Button>
        <Button onClick={onCancel}>{say("task.cancel")}</Button>
      </div>
    </form>
  );
}

/** The key of a step is kept until an answer has come: pressing again after a lost answer repeats the step. */
function useStep(id: string) {
  const client = useQueryClient();
  const key = useRef<string>(undefined);
  return useMutation({
    mutationFn: (step: TaskStep) => takeStep(id, step, (key.current ??= newKey())),
    onSettled: (_answer, error) => {
      if (error === null || !(error instanceof Fault) || !error.passing) key.current = undefined;
      return client.invalidateQueries({ queryKey: ALARM_KEY });
    },
  });
}

function Actions({ task }: { readonly task: Task }) {
  const say = useSay();
  const { data: session } = useQuery(sessionQuery);
  const [reason, setReason] = useDraft(`task.${task.id}`);
  const [resolving, setResolving] = useState(reason !== "");
  const step = useStep(task.id);
  if (task.state === "RESOLVED") return null;
  return (
    <>
      {step.isError && <p className="task-refused" role="alert">{faultText(step.error, say)}</p>}
      {resolving ? (
        <Reason reason={reason} busy={step.isPending} onReason={setReason} onCancel={() => {
          setReason("");
          setResolving(false);
        }} onSay={(said) => step.mutate({ kind: "resolve", reason: said }, { onSuccess: () => setReason("") })} />
      ) : (
        <div className="task-actions">
          {task.state === "OPEN" && (
            <Button type="primary" loading={step.isPending} onClick={() => step.mutate({ kind: "acknowledge" })}>{say("task.acknowledge")}</Button>
          )}
          {session !== undefined && task.assignee !== session.account && (
            <Button disabled={step.isPending} onClick={() => step.mutate({ kind: "assign", account: session.account })}>{say("task.take")}</Button>
          )}
          <Button disabled={step.isPending} onClick={() => setResolving(true)}>{say("task.resolve")}</Button>
        </div>
      )}
    </>
  );
}

function Event({ event, now }: { readonly event: TaskEvent; readonly now: number }) {
  const say = useSay();
  const duty = useDutyWord();
  return (
    <li>
      <time dateTime={event.at} title={fullTime(event.at)}>{clockTime(event.at, now)}</time>
      <span>{say(`task.event.${event.what}`)}</span>
      <span className="task-by">{event.account ?? say("task.byRoom")}</span>
      {event.detail !== null && <span className="task-said">{event.what === "ESCALATED" ? duty(event.detail) : event.detail}</span>}
    </li>
  );
}

/** Where the cause of a task is worked on; of causes that have no page of their own only the name. */
function Cause({ task }: { readonly task: Task }) {
  if (task.kind === "cabinet.discrepancies") return <Link to="/discrepancy" search={{ cabinet: task.subject }}>{task.subject}</Link>;
  if (task.kind.startsWith("cabinet.")) return <Link to="/cabinet/$did" params={{ did: task.subject }} search={{}}>{task.subject}</Link>;
  // A device's own alarm is of the device and its code; the code is in the title, in words.
  return <code>{task.subject.split("/")[0]}</code>;
}

function Facts({ task, now }: { readonly task: Task; readonly now: number }) {
  const say = useSay();
  const duty = useDutyWord();
  const nameOf = useInstitutionNames();
  return (
    <dl className="task-facts">
      <div><dt>{say("task.cause")}</dt><dd><Cause task={task} /></dd></div>
      <div><dt>{say("task.owner")}</dt><dd>{duty(task.owner)}</dd></div>
      <div><dt>{say("task.assignee")}</dt><dd>{task.assignee ?? say("task.nobody")}</dd></div>
      <div><dt>{say("task.institution")}</dt><dd>{task.institution === null ? say("task.county") : (nameOf(task.institution) ?? task.institution)}</dd></div>
      <div><dt>{say("task.seen")}</dt><dd>{task.seen}</dd></div>
      {task.escalatesAt !== null && (
        <div><dt>{say("task.escalates")}</dt><dd title={fullTime(task.escalatesAt)}>{clockTime(task.escalatesAt, now)}</dd></div>
      )}
    </dl>
  );
}

export default function TaskDetail() {
  const say = useSay();
  const { id } = page.useParams();
  const view = page.useSearch();
  const query = useQuery(oneTask(id));
  const slow = useSlow(query.isPending);
  const now = useNow(60);
  const told = query.data;

  useEffect(() => {
    if (told !== undefined) document.title = `${told.task.title} · Wardline`;
  }, [told]);

  if (query.isError && query.error instanceof Fault && query.error.status === 404) {
    return <section className="task-detail"><EmptyPanel title={say("task.missing")} hint={say("task.missingHint")} /></section>;
  }
  return (
    <section className="task-detail" aria-label={say("task.one")}>
      <Link to="/alarm" search={view} className="task-back">{say("task.back")}</Link>
      {query.isError && <FaultPanel what="task.failed" error={query.error} slim={told !== undefined} onRetry={() => void query.refetch()} />}
      {slow && <SkeletonRows rows={5} height={40} />}
      {told !== undefined && (
        <>
          <header>
            <TaskMark task={told.task} />
            <h2>{told.task.title}</h2>
            {told.task.state === "RESOLVED" && told.task.present && <p className="task-still">{say("task.stillThere")}</p>}
          </header>
          <Facts task={told.task} now={now} />
          <Actions key={told.task.id + told.task.state} task={told.task} />
          <h3>{say("task.history")}</h3>
          <ol className="task-history">{told.history.map((event, at) => <Event key={at} event={event} now={now} />)}</ol>
        </>
      )}
    </section>
  );
}
