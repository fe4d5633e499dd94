import { useQuery } from "@tanstack/react-query";
import { FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { Choice, Field } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Table } from "../shell/Page";
import { comparisonOf, presentOf, type Difference, type Whole } from "./queries";
import { change, shownValue } from "./shown";
import { figureName, inputName } from "./words";

interface ListProps {
  readonly title: string;
  readonly heads: readonly [string, string];
  readonly differences: readonly Difference[];
  readonly whole: Whole;
  readonly nameOf: (name: string) => string;
}

function DifferenceTable({ title, heads, differences, whole, nameOf }: ListProps) {
  const say = useSay();
  const lineOf = (code: string | null) => (code === null ? say("statement.whole") : (whole.result.lines.find((each) => each.code === code)?.name ?? code));
  const value = (name: string, text: string | null) => (text === null ? <span className="nothing">{say("rule.absent")}</span> : shownValue(name, text, say));
  return (
    <>
      <h3>{title}</h3>
      {differences.length === 0
        ? <p className="nothing">{say("statement.noDifference")}</p>
        : (
          <Table label={title} ends={3} heads={[say("statement.line"), say("statement.item"), ...heads, say("statement.difference")]}
            rows={differences.map(({ line, name, before, after }) => ({
              key: `${line} ${name}`,
              cells: [<span title={line ?? undefined}>{lineOf(line)}</span>, nameOf(name), <del className="statement-before" title={before ?? undefined}>{value(name, before)}</del>, <ins className="statement-after" title={after ?? undefined}>{value(name, after)}</ins>, change(name, before, after, say) ?? ""],
            }))} />
        )}
    </>
  );
}

interface BothProps {
  readonly whole: Whole;
  readonly heads: readonly [string, string];
  readonly inputs: readonly Difference[];
  readonly figures: readonly Difference[];
}

function Both({ whole, heads, inputs, figures }: BothProps) {
  const say = useSay();
  return (
    <>
      <DifferenceTable title={say("statement.figures")} heads={heads} differences={figures} whole={whole} nameOf={(name) => figureName(name, say)} />
      <DifferenceTable title={say("statement.inputs")} heads={heads} differences={inputs} whole={whole} nameOf={(name) => inputName(name, say)} />
    </>
  );
}

/** Two versions of one statement: every figure and every input in which they differ. */
export function Compared({ whole, other, onOther }: { readonly whole: Whole; readonly other: number | undefined; readonly onOther: (id: number | undefined) => void }) {
  const say = useSay();
  const { standing, versions } = whole;
  const others = versions.filter(({ id }) => id !== standing.id);
  const before = others.filter(({ version }) => version < standing.version).sort((a, b) => b.version - a.version)[0];
  const chosen = others.find(({ id }) => id === other) ?? before ?? others[0];
  const isLater = chosen !== undefined && chosen.version > standing.version;
  const query = useQuery({ ...comparisonOf(isLater ? standing.id : (chosen?.id ?? standing.id), isLater ? chosen.id : standing.id), enabled: chosen !== undefined });
  const slow = useSlow(query.isPending && chosen !== undefined);
  if (chosen === undefined) return <p className="nothing">{say("statement.onlyVersion")}</p>;
  const [former, latter] = isLater ? [standing.version, chosen.version] : [chosen.version, standing.version];
  return (
    <>
      <Field label={say("rule.compareWith")}>
        {(id) => <Choice id={id} value={String(chosen.id)} words={others.map((each) => String(each.id))} onChoose={(word) => onOther(word === undefined ? undefined : Number(word))}
          say={(word) => say("statement.version", { version: others.find((each) => String(each.id) === word)?.version ?? word })} />}
      </Field>
      {query.isError && <FaultPanel what="statement.comparisonFailed" error={query.error} slim onRetry={() => void query.refetch()} />}
      {slow && <SkeletonRows rows={5} height={36} />}
      {query.data !== undefined && <Both whole={whole} inputs={query.data.inputs} figures={query.data.figures}
        heads={[say("statement.version", { version: former }), say("statement.version", { version: latter })]} />}
    </>
  );
}

/** What the inputs of this moment would give: a published result does not change with them, but it shows here. */
export function PresentDifference({ whole }: { readonly whole: Whole }) {
  const say = useSay();
  const query = useQuery(presentOf(whole.standing.id));
  const slow = useSlow(query.isPending);
  return (
    <>
      <p className="trial-banner"><strong>{say("statement.trial")}</strong> {say("statement.presentWhy", { day: whole.standing.asOf })}</p>
      {query.isError && <FaultPanel what="statement.comparisonFailed" error={query.error} slim onRetry={() => void query.refetch()} />}
      {slow && <SkeletonRows rows={5} height={36} />}
      {query.data?.gone === true && <p className="nothing">{say("statement.inputsGone")}</p>}
      {query.data?.gone === false && <Both whole={whole} inputs={query.data.inputs} figures={query.data.figures} heads={[say("statement.frozen"), say("statement.now")]} />}
    </>
  );
}
