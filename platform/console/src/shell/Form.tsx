import { useId, type FormEvent, type KeyboardEvent, type ReactNode } from "react";
import { WrongFields, faultText } from "./Answers";
import { useSay } from "./Language";
import { closes } from "./keys";
import "./page.css";

interface FormProps {
  readonly label: string;
  /** Left out where there is more than one outcome: then only the buttons decide. */
  readonly onSubmit?: () => void;
  /** Of a form that was opened within a page: Escape closes it and nothing around it. */
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** A form that Ctrl+Enter submits from any of its fields. */
export function Form({ label, onSubmit, onCancel, children }: FormProps) {
  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit?.();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (onCancel !== undefined && closes(event)) {
      event.stopPropagation();
      return onCancel();
    }
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSubmit?.();
  }
  return (
    <form className="form" aria-label={label} noValidate onSubmit={submit} onKeyDown={onKeyDown}>
      {children}
    </form>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Says that the keyboard sends the form from here; a phone has none. */
  readonly sends?: boolean;
  /** Draws the control with the id that the label names. */
  readonly children: (id: string) => ReactNode;
}

export function Field({ label, hint, sends = false, children }: FieldProps) {
  const say = useSay();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      {sends && <p className="field-hint by-keys">{say("form.submitHint")}</p>}
    </div>
  );
}

interface MissingProps {
  /** The names of what nobody has filled in yet. */
  readonly what: readonly (string | false)[];
  /** The names of what is filled in and cannot be sent: it is not missing, and why stands at the field. */
  readonly wrong?: readonly (string | false)[];
}

/** Why a form cannot be sent yet, beside its button; nothing once it is complete. */
export function Missing({ what, wrong = [] }: MissingProps) {
  const say = useSay();
  const told = ([["form.missing", what], ["form.wrong", wrong]] as const)
    .map(([key, all]) => [key, all.filter((each) => each !== false)] as const)
    .filter(([, names]) => names.length > 0);
  return told.map(([key, names]) => <span key={key} className="field-hint">{say(key, { what: names.join(say("form.and")) })}</span>);
}

interface ChoiceProps<Word extends string> {
  readonly id?: string;
  readonly label?: string;
  readonly value: Word | "";
  readonly words: readonly Word[];
  readonly say: (word: Word) => string;
  /** What nothing chosen is called; without it something is always chosen. */
  readonly none?: string;
  readonly onChoose: (word: Word | undefined) => void;
}

/** One of a few words; the browser's own list is at home on a phone too. */
export function Choice<Word extends string>({ id, label, value, words, say, none, onChoose }: ChoiceProps<Word>) {
  return (
    <select id={id} aria-label={label} className="control" value={value} onChange={(event) => onChoose(words.find((word) => word === event.target.value))}>
      {none !== undefined && <option value="">{none}</option>}
      {words.map((word) => <option key={word} value={word}>{say(word)}</option>)}
    </select>
  );
}

/** What the platform said to an act: its refusal in its own words, field by field where it named fields. */
export function Refused({ error }: { readonly error: unknown }) {
  const say = useSay();
  if (error === null || error === undefined) return null;
  return (
    <div className="refused" role="alert">
      <p>{faultText(error, say)}</p>
      <WrongFields error={error} />
    </div>
  );
}
