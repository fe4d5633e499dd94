import { Link } from "@tanstack/react-router";
import { grouped } from "../ledger/expiry";
import { isMessageKey } from "../messages/words";
import { useNow } from "../shell/clock";
import { useLanguage, useSay } from "../shell/Language";
import { clockTime, count, fullTime } from "../shell/times";
import { causeOf } from "./view";
import type { TracePlace, TraceStep } from "./queries";

/**
 * Places that every county has carry English names in the book; people read them in their own words. A place that this
 * account does not see has no name here.
 */
export function usePlaceName(): (place: TracePlace) => string {
  const say = useSay();
  return ({ kind, name }) => {
    const key = `place.${kind}`;
    return isMessageKey(key) ? say(key) : (name ?? say("place.elsewhere"));
  };
}

/** Who moved a piece out of this account's sight, and why, is out of sight too. */
const BEYOND = "OTHER";
/** So much of an act's identity tells two apart on a page. */
const ACT_SHOWN = 13;
const OUTSIDE: ReadonlySet<string> = new Set(["SUPPLIER", "PATIENT_USE", "WASTE", "LOSS", "FOUND", "UNEXPLAINED", "TITLE", "CONVERSION"]);

/** A place leads to what stands in it, where stock can stand. */
export function PlaceLink({ place }: { readonly place: TracePlace }) {
  const nameOf = usePlaceName();
  if (OUTSIDE.has(place.kind) || place.code === undefined) return <span>{nameOf(place)}</span>;
  return (
    <Link to="/stock" search={{ within: place.code }} className="trace-place">
      {place.within !== undefined && <span className="trace-within">{place.within} · </span>}
      {nameOf(place)}
    </Link>
  );
}

function Who({ step }: { readonly step: TraceStep }) {
  const say = useSay();
  const device = step.actor.startsWith("device:") ? step.actor.slice("device:".length) : undefined;
  return (
    <>
      {step.who !== undefined && <span>{say("session.who", { who: step.who })}</span>}
      {device === undefined ? <span>{step.actor === BEYOND ? say("place.elsewhere") : say("trace.by", { who: step.actor })}</span> : (
        <span>
          {say("trace.device")} <Link to="/cabinet/$did" params={{ did: device }} search={{ tab: "sessions" }}><code>{device}</code></Link>
        </span>
      )}
    </>
  );
}

/** What it was posted for, in a word; whoever has to look it up finds the whole code behind it. */
function Why({ cause }: { readonly cause: string }) {
  const say = useSay();
  const found = causeOf(cause);
  const title = `${say("trace.cause")} ${cause}`;
  switch (found.kind) {
    case "entry":
      return <span title={title}>{say("trace.cause.entry", { epoch: found.epoch, seq: found.seq })}</span>;
    case "act":
      return <span title={title}>{say("trace.cause.act", { id: found.id.slice(0, ACT_SHOWN) })}</span>;
    case "other":
      return <code title={title}>{cause}</code>;
  }
}

function Step({ step, withEpc }: { readonly step: TraceStep; readonly withEpc: boolean }) {
  const { say, locale } = useLanguage();
  const now = useNow(60);
  const reason = `reason.${step.reason}`;
  const unexplained = step.from.kind === "UNEXPLAINED" || step.to.kind === "UNEXPLAINED";
  return (
    <li className={unexplained ? "step step-odd" : "step"}>
      <time dateTime={step.occurredAt} title={fullTime(step.occurredAt)}>{clockTime(step.occurredAt, now)}</time>
      <div className="step-words">
        <p className="step-what">
          <strong>{isMessageKey(reason) ? say(reason) : step.reason}</strong>
          {step.quantity > 1 && <span>{say("scan.times", { n: count(step.quantity, locale) })}</span>}
          {withEpc && step.epc !== undefined && (
            <Link to="/trace" search={{ unit: step.epc }}><code>{grouped(step.epc)}</code></Link>
          )}
        </p>
        <p className="step-way">
          <PlaceLink place={step.from} />
          <span aria-hidden="true" className="step-arrow">→</span>
          <span className="unseen">{say("trace.to")}</span>
          <PlaceLink place={step.to} />
        </p>
        <p className="step-who">
          <Who step={step} />
          {step.cause !== BEYOND && <Why cause={step.cause} />}
        </p>
      </div>
    </li>
  );
}

export function Timeline({ steps, withEpc = false }: { readonly steps: readonly TraceStep[]; readonly withEpc?: boolean }) {
  return (
    <ol className="timeline">
      {steps.map((step) => <Step key={`${step.no}`} step={step} withEpc={withEpc} />)}
    </ol>
  );
}
