import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useSay } from "../shell/Language";
import { Facts } from "../shell/Page";
import { LIST_OF } from "./links";
import type { Input, Standing } from "./queries";
import { shownValue } from "./shown";
import { placeOf, type Place } from "./sources";
import { inputName, saidWords, sourceName } from "./words";

interface InputListProps {
  readonly inputs: readonly Input[];
  readonly looked: string | undefined;
  readonly onLook: (name: string) => void;
}

/** What a calculation starts from; each value opens where it comes from. */
export function InputList({ inputs, looked, onLook }: InputListProps) {
  const say = useSay();
  return (
    <ul className="statement-inputs">
      {inputs.map(({ name, value }) => (
        <li key={name}>
          <button type="button" aria-pressed={name === looked} onClick={() => onLook(name)}>
            <span>{inputName(name, say)}</span>
            <strong>{shownValue(name, value, say)}</strong>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Way({ place }: { readonly place: Place }) {
  const say = useSay();
  switch (place.to) {
    case "rule":
      return <Link to="/rule" search={{ set: place.set }}>{say("statement.openRule")}</Link>;
    case "progress": {
      const { institution, batch, agreement, product } = place;
      return <Link to="/vbp/progress/$institution/$batch/$agreement/$product" params={{ institution, batch, agreement, product }} search={{}}>{say("statement.openProgress")}</Link>;
    }
    case "inputs":
      return <Link to={LIST_OF[place.kind]} search={{ year: place.year, part: "inputs", ...(place.sheet !== undefined && { sheet: place.sheet }), ...(place.institution !== undefined && { institution: place.institution }), ...(place.line !== undefined && { line: place.line }) }}>{say("statement.openInputs")}</Link>;
    case "statement":
      return <Link to={LIST_OF[place.kind]} search={{ year: place.year }}>{say("statement.openStatements")}</Link>;
    case "nowhere":
      return null;
  }
}

interface SourceProps {
  readonly input: Input;
  readonly standing: Standing;
  readonly line?: string;
  readonly onClose: () => void;
}

/** Where one value comes from: the record it was read from, the document that was named with it, and the page that shows it. */
export function SourceOf({ input, standing, line, onClose }: SourceProps) {
  const say = useSay();
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.focus({ preventScroll: false }), []);
  const place = placeOf(input.source, standing, line);
  return (
    <section ref={frame} className="statement-source" tabIndex={-1} aria-label={say("statement.sourceOf", { input: inputName(input.name, say) })}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}>
      <Facts facts={[
        [inputName(input.name, say), <strong>{shownValue(input.name, input.value, say)}</strong>],
        [say("statement.from"), sourceName(input.source, say)],
        ...(input.words === null ? [] : [saidWords(input.source, input.words, say)]),
        ...(line === undefined ? [] : [[say("statement.record"), <code>{line}</code>] as const]),
      ]} />
      <div className="form-line"><Way place={place} /><button type="button" className="chip" onClick={onClose}>{say("action.close")}</button></div>
    </section>
  );
}
