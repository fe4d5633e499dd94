import { useQuery } from "@tanstack/react-query";
import { FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { Choice, Field } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Table } from "../shell/Page";
import { contentOf, type Json } from "./content";
import { placeWords } from "./Flaws";
import { valueWord } from "./Params";
import { changesBetween, type RuleSet } from "./queries";
import { comparable, formerOf, inOrder, paramAt } from "./view";

interface ChangedProps {
  readonly set: RuleSet;
  readonly path: string;
  readonly json: string;
}

function Changed({ set, path, json }: ChangedProps) {
  const say = useSay();
  if (json === "") return <span className="nothing">{say("rule.absent")}</span>;
  const { kind, params } = contentOf(set.content);
  const value = JSON.parse(json) as Json;
  return <span className="words">{valueWord(paramAt(kind, params, path), value, say)}</span>;
}

function Changes({ former, latter }: { readonly former: RuleSet; readonly latter: RuleSet }) {
  const say = useSay();
  const query = useQuery(changesBetween(former.id, latter.id));
  const slow = useSlow(query.isPending);
  if (query.isError) return <FaultPanel what="rule.differenceFailed" error={query.error} slim onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return slow ? <SkeletonRows rows={4} height={36} /> : null;
  const shown = query.data.filter(({ path }) => path !== "version");
  const titleOf = ({ name, version }: RuleSet) => say("rule.versionOf", { name, version });
  if (shown.length === 0) return <p className="nothing">{say("rule.noDifference")}</p>;
  return (
    <>
      <Table label={say("rule.difference")} heads={[say("rule.where"), titleOf(former), titleOf(latter)]}
        rows={shown.map(({ path, before, after }) => ({
          key: path,
          cells: [
            <span title={path}>{placeWords(path, say)}</span>,
            <del className="rule-before"><Changed set={former} path={path} json={before} /></del>,
            <ins className="rule-after"><Changed set={latter} path={path} json={after} /></ins>,
          ],
        }))} />
      <p className="count">{say("rule.differences", { n: shown.length })}</p>
    </>
  );
}

interface DifferenceProps {
  readonly sets: readonly RuleSet[];
  readonly of: RuleSet;
  readonly other: number | undefined;
  readonly onOther: (id: number | undefined) => void;
}

/** Two versions side by side, and nothing but what differs. */
export function Difference({ sets, of, other, onOther }: DifferenceProps) {
  const say = useSay();
  const candidates = comparable(sets, of);
  const chosen = candidates.find(({ id }) => id === other) ?? formerOf(sets, of) ?? candidates[0];
  if (chosen === undefined) return <p className="nothing">{say("rule.nothingToCompare")}</p>;
  const nameOf = (word: string) => {
    const set = candidates.find(({ id }) => String(id) === word);
    return set === undefined ? word : `${say("rule.versionOf", { name: set.name, version: set.version })} · ${say(`rule.state.${set.status}`)}`;
  };
  const [former, latter] = inOrder(of, chosen);
  return (
    <>
      <Field label={say("rule.compareWith")}>
        {(id) => <Choice id={id} value={String(chosen.id)} words={candidates.map((each) => String(each.id))} say={nameOf}
          onChoose={(word) => onOther(word === undefined ? undefined : Number(word))} />}
      </Field>
      <Changes former={former} latter={latter} />
    </>
  );
}
