import { useEffect, useRef } from "react";
import { useSay } from "../shell/Language";
import { Unmapped } from "../vbp/marks";
import { useNarrow } from "../vbp/useNarrow";
import { grouped } from "./money";
import type { Line, Step, Whole, Worked } from "./queries";
import { unmappedIn, waterfall, type OneChange, type OneView } from "./view";
import { settled } from "./settled";
import { retainedStep, roundsByLine } from "./shown";
import { Waterfall } from "./Waterfall";
import { InputList, SourceOf } from "./Inputs";
import { formulaWords, sourceName, stepName } from "./words";

interface StepsProps {
  readonly title: string;
  readonly steps: readonly Step[];
  /** The numbers of each step, in their order; left out where the formulas carry them. */
  readonly worked?: readonly Worked[] | undefined;
}

/** A formula in letters, and below it in numbers: with the exact value where another one is shown, and why. */
function FormulaOf({ step, worked }: { readonly step: Step; readonly worked: Worked | undefined }) {
  const say = useSay();
  const words = formulaWords(step.formula, say);
  if (worked === undefined || worked.numbers === "") return words;
  return (
    <>
      {words}
      <span className="statement-numbers">= {worked.numbers}</span>
      {worked.rounding !== "NONE" && <span className="statement-rounded">{step.exact.includes("/") ? "" : `= ${grouped(step.exact)} `}{say(`statement.rounded.${worked.rounding}`)}</span>}
    </>
  );
}

function StepCards({ title, steps, worked }: StepsProps) {
  const say = useSay();
  return (
    <ol className="statement-stepcards" aria-label={title}>
      {steps.map((step, at) => (
        <li key={at}>
          <p><span>{stepName(step.name, say)}</span> <strong>{grouped(step.shown)}</strong></p>
          <p className="statement-formula"><FormulaOf step={step} worked={worked?.[at]} /></p>
          <p className="nothing">{step.exact === step.shown ? "" : `${say("statement.exact")} ${step.exact} · `}{sourceName(step.source, say)}</p>
        </li>
      ))}
    </ol>
  );
}

/** Step by step, from what is known to what is paid: nothing of it is reckoned here. */
export function Steps({ title, steps, worked }: StepsProps) {
  const say = useSay();
  const isNarrow = useNarrow();
  if (isNarrow) return <StepCards title={title} steps={steps} worked={worked} />;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={title}>
      <table className="table statement-steps">
        <thead>
          <tr>
            <th scope="col">{say("statement.stepHead")}</th>
            <th scope="col">{say("statement.formula")}</th>
            <th scope="col" className="end">{say("statement.exact")}</th>
            <th scope="col" className="end">{say("statement.shown")}</th>
            <th scope="col">{say("rule.source")}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, at) => (
            <tr key={at}>
              <th scope="row">{stepName(step.name, say)}</th>
              <td className="statement-formula"><FormulaOf step={step} worked={worked?.[at]} /></td>
              <td className="end statement-exact" title={step.exact}>{grouped(step.exact)}</td>
              <td className="end"><strong>{grouped(step.shown)}</strong></td>
              <td>{sourceName(step.source, say)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PartProps {
  readonly whole: Whole;
  readonly view: OneView;
  readonly onView: (change: OneChange) => void;
}

/** The formula of the whole: its inputs, its steps, and the way from the budget to the amount. */
export function Working({ whole, view, onView }: PartProps) {
  const say = useSay();
  const { result, inputs, standing } = whole;
  const bars = standing.kind === "SETTLEMENT" ? settled(inputs.whole, result) : waterfall(result.figures, result.lines, result.payableFen);
  const looked = view.line === undefined ? inputs.whole.find(({ name }) => name === view.input) : undefined;
  return (
    <>
      <Waterfall title={say("statement.waterfall")} bars={bars} />
      <h3>{say("statement.inputsOfWhole")}</h3>
      <InputList inputs={inputs.whole} looked={looked?.name} onLook={(input) => onView({ input, line: undefined })} />
      {looked !== undefined && <SourceOf key={looked.name} input={looked} standing={standing} onClose={() => onView({ input: undefined })} />}
      <h3>{say("statement.steps")}</h3>
      <Steps title={say("statement.steps")} steps={result.steps} worked={whole.worked} />
      <p className="field-hint">{say(standing.kind === "SETTLEMENT" ? "statement.rounding.settlement" : roundsByLine(result) ? "statement.rounding.byLine" : "statement.rounding.once")}</p>
    </>
  );
}

/** One line alone: its inputs, each with its source, and its steps. */
export function LineWorking({ whole, line, view, onView }: PartProps & { readonly line: Line }) {
  const say = useSay();
  const inputs = whole.inputs.lines.find(({ code }) => code === line.code)?.inputs ?? [];
  const looked = inputs.find(({ name }) => name === view.input);
  const last = retainedStep(line, whole.result.figures);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    // A newer browser answers with a promise, which would be taken for what clears up after this effect.
    void frame.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section ref={frame} className="statement-line" aria-label={line.name}>
      <header>
        <h3>{line.name} <code>{line.code}</code> <Unmapped lines={unmappedIn(inputs)} /></h3>
        <button type="button" className="quiet" onClick={() => onView({ line: undefined, input: undefined })} aria-label={say("action.close")}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="m3 3 10 10M13 3 3 13" /></svg>
        </button>
      </header>
      <InputList inputs={inputs} looked={looked?.name} onLook={(input) => onView({ input })} />
      {looked !== undefined && <SourceOf key={looked.name} input={looked} standing={whole.standing} line={line.code} onClose={() => onView({ input: undefined })} />}
      <Steps title={say("statement.stepsOf", { line: line.name })} steps={last === undefined ? line.steps : [...line.steps, last]} />
      {last !== undefined && <p className="field-hint">{say("statement.rounding.ofLine")}</p>}
    </section>
  );
}
