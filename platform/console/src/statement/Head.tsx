import { Link } from "@tanstack/react-router";
import { attachmentAddress } from "../shell/attachments";
import { useSay } from "../shell/Language";
import { Facts } from "../shell/Page";
import { fullTime } from "../shell/times";
import { useQuery } from "@tanstack/react-query";
import { consortiumYears } from "../settlement/queries";
import { OneLink } from "./links";
import { StateMark } from "./marks";
import { ObjectionWindow } from "./ObjectionWindow";
import { inWords, yuan } from "./money";
import { sheetAddress, type Whole } from "./queries";
import { Unmapped } from "../vbp/marks";
import { unmappedIn } from "./view";
import { sourceName } from "./words";
import "../shell/export.css";

function Hash({ hash }: { readonly hash: string }) {
  return <code className="statement-hash" title={hash}>{hash.slice(0, 16)}…</code>;
}

/** The other versions of the same statement; the one that is read is not a link. */
function Versions({ whole }: { readonly whole: Whole }) {
  const say = useSay();
  const { standing, versions } = whole;
  if (versions.length < 2) return <span>{say("statement.version", { version: standing.version })}</span>;
  return (
    <nav className="statement-versions" aria-label={say("statement.versions")}>
      {versions.map(({ id, version, state }) => (id === standing.id
        ? <strong key={id} aria-current="page">{say("statement.version", { version })}</strong>
        : <OneLink key={id} of={{ id }} kind={standing.kind} title={say(`statement.state.${state}`)}>{say("statement.version", { version })}</OneLink>))}
    </nav>
  );
}

function Papers({ whole }: { readonly whole: Whole }) {
  const say = useSay();
  const { standing, publication } = whole;
  return (
    <div className="chips export statement-papers" role="group" aria-label={say("statement.papers")}>
      {publication !== null && <a className="chip" href={attachmentAddress(publication.attachment)} download>{say("statement.pdf")}</a>}
      <a className="chip" href={sheetAddress(standing.id, "xlsx")} download aria-keyshortcuts="Alt+E">{say("export.xlsx")}</a>
      <button type="button" className="chip" onClick={() => window.print()}>{say("statement.print")}</button>
    </div>
  );
}

/** Whose, of which year, how much, in figures and in words, and where it stands. */
export function Head({ whole }: { readonly whole: Whole }) {
  const say = useSay();
  const { standing, source } = whole;
  const consortium = whole.inputs.whole.find(({ name }) => name === "consortium")?.value;
  const known = useQuery({ ...consortiumYears(standing.year), enabled: standing.kind === "SETTLEMENT" }).data?.find((each) => each.consortium === consortium)?.name;
  const { publishedOn, lastDay, number, payableFen, paidFen, dueFen, paidBeforeFen } = standing;
  return (
    <section className="panel statement-head" aria-label={say("statement.head")}>
      <header>
        <div className="statement-title">
          <h1>{known ?? standing.institutionName}</h1>
          <p><span>{say(`statement.title.${standing.kind}`, { year: standing.year })}</span> <StateMark of={standing} /> <Versions whole={whole} /></p>
        </div>
        <div className="statement-amount">
          <p className="statement-payable">{say("statement.payableIs")} <strong>¥ {yuan(payableFen)}</strong> <Unmapped lines={unmappedIn(whole.inputs.whole)} /></p>
          <p>{say("statement.inWords")} {inWords(payableFen)}</p>
        </div>
      </header>
      <Facts facts={[
        ...(standing.kind === "SETTLEMENT" ? [[say("settlement.lead"), standing.institutionName] as const] : []),
        ...(consortium === undefined ? [] : [[say("statement.input.consortium"), <span>{known ?? ""} <code>{consortium}</code></span>] as const]),
        [say("statement.rule"), <><Link to="/rule" search={{ set: standing.ruleSet }}>{say("rule.versionOf", { name: standing.ruleName, version: standing.ruleVersion })}</Link> <Hash hash={standing.ruleHash} /></>],
        [say("rule.source"), sourceName(source, say)],
        [say("statement.asOf"), standing.asOf],
        [say("statement.calculated"), `${standing.calculatedBy} ${fullTime(standing.calculatedAt)}`],
        [say("statement.hashes"), <span><Hash hash={standing.inputsHash} /> <Hash hash={standing.resultHash} /></span>],
        ...(number === null ? [] : [[say("statement.number"), <code>{number}</code>] as const]),
        ...(publishedOn === null ? [] : [[say("statement.publishedOn"), publishedOn] as const]),
        ...(lastDay === null ? [] : [[say("statement.lastDay"), <strong>{lastDay}</strong>] as const]),
        ...(paidFen > 0 || paidBeforeFen > 0 ? [[say("statement.paid"), `¥ ${yuan(paidFen + paidBeforeFen)}`] as const] : []),
        ...(dueFen !== payableFen ? [[say(dueFen < 0 ? "statement.reclaim" : "statement.due"), `¥ ${yuan(Math.abs(dueFen))}`] as const] : []),
        ...(standing.reason === null ? [] : [[say("statement.correctedBecause"), standing.reason] as const]),
      ]} />
      <ObjectionWindow standing={standing} />
      <Papers whole={whole} />
    </section>
  );
}
