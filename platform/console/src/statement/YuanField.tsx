import { Field } from "../shell/Form";
import { useSay } from "../shell/Language";
import { fenTyped, inWords } from "./money";

interface YuanFieldProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** An amount in yuan as people type it, read back in words: a zero too many is heard before it is sent. */
export function YuanField({ label, text, onText }: YuanFieldProps) {
  const say = useSay();
  const fen = fenTyped(text);
  return (
    <Field label={label} hint={fen === undefined ? say(text === "" ? "statement.amountHint" : "statement.amountWrong") : inWords(fen)}>
      {(id) => <input id={id} className="control" inputMode="decimal" autoComplete="off" maxLength={20} value={text} aria-invalid={text !== "" && fen === undefined} onChange={(event) => onText(event.target.value)} />}
    </Field>
  );
}
