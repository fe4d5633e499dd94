import { useQuery } from "@tanstack/react-query";
import Button from "antd/es/button";
import { useState } from "react";
import { sessionQuery } from "../identity/session";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { Field, Form, Refused } from "../shell/Form";
import { useSay } from "../shell/Language";
import { Table } from "../shell/Page";
import { fullTime } from "../shell/times";
import { useAct } from "../shell/useAct";
import { DIVISION_KEY, divide, divisionsOf, type Division, type NewDivision } from "./division";
import { flawOf, sharesOf, weightOf, written, type Sharer } from "./divisionView";
import { inWords, yuan } from "./money";
import type { Whole } from "./queries";
import { mayDivide } from "./view";

const CHANGED = [DIVISION_KEY];
const LONGEST_CODE = 64;
const LONGEST_NAME = 200;
const LONGEST_WEIGHT = 22;
const LONGEST_WORDS = 500;
const NOBODY: Sharer = { code: "", name: "", weight: "" };

/** A division as the platform keeps it: the shares add up to the amount, to the fen. */
function Kept({ division, counts }: { readonly division: Division; readonly counts: boolean }) {
  const say = useSay();
  const { no, totalFen, parts, words, account, at } = division;
  const title = say("statement.divisionNo", { n: no });
  return (
    <section aria-label={title}>
      <h3>{title}{counts && <> · {say("statement.divisionCounts")}</>}</h3>
      <p className="panel-hint">{words} · {account} {fullTime(at)}</p>
      <Table label={title} ends={2} heads={[say("statement.sharer"), say("statement.sharerName"), say("statement.weight"), say("statement.shareYuan")]}
        rows={[
          ...parts.map(({ code, name, weight, amountFen }) => ({ key: code, cells: [<code>{code}</code>, name, weight, yuan(amountFen)] })),
          { key: "", cells: [<strong>{say("vbp.sum")}</strong>, inWords(totalFen), "", <strong>{yuan(totalFen)}</strong>] },
        ]} />
    </section>
  );
}

interface RowsProps {
  readonly totalFen: number;
  readonly sharers: readonly Sharer[];
  readonly onSharers: (sharers: readonly Sharer[]) => void;
}

/** One row a department or member, each with what it would get by the weights as they stand. */
function SharerRows({ totalFen, sharers, onSharers }: RowsProps) {
  const say = useSay();
  const shares = flawOf(sharers) === undefined ? sharesOf(totalFen, sharers) : undefined;
  const change = (at: number, next: Partial<Sharer>) => onSharers(sharers.map((each, no) => (no === at ? { ...each, ...next } : each)));
  const cell = (at: number, name: keyof Sharer, label: string, longest: number) => (
    <input className="control" aria-label={`${say("rule.row", { n: at + 1 })} ${label}`} maxLength={longest} autoComplete="off" value={sharers[at]?.[name] ?? ""}
      inputMode={name === "weight" ? "decimal" : "text"} aria-invalid={name === "weight" && sharers[at]?.weight !== "" && weightOf(sharers[at]?.weight ?? "") === undefined}
      onChange={(event) => change(at, { [name]: event.target.value })} />
  );
  return (
    <>
      <Table label={say("statement.divide")} ends={1} heads={[say("statement.sharer"), say("statement.sharerName"), say("statement.weight"), say("rule.remove"), say("statement.shareYuan")]}
        rows={sharers.map((sharer, at) => ({
          key: String(at),
          cells: [
            cell(at, "code", say("statement.sharer"), LONGEST_CODE), cell(at, "name", say("statement.sharerName"), LONGEST_NAME), cell(at, "weight", say("statement.weight"), LONGEST_WEIGHT),
            <Button size="small" disabled={sharers.length === 1} onClick={() => onSharers(sharers.filter((_, no) => no !== at))} aria-label={`${say("rule.removeRow")} ${at + 1}`}>{say("rule.remove")}</Button>,
            shares?.has(sharer.code.trim()) === true ? yuan(shares.get(sharer.code.trim()) ?? 0n) : "–",
          ],
        }))} />
      <div className="form-line"><Button size="small" onClick={() => onSharers([...sharers, NOBODY])}>{say("rule.addRow")}</Button></div>
    </>
  );
}

/** The own people divide what their institution is paid; another division takes the place of the one before, which stays readable. */
function Dividing({ whole, begin }: { readonly whole: Whole; readonly begin: readonly Sharer[] }) {
  const say = useSay();
  const { id, payableFen } = whole.standing;
  const [sharers, setSharers] = useState<readonly Sharer[]>(begin.length === 0 ? [NOBODY, NOBODY] : begin);
  const [words, setWords] = useState("");
  const act = useAct((wish: NewDivision, key) => divide(wish, key), CHANGED, () => setWords(""));
  const flaw = flawOf(sharers);
  const said = words.trim();
  const submit = () => {
    if (flaw === undefined && said !== "" && !act.isPending) act.mutate({ statement: id, parts: [...written(sharers)], words: said });
  };
  return (
    <Form label={say("statement.divide")} onSubmit={submit}>
      <h3>{say("statement.divide")}</h3>
      <p className="panel-hint">{say("statement.divideWhy", { amount: yuan(payableFen) })}</p>
      <SharerRows totalFen={payableFen} sharers={sharers} onSharers={setSharers} />
      <Field label={say("statement.divisionWords")} hint={say("statement.divisionWordsHint")} sends>
        {(field) => <input id={field} className="control" maxLength={LONGEST_WORDS} value={words} onChange={(event) => setWords(event.target.value)} />}
      </Field>
      <Refused error={act.error} />
      <div className="form-line">
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={flaw !== undefined || said === ""}>{say("statement.divide")}</Button>
        <span className="field-hint">{flaw !== undefined ? say(`statement.divideFlaw.${flaw}`) : said === "" ? say("form.missing", { what: say("statement.divisionWords") }) : ""}</span>
      </div>
    </Form>
  );
}

/** How what was published is divided among departments or members of the institution; the last division counts. */
export function Divisions({ whole }: { readonly whole: Whole }) {
  const say = useSay();
  const session = useQuery(sessionQuery).data;
  const query = useQuery(divisionsOf(whole.standing.id));
  const slow = useSlow(query.isPending);
  if (query.isError) return <FaultPanel what="statement.divisionsFailed" error={query.error} slim onRetry={() => void query.refetch()} />;
  if (query.data === undefined || session === undefined) return slow ? <SkeletonRows rows={4} height={36} /> : null;
  const divisions = [...query.data].sort((a, b) => b.no - a.no);
  const divides = mayDivide(whole.standing, session);
  return (
    <div className="statement-side statement-divisions">
      {divisions.map((division, at) => <Kept key={division.id} division={division} counts={at === 0} />)}
      {divisions.length === 0 && !divides && <EmptyPanel title={say("statement.noDivision")} hint={say("statement.noDivisionHint")} />}
      {divides && <Dividing key={divisions[0]?.id ?? 0} whole={whole} begin={divisions[0]?.parts.map(({ code, name, weight }) => ({ code, name, weight })) ?? []} />}
    </div>
  );
}
