import { useSay } from "../shell/Language";
import { fullTime } from "../shell/times";
import "./vbp.css";

export function Print() {
  const say = useSay();
  return <button type="button" className="chip" onClick={() => window.print()}>{say("vbp.print")}</button>;
}

/** The head of a printed page: what it is, and when it was printed. */
export function Printing({ title }: { readonly title: string }) {
  const say = useSay();
  return (
    <header className="printed">
      <strong>{title}</strong>
      <span>{say("vbp.printedAt", { at: fullTime(new Date().toISOString()) })}</span>
    </header>
  );
}
