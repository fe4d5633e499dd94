import { useId, useState } from "react";
import { useSay } from "../shell/Language";
import { Table } from "../shell/Page";
import { useNarrow } from "../vbp/useNarrow";
import { yuan } from "./money";
import type { Bar } from "./view";

/** Where the parts of a row stand, in pixels of the drawing. */
interface Layout {
  readonly wide: number;
  readonly row: number;
  readonly bar: number;
  /** From where to where bars are drawn. */
  readonly from: number;
  readonly to: number;
  readonly words: "beside" | "above";
}

const DESK: Layout = { wide: 760, row: 34, bar: 18, from: 132, to: 622, words: "beside" };
/** On a phone words and amounts stand above their bar. */
const PHONE: Layout = { wide: 320, row: 42, bar: 14, from: 0, to: 320, words: "above" };

interface WaterfallProps {
  readonly title: string;
  readonly bars: readonly Bar[];
}

/** Fen as a place on the chart; only the drawing rounds. */
function scale(bars: readonly Bar[], { from, to }: Layout): (fen: bigint) => number {
  const ends = bars.flatMap((bar) => [bar.from, bar.to]);
  const least = ends.reduce((a, b) => (b < a ? b : a), 0n);
  const most = ends.reduce((a, b) => (b > a ? b : a), 1n);
  return (fen) => from + Number(((fen - least) * 10_000n) / (most - least)) * ((to - from) / 10_000);
}

function amountOf({ sort, from, to }: Bar): string {
  if (sort === "level") return yuan(to);
  const change = to - from;
  return change > 0n ? `+${yuan(change)}` : yuan(change);
}

function Drawing({ title, bars }: WaterfallProps) {
  const say = useSay();
  const id = useId();
  const layout = useNarrow() ? PHONE : DESK;
  const { wide, row, bar: thick } = layout;
  const at = scale(bars, layout);
  const height = bars.length * row + 4;
  const isBeside = layout.words === "beside";
  return (
    <svg className={isBeside ? "waterfall" : "waterfall waterfall-phone"} viewBox={`0 0 ${wide} ${height}`} role="img" aria-labelledby={id}>
      <title id={id}>{title}</title>
      <defs>
        <pattern id={`${id}-down`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="waterfall-down-ground" />
          <path d="M0 0v6" className="waterfall-hatch" />
        </pattern>
      </defs>
      <line x1={at(0n)} x2={at(0n)} y1="0" y2={height} className="waterfall-axis" />
      {bars.map((bar, no) => {
        const [left, right] = [at(bar.from < bar.to ? bar.from : bar.to), at(bar.from < bar.to ? bar.to : bar.from)];
        const top = no * row + (isBeside ? (row - thick) / 2 : row - thick - 4);
        const words = isBeside ? top + thick / 2 : no * row + 12;
        return (
          <g key={bar.name} className={`waterfall-${bar.sort}`}>
            <text x={isBeside ? layout.from - 10 : 4} y={words} className={isBeside ? "waterfall-name waterfall-end" : "waterfall-name"}>{say(`statement.bar.${bar.name}`)}</text>
            <rect x={left} y={top} width={Math.max(1.5, right - left)} height={thick} fill={bar.sort === "down" ? `url(#${id}-down)` : undefined} />
            {isBeside && no + 1 < bars.length && <line x1={at(bar.to)} x2={at(bar.to)} y1={top + thick} y2={top + row} className="waterfall-link" />}
            <text x={wide} y={words} className="waterfall-amount waterfall-end">{amountOf(bar)}</text>
          </g>
        );
      })}
    </svg>
  );
}

/** From the budget to what is paid, as a drawing, as a sentence, and as a table for whoever wants the figures. */
export function Waterfall({ title, bars }: WaterfallProps) {
  const say = useSay();
  const [asTable, show] = useState(false);
  const nameOf = (bar: Bar) => say(`statement.bar.${bar.name}`);
  if (bars.length === 0) return null;
  return (
    <figure className="waterfall-frame">
      <figcaption>
        <span>{title}</span>
        <button type="button" className="chip" aria-pressed={asTable} onClick={() => show(!asTable)}>{say("statement.asTable")}</button>
      </figcaption>
      {asTable
        ? <Table label={title} heads={[say("statement.item"), say("statement.amountYuan")]} rows={bars.map((bar) => ({ key: bar.name, cells: [nameOf(bar), <span className="amount">{amountOf(bar)}</span>] }))} />
        : <Drawing title={title} bars={bars} />}
      <p className="waterfall-words">{bars.map((bar) => `${nameOf(bar)} ${amountOf(bar)}`).join(" → ")}</p>
    </figure>
  );
}
