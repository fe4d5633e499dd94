import { useSay, type Say } from "../shell/Language";
import { stops, type FieldFault } from "./faults";
import { pathWords } from "./view";

/** Where a value stands, in words: the table, the row and the column, or the field. */
export function placeWords(path: string, say: Say): string {
  return pathWords(path).map((word) => ("key" in word ? say(word.key) : "row" in word ? say("rule.row", { n: word.row }) : word.text)).join(" · ");
}

/** What would keep a set from being put in force. The platform looks again and at more: the sets that are in force already. */
export function FlawList({ faults, entered = false }: { readonly faults: readonly FieldFault[]; readonly entered?: boolean }) {
  const say = useSay();
  if (faults.length === 0) return null;
  return (
    <div className={faults.some(stops) ? "refused" : "rule-flaws"} role="status">
      <p>{say(entered ? "rule.enteredCannotBeInForce" : faults.some(stops) ? "rule.cannotEnter" : "rule.cannotBeInForce")}</p>
      <ul>{faults.map(({ path, code }) => <li key={`${path} ${code}`}><strong>{placeWords(path, say)}</strong> {say(`rule.flaw.${code}`)}</li>)}</ul>
    </div>
  );
}
