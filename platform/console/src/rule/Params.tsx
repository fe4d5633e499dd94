import { useSay, type Say } from "../shell/Language";
import { Facts, Table } from "../shell/Page";
import { isGroup, isList, type Group, type Json } from "./content";
import { percent, plain } from "./decimal";
import { wordOf } from "./marks";
import { paramsOf, type Param } from "./shapes";

/** A value as a person says it: in per cent, by its word, and "not entered" where a region has not decided yet. */
export function valueWord(param: Param | undefined, value: Json | undefined, say: Say): string {
  if (value === undefined || value === null) return say(param?.local === true ? "rule.notEntered" : "rule.absent");
  if (param === undefined) return typeof value === "object" ? JSON.stringify(value) : String(value);
  const { shape, name } = param;
  switch (shape.is) {
    case "decimal":
      return shape.percent ? percent(String(value)) : plain(String(value));
    case "whole":
      return say(name.endsWith("Days") ? "rule.unit.days" : name.endsWith("Hours") ? "rule.unit.hours" : "rule.unit.months", { n: String(value) });
    case "flag":
      return say(value === true ? "rule.yes" : "rule.no");
    case "words":
      return wordOf(`rule.word.${name}`, String(value), say);
    case "text":
      return String(value);
    case "rows":
    case "unknown":
      return typeof value === "object" ? JSON.stringify(value) : String(value);
  }
}

function cell(row: Json, name: string): string {
  return isGroup(row) && row[name] !== undefined && row[name] !== null ? String(row[name]) : "";
}

function Tiers({ label, rows }: { readonly label: string; readonly rows: readonly Json[] }) {
  const say = useSay();
  return (
    <Table label={label} heads={[say("rule.tier"), say("rule.tierFrom"), say("rule.tierTo"), say("rule.param.rate")]}
      rows={[
        ...rows.map((row, at) => ({
          key: String(at),
          cells: [
            at + 1,
            say("rule.above", { share: percent(cell(row, "above")) }),
            say(isGroup(row) && row["upToIncluded"] === false ? "rule.below" : "rule.upTo", { share: percent(cell(row, "upTo")) }),
            <strong>{percent(cell(row, "rate"))}</strong>,
          ],
        })),
        { key: "beyond", cells: ["", say("rule.beyond"), "", percent("0")] },
      ]} />
  );
}

function Grades({ label, rows, inclusive }: { readonly label: string; readonly rows: readonly Json[]; readonly inclusive: boolean }) {
  const say = useSay();
  if (rows.length === 0) return <p className="nothing">{say("rule.flaw.GRADES_MISSING")}</p>;
  return (
    <Table label={label} heads={[say("rule.param.grade"), say("rule.score"), say("rule.param.rate.k")]}
      rows={rows.map((row, at) => ({
        key: String(at),
        cells: [
          cell(row, "grade"),
          at === rows.length - 1 && Number(cell(row, "fromScore")) === 0 ? say("rule.scoreRest") : say(inclusive ? "rule.scoreFrom" : "rule.scoreAbove", { score: plain(cell(row, "fromScore")) }),
          <strong>{percent(cell(row, "rate"))}</strong>,
        ],
      }))} />
  );
}

function Vetoes({ rows }: { readonly rows: readonly Json[] }) {
  const say = useSay();
  if (rows.length === 0) return <p className="nothing">{say("rule.noVeto")}</p>;
  return (
    <ul className="rule-vetoes">
      {rows.map((row, at) => {
        const veto = cell(row, "veto");
        const threshold = cell(row, "threshold");
        return (
          <li key={at}>
            {wordOf("rule.word.veto", veto, say)}
            {veto === "AGREED_VOLUME_NOT_COMPLETED" && <span className="nothing">{say("rule.vetoBelow", { share: percent(threshold === "" ? "1" : threshold) })}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function Rows({ param, params }: { readonly param: Param; readonly params: Group }) {
  const say = useSay();
  const value = params[param.name];
  const rows = isList(value) ? value : [];
  const label = wordOf("rule.param", param.name, say);
  const sort = param.shape.is === "rows" ? param.shape.rows : "vetoes";
  return (
    <section className="rule-rows">
      <h3>{label}</h3>
      {sort === "tiers" && <Tiers label={label} rows={rows} />}
      {sort === "grades" && <Grades label={label} rows={rows} inclusive={params["lowerBoundInclusive"] !== false} />}
      {sort === "vetoes" && <Vetoes rows={rows} />}
    </section>
  );
}

/** Everything that a set decides, in words; tiers and grades as tables. */
export function Params({ kind, params }: { readonly kind: string; readonly params: Group }) {
  const say = useSay();
  const all = paramsOf(kind, params);
  const single = all.filter(({ shape }) => shape.is !== "rows");
  return (
    <div className="rule-params">
      {all.filter(({ shape }) => shape.is === "rows").map((param) => <Rows key={param.name} param={param} params={params} />)}
      {single.length > 0 && (
        <Facts facts={single.map((param) => {
          const missing = param.local === true && params[param.name] === undefined;
          const word = valueWord(param, params[param.name], say);
          return [wordOf("rule.param", param.name, say), missing ? <span className="rule-lacks">{word}</span> : word] as const;
        })} />
      )}
    </div>
  );
}
