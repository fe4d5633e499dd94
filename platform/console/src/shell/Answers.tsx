import Button from "antd/es/button";
import { useEffect, useState, type ReactNode } from "react";
import type { MessageKey } from "../messages/words";
import { Fault } from "../web/problem";
import { useSay, type Say } from "./Language";

/** False for the first 200 ms: an answer that comes quickly should not flash a skeleton. */
export function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), 200);
    return () => clearTimeout(timer);
  }, [waiting]);
  return slow && waiting;
}

export function SkeletonRows({ rows, height }: { readonly rows: number; readonly height: number }) {
  const say = useSay();
  return (
    <div className="skeleton" role="status" aria-label={say("answer.loading")}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="skeleton-row" style={{ height }}>
          <span style={{ width: `${24 + ((row * 7) % 12)}%` }} />
          <span style={{ width: "14%" }} />
          <span style={{ width: "18%" }} />
          <span style={{ width: "8%" }} />
        </div>
      ))}
    </div>
  );
}

/** What a person can do about it: the platform's own sentence, or ours where the platform said nothing. */
export function faultText(error: unknown, say: Say): string {
  if (!(error instanceof Fault)) return say("fault.here");
  if (error.why.kind === "unreachable") return say("fault.unreachable");
  if (error.why.kind === "problem" && error.why.problem.detail !== undefined) return error.why.problem.detail;
  const status = error.status ?? 500;
  if (status === 404) return say("fault.missing");
  if (status === 401 || status === 403) return say("fault.notPermitted");
  if (status === 429 || status === 503) return say("fault.overloaded");
  return status >= 500 ? say("fault.platform", { status }) : say("fault.refused", { status });
}

interface FaultPanelProps {
  /** What failed, as a sentence: "The cabinets could not be read." */
  readonly what: MessageKey;
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly slim?: boolean;
}

/** True where the duties of the account do not include it: no retry helps, somebody has to grant it. */
export function isNotPermitted(error: unknown): boolean {
  return error instanceof Fault && error.status === 403 && error.code === "forbidden";
}

/** Says that it is not for this account, and who can change that. */
export function NotPermitted() {
  const say = useSay();
  return (
    <div className="not-permitted" role="alert">
      <EmptyPanel title={say("fault.noDuty")} hint={say("fault.noDutyHint")} />
    </div>
  );
}

/** The fields that the platform named, each with its own sentence. */
export function WrongFields({ error }: { readonly error: unknown }) {
  const errors = error instanceof Fault && error.why.kind === "problem" ? error.why.problem.errors : undefined;
  if (errors === undefined || errors.length === 0) return null;
  return <ul>{errors.map(({ field, message }) => <li key={field}><code>{field}</code> {message}</li>)}</ul>;
}

export function FaultPanel({ what, error, onRetry, slim = false }: FaultPanelProps) {
  const say = useSay();
  if (isNotPermitted(error)) return <NotPermitted />;
  const requestId = error instanceof Fault ? error.requestId : undefined;
  return (
    <div className={slim ? "fault fault-slim" : "fault"} role="alert">
      <div className="fault-words">
        <strong>{say(what)}</strong>
        <span>{faultText(error, say)}</span>
        <WrongFields error={error} />
        {requestId !== undefined && (
          <span className="fault-id">
            {say("fault.requestId")} <code>{requestId}</code>
          </span>
        )}
      </div>
      {onRetry !== undefined && (
        <Button size={slim ? "small" : "middle"} onClick={onRetry}>
          {say("action.retry")}
        </Button>
      )}
    </div>
  );
}

/** Nothing to show: says why and what to do next. */
export function EmptyPanel({ title, hint, children }: { readonly title: string; readonly hint?: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <svg className="empty-shelf" viewBox="0 0 64 48" width="64" height="48" aria-hidden="true">
        <path d="M8 4h48v40H8zM8 17h48M8 31h48" />
      </svg>
      <p className="empty-title">{title}</p>
      {hint !== undefined && <p className="empty-hint">{hint}</p>}
      {children}
    </div>
  );
}
