import { useEffect, type ReactNode } from "react";
import "./page.css";

/** The document's name, as tabs and history show it. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Wardline`;
  }, [title]);
}

interface SectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A part of a page under a heading of its own. */
export function Section({ title, hint, children }: SectionProps) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      {hint !== undefined && <p className="panel-hint">{hint}</p>}
      {children}
    </section>
  );
}

/** Names and values, in pairs. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="pairs">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface TableProps {
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** So many of the last columns are figures, which stand at the end of their column. */
  readonly ends?: number;
  /** On a phone each row is a card of its cells, each beside its head, where the table would be wider than the screen. */
  readonly cards?: boolean;
}

/** A short table that is shown whole; on a phone it scrolls within itself, or is a card a row. */
export function Table({ label, heads, rows, ends = 0, cards = false }: TableProps) {
  const end = (at: number) => (at >= heads.length - ends ? "end" : undefined);
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={label}>
      <table className={cards ? "table table-cards" : "table"}>
        <thead>
          <tr>{heads.map((head, at) => <th key={head} scope="col" className={end(at)}>{head}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => <tr key={key}>{cells.map((cell, at) => <td key={heads[at]} className={end(at)} data-head={cards ? heads[at] : undefined}>{cell}</td>)}</tr>)}
        </tbody>
      </table>
    </div>
  );
}
