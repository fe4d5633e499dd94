import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { useAct } from "../shell/useAct";
import { contentOf } from "./content";
import { OriginMark, regionWord, wordOf } from "./marks";
import { Params } from "./Params";
import { RULES_KEY, enterSet, shippedSets, type RuleSet } from "./queries";
import { offered, type Offered } from "./view";

const CHANGED = [RULES_KEY];

function One({ set, onEntered }: { readonly set: Offered; readonly onEntered: (id: number) => void }) {
  const say = useSay();
  const content = contentOf(set.content);
  const act = useAct((json: string, key) => enterSet(json, key), CHANGED, ({ id }) => onEntered(id));
  return (
    <li className="rule-shipped">
      <header>
        <strong>{set.name}</strong>
        <OriginMark origin={content.source.origin} />
      </header>
      <p className="nothing">{[wordOf("rule.kind", content.kind, say), regionWord(content.region, say), content.source.number].filter((each) => each !== "").join(" · ")}</p>
      <details>
        <summary>{say("rule.params")}</summary>
        <Params kind={content.kind} params={content.params} />
      </details>
      <Refused error={act.error} />
      {set.entered === undefined
        ? <Button size="small" loading={act.isPending} onClick={() => act.mutate(set.content)}>{say("rule.enter")}</Button>
        : <span className="count">{say("rule.enteredAlready", { version: set.entered })}</span>}
    </li>
  );
}


/** What comes with the product, to be compared with its documents and entered as a draft. */
export function ShippedSets({ sets, onEntered }: { readonly sets: readonly RuleSet[]; readonly onEntered: (id: number) => void }) {
  const say = useSay();
  const query = useQuery(shippedSets);
  const slow = useSlow(query.isPending);
  return (
    <>
      <p className="panel-hint">{say("rule.shippedWhy")}</p>
      {query.isError && <FaultPanel what="rule.failed" error={query.error} slim onRetry={() => void query.refetch()} />}
      {slow && <SkeletonRows rows={6} height={44} />}
      {query.data !== undefined && <ul>{offered(query.data, sets).map((set) => <One key={set.name} set={set} onEntered={onEntered} />)}</ul>}
    </>
  );
}
