import { isMessageKey, keysUnder, type MessageKey } from "../messages/words";
import { fullTime } from "../shell/times";

/** An act by its word, and a word by its act: the log keeps the code, people read the word. */
const ACT = "act.";
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** Every kind of act that has a word, as it stands in the log. */
export const KINDS: readonly string[] = keysUnder(ACT).map((key) => key.slice(ACT.length));

export function actKey(kind: string): MessageKey | undefined {
  const key = ACT + kind;
  return isMessageKey(key) ? key : undefined;
}

export function fieldKey(field: string): MessageKey | undefined {
  const key = `audit.field.${field}`;
  return isMessageKey(key) ? key : undefined;
}

/** What a value is, for those who read it: words by their keys, a moment on the county's clock, or the text as it was noted. */
export type Value = { readonly kind: "words"; readonly keys: readonly MessageKey[] } | { readonly kind: "text"; readonly text: string };

/** Fields whose values have words of their own, and where these stand. */
const WORDED: ReadonlyMap<string, (code: string) => string> = new Map([
  ["role", (code: string) => `role.${code}`],
  ["duties", (code: string) => `duty.${code}`],
  ["explanation", (code: string) => `ground.${code}`],
  ...["state", "kind", "scope", "verdict", "session", "refused"].map((field) => [field, (code: string) => `audit.value.${code}`] as const),
]);

export function valueOf(field: string | null, text: string): Value {
  if (INSTANT.test(text)) return { kind: "text", text: fullTime(text) };
  const keyOf = field === null ? undefined : WORDED.get(field);
  const keys = keyOf === undefined ? [] : text.split(/[ ,]+/).map(keyOf);
  return keys.length > 0 && keys.every(isMessageKey) ? { kind: "words", keys } : { kind: "text", text };
}
