import { useQuery } from "@tanstack/react-query";
import { institutions } from "../place/institutions";
import { useSay } from "../shell/Language";
import { Table } from "../shell/Page";
import { STATEMENT_KEY } from "../statement/queries";
import { Running } from "../statement/Running";
import { inputName, sourceName } from "../statement/words";
import { INCENTIVE_KEY, run, type LeftOut, type Run } from "./queries";

const CHANGED = [INCENTIVE_KEY, STATEMENT_KEY];

export function useNames() {
  const list = useQuery(institutions).data ?? [];
  return { codes: list.filter(({ kind }) => kind !== "COUNTY" && kind !== "WAREHOUSE").map(({ code }) => code), nameOf: (code: string) => list.find((each) => each.code === code)?.name ?? code };
}

/** Institutions that could not be reckoned, each with what it lacks. */
export function Incomplete({ left }: { readonly left: readonly LeftOut[] }) {
  const say = useSay();
  const { nameOf } = useNames();
  if (left.length === 0) return null;
  return (
    <section>
      <h3>{say("incentive.leftOut", { n: left.length })}</h3>
      <Table label={say("incentive.leftOut", { n: left.length })} heads={[say("statement.institution"), say("incentive.lacks")]}
        rows={left.map(({ institution, missing }) => ({
          key: institution,
          cells: [nameOf(institution), missing.map(({ line, input }) => `${line === null ? "" : `${line} `}${inputName(input, say)}`).join("、")],
        }))} />
    </section>
  );
}

/** Calculates a year, of one institution or of all of them. */
export function Calculating({ year }: { readonly year: number }) {
  const say = useSay();
  const { codes, nameOf } = useNames();
  return (
    <Running why={say("incentive.runWhy", { year })} subjects={{ label: say("statement.institution"), codes, nameOf, all: say("incentive.everyInstitution") }} changed={CHANGED}
      filedOf={({ filing }: Run) => filing} run={(institution, reason, key) => run({ year, ...(institution !== undefined && { institution }), ...(reason !== undefined && { reason }) }, key)}>
      {({ ruleName, ruleVersion, ruleSource, asOf, incomplete, openPeriods }: Run) => (
        <>
          <p className="count">{say("incentive.runBy", { rule: say("rule.versionOf", { name: ruleName, version: ruleVersion }), source: sourceName(ruleSource, say), day: asOf })}</p>
          <Incomplete left={incomplete} />
          {openPeriods.length > 0 && <p className="count">{say("incentive.openPeriods", { periods: openPeriods.join("、") })}</p>}
        </>
      )}
    </Running>
  );
}
