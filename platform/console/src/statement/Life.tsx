import { attachmentAddress } from "../shell/attachments";
import { useSay } from "../shell/Language";
import { Mark } from "../shell/Mark";
import { clockTime, fullTime } from "../shell/times";
import { useNow } from "../shell/clock";
import { inWords, yuan } from "./money";
import { type Objection, type Whole } from "./queries";
import type { ReactNode } from "react";

function At({ at }: { readonly at: string }) {
  const now = useNow(60);
  return <time dateTime={at} title={fullTime(at)}>{clockTime(at, now)}</time>;
}

interface EventProps {
  readonly at: string;
  readonly what: ReactNode;
  readonly who: string;
  readonly children?: ReactNode;
}

function Event({ at, what, who, children }: EventProps) {
  return (
    <li>
      <p className="statement-event"><At at={at} /> <strong>{what}</strong> <span>{who}</span></p>
      {children}
    </li>
  );
}

function Said({ words }: { readonly words: string | null }) {
  return words === null ? null : <p className="words statement-said">{words}</p>;
}

export function Evidence({ attachment }: { readonly attachment: number | null }) {
  const say = useSay();
  return attachment === null ? null : <a href={attachmentAddress(attachment)} download>{say("statement.evidence")}</a>;
}

function ObjectionEvent({ objection, nameOf }: { readonly objection: Objection; readonly nameOf: (line: string) => string }) {
  const say = useSay();
  const { decision, line } = objection;
  return (
    <Event at={objection.at} what={say("statement.event.objection", { id: objection.id })} who={objection.account}>
      <p className="statement-said">
        {line === null ? say("statement.wholeStatement") : say("statement.aboutLine", { line: nameOf(line) })} <Evidence attachment={objection.attachment} />
      </p>
      <Said words={objection.words} />
      <div className="explanation-verdict">
        {decision === null
          ? <Mark tone="late">{say("statement.undecided")}</Mark>
          : <><p className="statement-event"><At at={decision.at} /> <Mark tone={decision.outcome === "UPHELD" ? "warn" : "none"}>{say(`statement.outcome.${decision.outcome}`)}</Mark> <span>{decision.account}</span></p><Said words={decision.words} /></>}
      </div>
    </Event>
  );
}

/** Everything that people did with this version, from the calculation to the payment. */
export function Life({ whole }: { readonly whole: Whole }) {
  const say = useSay();
  const { standing, approvals, returned, publication, objections, payments, result } = whole;
  const nameOf = (line: string) => result.lines.find(({ code }) => code === line)?.name ?? line;
  return (
    <ol className="statement-life">
      <Event at={standing.calculatedAt} what={say("statement.event.calculated")} who={standing.calculatedBy}><Said words={standing.reason} /></Event>
      {approvals.map(({ account, words, at }, no) => <Event key={account} at={at} what={say("statement.event.approved", { n: no + 1 })} who={account}><Said words={words} /></Event>)}
      {returned !== null && <Event at={returned.at} what={say("statement.event.returned")} who={returned.account}><Said words={returned.words} /></Event>}
      {publication !== null && (
        <Event at={publication.at} what={say("statement.event.published")} who={publication.account}>
          <p className="statement-said">
            {say("statement.windowIs", { days: publication.windowDays, last: publication.lastDay })}
            {publication.windowSource.startsWith("no official source") ? ` · ${say("statement.operatorsChoice")}` : ` · ${publication.windowSource}`}
          </p>
          <p className="statement-said"><code>{publication.number}</code> <a href={attachmentAddress(publication.attachment)} download>{say("statement.pdf")}</a></p>
        </Event>
      )}
      {objections.map((objection) => <ObjectionEvent key={objection.id} objection={objection} nameOf={nameOf} />)}
      {payments.map((payment) => (
        <Event key={payment.id} at={payment.at} what={say(`statement.event.${payment.kind}`, { amount: yuan(Math.abs(payment.amountFen)) })} who={payment.account}>
          <p className="statement-said">{inWords(Math.abs(payment.amountFen))} · {say(`statement.movedHow.${payment.kind}`, { day: payment.paidOn, route: say(`statement.${payment.kind === "RETURN" ? "returnRoute" : "route"}.${payment.route}`), payee: payment.payee, reference: payment.reference })}</p>
        </Event>
      ))}
    </ol>
  );
}
