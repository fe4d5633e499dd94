import { useEffect, useRef } from "react";
import { useSay } from "../shell/Language";
import type { WorkingStep } from "./queries";
import { formulaWords, shownOf, sourceWords, stepName } from "./working";

interface WorkingProps {
  readonly title: string;
  readonly steps: readonly WorkingStep[];
  /** The step that somebody came to look at. */
  readonly looked?: string | undefined;
}

/** How a figure was found, from what is known to what is shown; nothing of it is reckoned here. */
export function Working({ title, steps, looked }: WorkingProps) {
  const say = useSay();
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (looked !== undefined) row.current?.scrollIntoView({ block: "nearest" });
  }, [looked]);
  return (
    <section className="working" aria-label={title}>
      <h3>{title}</h3>
      <div className="table-frame" tabIndex={0} role="region" aria-label={title}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{say("vbp.stepName")}</th>
              <th scope="col">{say("vbp.formula")}</th>
              <th scope="col" className="end">{say("vbp.exact")}</th>
              <th scope="col" className="end">{say("vbp.shown")}</th>
              <th scope="col">{say("vbp.basis")}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <tr key={step.name} ref={step.name === looked ? row : undefined} className={step.name === looked ? "looked" : undefined}>
                <th scope="row">{stepName(step.name, say)}</th>
                <td className="formula">{formulaWords(step.formula, say)}</td>
                <td className="end exact">{shownOf(step.exact, say)}</td>
                <td className="end"><strong>{shownOf(step.shown, say)}</strong></td>
                <td>{sourceWords(step.source, say)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
