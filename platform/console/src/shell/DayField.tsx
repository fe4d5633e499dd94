import { useEffect, useId, useState } from "react";
import { useSay } from "./Language";
import { dayOf } from "./times";

interface DayFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly day: string | undefined;
  readonly onDay: (day: string | undefined) => void;
}

/**
 * A calendar day as `2026-11-22`, which is how every day on the screen is written. A browser's own date field would speak the
 * browser's language. `20261122` is understood as well; whatever is no day stays in the field, marked, and changes nothing.
 */
export function DayField({ id, label, day, onDay }: DayFieldProps) {
  const say = useSay();
  const [text, setText] = useState(day ?? "");
  useEffect(() => setText(day ?? ""), [day]);
  // Nobody is corrected in the middle of a word.
  const [left, setLeft] = useState(false);
  const told = useId();
  const wrong = text !== "" && dayOf(text) === undefined;

  function settle(typed: string) {
    const settled = dayOf(typed);
    if (typed !== "" && settled === undefined) return;
    setText(settled ?? "");
    if (settled !== day) onDay(settled);
  }

  return (
    <span className="day">
      <input id={id} aria-label={label} className="control day-field" inputMode="numeric" autoComplete="off" maxLength={10} placeholder={say("day.form")}
        aria-invalid={wrong} aria-describedby={wrong && left ? told : undefined} value={text} onFocus={() => setLeft(false)}
        onBlur={() => {
          setLeft(true);
          settle(text);
        }}
        onChange={({ target }) => {
          setText(target.value);
          // What a scanner wrote here is taken back after the field was left: what is shown and what is meant stay one.
          if (document.activeElement !== target) settle(target.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          setLeft(true);
          settle(text);
        }} />
      {wrong && left && <span id={told} className="field-wrong" role="alert">{say("day.wrong")}</span>}
    </span>
  );
}
