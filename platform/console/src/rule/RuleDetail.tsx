import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../identity/session";
import { closes } from "../shell/keys";
import { useSay } from "../shell/Language";
import { Facts } from "../shell/Page";
import { Tabs } from "../shell/Tabs";
import { contentOf } from "./content";
import { Deeds } from "./Deeds";
import { Difference } from "./Difference";
import { OriginMark, RuleMark, daysWord, regionWord, wordOf } from "./marks";
import { NewVersion } from "./NewVersion";
import { Params } from "./Params";
import type { RuleSet } from "./queries";
import { ShippedSets } from "./ShippedSets";
import { Trial } from "./Trial";
import { PARTS, type RuleChange, type RuleView } from "./view";

function SourceFacts({ set }: { readonly set: RuleSet }) {
  const say = useSay();
  const { source, remarks } = contentOf(set.content);
  return (
    <>
      {source.origin !== "DOCUMENT" && <p className="rule-unofficial">{say(source.origin === "OPERATORS_CHOICE" ? "rule.operatorsChoice" : "rule.consultationDraft")}</p>}
      {source.origin !== "OPERATORS_CHOICE" && (
        <Facts facts={[
          [say(source.origin === "DOCUMENT" ? "rule.param.documentNumber" : "rule.param.draftOf"), <strong>{source.number}</strong>],
          ...(source.origin === "DOCUMENT" ? [[say("rule.param.documentTitle"), source.title === "" ? <span className="nothing">{say("rule.titleNotRead")}</span> : source.title] as const] : []),
        ]} />
      )}
      {source.quotes.length > 0 && (
        <section className="rule-rows">
          <h3>{say("rule.param.quotes")}</h3>
          <ul className="rule-quotes">{source.quotes.map((quote) => <li key={quote}><q>{quote}</q></li>)}</ul>
        </section>
      )}
      {remarks.length > 0 && (
        <section className="rule-rows">
          <h3>{say("rule.param.remarks")}</h3>
          <ul className="rule-remarks">{remarks.map((remark) => <li key={remark}>{remark}</li>)}</ul>
        </section>
      )}
    </>
  );
}

function Whole({ set }: { readonly set: RuleSet }) {
  const say = useSay();
  const { params } = contentOf(set.content);
  return (
    <>
      <section className="rule-rows">
        <h3>{say("rule.source")}</h3>
        <SourceFacts set={set} />
      </section>
      <section className="rule-rows">
        <h3>{say("rule.params")}</h3>
        <Params kind={set.kind} params={params} />
      </section>
      <section className="rule-rows">
        <h3>{say("rule.who")}</h3>
        <Facts facts={[
          [say("rule.author"), set.author],
          [say("rule.reviewers"), set.reviewers.length === 0 ? <span className="nothing">{say("rule.nobodyYet")}</span> : set.reviewers.join("、")],
          [say("rule.hash"), <code className="rule-hash">{set.hash}</code>],
        ]} />
      </section>
    </>
  );
}

interface DetailProps {
  readonly sets: readonly RuleSet[];
  readonly set: RuleSet;
  readonly view: RuleView;
  readonly officer: boolean;
  readonly onView: (change: RuleChange) => void;
}

function Detail({ sets, set, view, officer, onView }: DetailProps) {
  const say = useSay();
  const parts = PARTS.filter((part) => part === "set" || (officer && (part === "difference" || set.kind === "MONITORING")));
  const chosen = parts.find((part) => part === view.part) ?? "set";
  return (
    <>
      {officer && <div className="rule-next"><Deeds key={`${set.id} ${set.status}`} set={set} sets={sets} onNewVersion={() => onView({ make: "version" })} /></div>}
      <Tabs label={say("rule.parts")} tabs={parts.map((id) => ({ id, title: say(`rule.part.${id}`) }))} chosen={chosen}
        onChoose={(part) => onView({ part: part === "set" ? undefined : part })}>
        <div className="sheet" tabIndex={0} role="group" aria-label={say("rule.detail")}>
          {chosen === "set" && <Whole set={set} />}
          {chosen === "difference" && <Difference sets={sets} of={set} other={view.other} onOther={(other) => onView({ other })} />}
          {chosen === "trial" && <Trial key={set.id} set={set} />}
        </div>
      </Tabs>
    </>
  );
}

interface SideProps {
  readonly sets: readonly RuleSet[];
  readonly view: RuleView;
  readonly onView: (change: RuleChange) => void;
}

/** The open set, or a form, beside the list; on a narrow screen in its place. */
export function RuleSide({ sets, view, onView }: SideProps) {
  const say = useSay();
  const role = useQuery(sessionQuery).data?.role;
  const officer = role === "admin" || role === "bureau";
  const set = sets.find(({ id }) => id === view.set);
  const close = () => onView(view.make === "version" ? { make: undefined } : { set: undefined, make: undefined, part: undefined, other: undefined });
  const entered = (id: number) => onView({ set: id, make: undefined, part: undefined, other: undefined });
  const title = view.make === "shipped" ? say("rule.shipped") : set === undefined ? say("nav.rules") : set.name;
  return (
    <section className="detail rule-detail" aria-label={say("rule.detail")} onKeyDown={(event) => {
      if (closes(event)) close();
    }}>
      <header className="detail-head">
        <button type="button" className="quiet detail-back" onClick={close} aria-label={say("action.back")}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M10 2.5 4.5 8l5.5 5.5" /></svg>
        </button>
        <div className="detail-title">
          <h2>{title}</h2>
          {view.make !== "shipped" && set !== undefined && (
            <p>
              <RuleMark status={set.status} />
              <span>{say("rule.version", { version: set.version })}</span>
              <span>{wordOf("rule.kind", set.kind, say)}</span>
              <span>{regionWord(set.region, say)}</span>
              <span>{daysWord(set, say)}</span>
              <OriginMark origin={contentOf(set.content).source.origin} />
            </p>
          )}
        </div>
        <button type="button" className="quiet detail-close" onClick={close} aria-label={say("action.close")}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="m3 3 10 10M13 3 3 13" /></svg>
        </button>
      </header>
      {view.make === "shipped" && <div className="sheet" tabIndex={0} role="group" aria-label={say("rule.detail")}><ShippedSets sets={sets} onEntered={entered} /></div>}
      {view.make === "version" && set !== undefined && <div className="sheet" tabIndex={0} role="group" aria-label={say("rule.detail")}><NewVersion key={set.id} sets={sets} of={set} onEntered={entered} /></div>}
      {view.make === undefined && set !== undefined && <Detail sets={sets} set={set} view={view} officer={officer} onView={onView} />}
      {view.make !== "shipped" && set === undefined && <p className="nothing rule-missing">{say("rule.missing")}</p>}
    </section>
  );
}
