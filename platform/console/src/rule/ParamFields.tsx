import Button from "antd/es/button";
import { useId, type ReactNode } from "react";
import { Choice } from "../shell/Form";
import { useSay } from "../shell/Language";
import { isGroup, isList, type Group, type Json } from "./content";
import { percent, scaled } from "./decimal";
import { wordOf } from "./marks";
import type { FieldFault } from "./faults";
import { paramsOf, type Param } from "./shapes";

type Path = readonly (string | number)[];

interface CellProps {
  readonly id?: string;
  readonly label?: string;
  readonly param: Param;
  readonly value: Json | undefined;
  readonly fault: FieldFault | undefined;
  readonly onValue: (value: Json | undefined) => void;
}

/** A whole number is sent as one; what is none yet stays a text, which the faults name. */
function wholeOf(typed: string): Json | undefined {
  if (typed === "") return undefined;
  return /^\d{1,9}$/.test(typed) ? Number(typed) : typed;
}

function Cell({ id, label, param, value, fault, onValue }: CellProps) {
  const say = useSay();
  const told = useId();
  const { shape } = param;
  const text = value === undefined || value === null ? "" : String(value);
  if (shape.is === "flag") return <input id={id} aria-label={label} type="checkbox" checked={value !== false} onChange={(event) => onValue(event.target.checked)} />;
  if (shape.is === "words") {
    return <Choice {...(id !== undefined && { id })} {...(label !== undefined && { label })} value={text} words={shape.words} none={say("account.choose")}
      say={(word) => wordOf(`rule.word.${param.name}`, word, say)} onChoose={onValue} />;
  }
  const isShare = shape.is === "decimal" && shape.percent && scaled(text) !== undefined;
  return (
    <span className="rule-cell">
      <input id={id} aria-label={label} className="control" autoComplete="off" inputMode={shape.is === "text" ? "text" : "decimal"} maxLength={24} value={text}
        aria-invalid={fault !== undefined} aria-describedby={fault === undefined ? undefined : told}
        onChange={(event) => onValue(shape.is === "whole" ? wholeOf(event.target.value.trim()) : event.target.value.trim() || undefined)} />
      {isShare && <span className="rule-share">{percent(text)}</span>}
      {fault !== undefined && <span id={told} className="field-wrong">{say(`rule.flaw.${fault.code}`)}</span>}
    </span>
  );
}

interface FieldsProps {
  readonly kind: string;
  readonly params: Group;
  readonly faults: readonly FieldFault[];
  readonly onValue: (path: Path, value: Json | undefined) => void;
}

interface RowFieldsProps extends FieldsProps {
  readonly param: Param;
}

/** A table to write in: one row a tier, a grade or a veto. */
function RowFields({ param, params, faults, onValue }: RowFieldsProps) {
  const say = useSay();
  if (param.shape.is !== "rows") return null;
  const { columns } = param.shape;
  const value = params[param.name];
  const rows = isList(value) ? value : [];
  const faultAt = (path: string) => faults.find((each) => each.path === path);
  const own = faultAt(param.name);
  const label = wordOf("rule.param", param.name, say);
  return (
    <fieldset className="rule-table">
      <legend>{label}</legend>
      {own !== undefined && <p className="field-wrong">{say(`rule.flaw.${own.code}`)}</p>}
      {rows.length > 0 && (
        <div className="table-frame" tabIndex={0} role="region" aria-label={label}>
          <table className="table">
            <thead>
              <tr>
                {columns.map(({ name }) => <th key={name} scope="col">{wordOf("rule.param", name, say)}</th>)}
                <th scope="col"><span className="unseen">{say("rule.removeRow")}</span></th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  {columns.map((column) => (
                    <td key={column.name}>
                      <Cell param={column} label={`${label} ${say("rule.row", { n: at + 1 })} ${wordOf("rule.param", column.name, say)}`}
                        value={isGroup(row) ? row[column.name] : undefined} fault={faultAt(`${param.name}[${at}].${column.name}`)}
                        onValue={(next) => onValue([param.name, at, column.name], next)} />
                    </td>
                  ))}
                  <td><Button size="small" onClick={() => onValue([param.name, at], undefined)} aria-label={`${say("rule.removeRow")} ${at + 1}`}>{say("rule.remove")}</Button></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Button size="small" onClick={() => onValue([param.name, rows.length], {})}>{say("rule.addRow")}</Button>
    </fieldset>
  );
}

function Single({ param, children }: { readonly param: Param; readonly children: (id: string) => ReactNode }) {
  const say = useSay();
  const id = useId();
  const hint = wordOf("rule.hint", param.name, say);
  return (
    <div className="field">
      <label htmlFor={id}>{wordOf("rule.param", param.name, say)}</label>
      {children(id)}
      {hint !== param.name && <p className="field-hint">{hint}</p>}
    </div>
  );
}

/** The parameters as fields by their shapes; what this console does not know is kept as it is. */
export function ParamFields({ kind, params, faults, onValue }: FieldsProps) {
  const say = useSay();
  return (
    <>
      {paramsOf(kind, params).map((param) => {
        const { name, shape } = param;
        const value = params[name];
        if (shape.is === "rows") return <RowFields key={name} param={param} kind={kind} params={params} faults={faults} onValue={onValue} />;
        if (shape.is === "unknown") return <p key={name} className="field-hint">{say("rule.keptAsItIs", { name, value: JSON.stringify(value) })}</p>;
        return (
          <Single key={name} param={param}>
            {(id) => <Cell id={id} param={param} value={value} fault={faults.find(({ path }) => path === name)} onValue={(next) => onValue([name], next)} />}
          </Single>
        );
      })}
    </>
  );
}
