import { useSay } from "../shell/Language";
import type { Line, Whole } from "./queries";
import { Unmapped } from "../vbp/marks";
import { useNarrow } from "../vbp/useNarrow";
import { unmappedIn, type OneChange, type OneView } from "./view";
import { resultsFirst, shownValue } from "./shown";
import { LineWorking } from "./Working";
import { figureName, inputName } from "./words";

interface LinesProps {
  readonly whole: Whole;
  readonly view: OneView;
  readonly onView: (change: OneChange) => void;
}

/** Every name once, in the order in which the lines bring them. */
function namesOf(lists: readonly (readonly { readonly name: string }[])[]): readonly string[] {
  return [...new Set(lists.flatMap((list) => list.map(({ name }) => name)))];
}

function LineTable({ whole, view, onView }: LinesProps) {
  const say = useSay();
  const { lines } = whole.result;
  const inputsOf = new Map(whole.inputs.lines.map(({ code, inputs }) => [code, new Map(inputs.map((each) => [each.name, each.value]))]));
  const unmappedOf = new Map(whole.inputs.lines.map((line) => [line.code, unmappedIn(line.inputs)]));
  const inputs = namesOf(whole.inputs.lines.map((line) => line.inputs));
  const figures = resultsFirst(namesOf(lines.map((line) => line.figures)));
  const shown = (line: Line, name: string) => {
    const figure = line.figures.find((each) => each.name === name);
    return figure === undefined ? "" : shownValue(name, figure.exact, say);
  };
  return (
    <div className="table-frame statement-table" tabIndex={0} role="region" aria-label={say("statement.part.lines")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{say("statement.line")}</th>
            {figures.map((name) => <th key={`out ${name}`} scope="col" className="end statement-out">{figureName(name, say)}</th>)}
            {inputs.map((name) => <th key={`in ${name}`} scope="col" className="end">{inputName(name, say)}</th>)}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.code} className={line.code === view.line ? "looked" : undefined}>
              <th scope="row"><button type="button" className="statement-open" aria-expanded={line.code === view.line} onClick={() => onView({ line: line.code, input: undefined })}>{line.name}</button><code>{line.code}</code> <Unmapped lines={unmappedOf.get(line.code) ?? 0} /></th>
              {figures.map((name) => <td key={`out ${name}`} className="end statement-out">{name === "retained" ? <strong>{shown(line, name)}</strong> : shown(line, name)}</td>)}
              {inputs.map((name) => {
                const value = inputsOf.get(line.code)?.get(name);
                return (
                  <td key={`in ${name}`} className="end">
                    {value !== undefined && <button type="button" className="statement-open" onClick={() => onView({ line: line.code, input: name })}
                      aria-label={`${line.name} ${inputName(name, say)} ${shownValue(name, value, say)}`}>{shownValue(name, value, say)}</button>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Card({ line, unmapped, view, onView }: { readonly line: Line; readonly unmapped: number; readonly view: OneView; readonly onView: (change: OneChange) => void }) {
  const say = useSay();
  const last = line.figures.at(-1);
  return (
    <li>
      <button type="button" className="statement-card" aria-expanded={line.code === view.line} onClick={() => onView({ line: line.code === view.line ? undefined : line.code, input: undefined })}>
        <span>{line.name}<code>{line.code}</code></span>
        {last !== undefined && <span>{figureName(last.name, say)} <strong>{shownValue(last.name, last.exact, say)}</strong> <Unmapped lines={unmapped} /></span>}
      </button>
    </li>
  );
}

/** A line a generic: its inputs, each a way to its source, and what came out. */
export function Lines({ whole, view, onView }: LinesProps) {
  const say = useSay();
  const isNarrow = useNarrow();
  const { lines } = whole.result;
  const open = lines.find(({ code }) => code === view.line);
  if (lines.length === 0) return <p className="nothing">{say("statement.noLines")}</p>;
  return (
    <>
      {open !== undefined && <LineWorking key={open.code} whole={whole} line={open} view={view} onView={onView} />}
      {isNarrow ? <ul>{lines.map((line) => <Card key={line.code} line={line} unmapped={unmappedIn(whole.inputs.lines.find(({ code }) => code === line.code)?.inputs)} view={view} onView={onView} />)}</ul> : <LineTable whole={whole} view={view} onView={onView} />}
      <p className="count">{say("statement.lineCount", { n: lines.length })}</p>
    </>
  );
}
