import { useId } from "react";
import { Field } from "./Form";

interface NumberFieldProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly hint?: string;
  /** What is wrong with what stands there, as a sentence; undefined where nothing is, or where nothing stands there. */
  readonly wrong: string | undefined;
  readonly decimal?: boolean;
  readonly sends?: boolean;
}

/** A number as people type it. Whatever is none stays whole, pasted or typed, and is told in words below: a figure that was cut short would be another one. */
export function NumberField({ label, text, onText, hint, wrong, decimal = false, sends = false }: NumberFieldProps) {
  const told = useId();
  return (
    <Field label={label} {...(hint !== undefined && { hint })} sends={sends}>
      {(id) => (
        <>
          <input id={id} className="control" inputMode={decimal ? "decimal" : "numeric"} autoComplete="off" value={text} aria-invalid={wrong !== undefined} aria-describedby={told}
            onChange={(event) => onText(event.target.value)} />
          <span id={told} role="status" className="field-wrong">{wrong}</span>
        </>
      )}
    </Field>
  );
}
