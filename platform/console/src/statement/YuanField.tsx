import { useId } from "react";
import { Field } from "../shell/Form";
import { useSay } from "../shell/Language";
import { fenTyped, inWords } from "./money";

interface YuanFieldProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What else there is to say of an amount that is one. */
  readonly told?: string;
  /** Whether what is told is why the amount cannot be sent. */
  readonly isWrong?: boolean;
}

/** An amount in yuan as people type it, read back in words: a zero too many is heard before it is sent. */
export function YuanField({ label, text, onText, told, isWrong = false }: YuanFieldProps) {
  const say = useSay();
  const why = useId();
  const fen = fenTyped(text);
  const isNone = text.trim() !== "" && fen === undefined;
  return (
    <Field label={label} {...(!isNone && { hint: fen === undefined ? say("statement.amountHint") : inWords(fen) })}>
      {(id) => (
        <>
          <input id={id} className="control" inputMode="decimal" autoComplete="off" value={text} aria-invalid={isNone || isWrong} aria-describedby={why} onChange={(event) => onText(event.target.value)} />
          <span id={why} role="status" className={isNone || isWrong ? "field-wrong" : "field-hint"}>{isNone ? say("statement.amountWrong") : told}</span>
        </>
      )}
    </Field>
  );
}
