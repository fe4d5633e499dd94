import { useEffect, useRef, useState } from "react";
import { SkeletonRows } from "./Answers";
import { useSay } from "./Language";
import { Table } from "./Page";
import type { EChartsType, Option } from "./charts";
import "./chart.css";

interface ChartProps {
  readonly title: string;
  /** What there is to see, in words: it stands above the drawing and is read aloud instead of it. */
  readonly summary: string;
  /** Bars begin at 0; see `charts.ts` for what is set for every chart. */
  readonly option: Option;
  /** The same figures as rows. */
  readonly heads: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
}

/** The drawing alone. What draws is fetched when the first chart is shown. */
function Drawing({ option, label }: { readonly option: Option; readonly label: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const wanted = useRef(option);
  const [drawn, setDrawn] = useState(false);

  useEffect(() => {
    let gone = false;
    const observer = new ResizeObserver(() => chart.current?.resize());
    void import("./charts").then(({ draw }) => {
      if (gone || frame.current === null) return;
      chart.current = draw(frame.current, wanted.current);
      observer.observe(frame.current);
      setDrawn(true);
    });
    return () => {
      gone = true;
      observer.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, []);

  useEffect(() => {
    wanted.current = option;
    const standing = chart.current;
    if (standing !== undefined) void import("./charts").then(({ show }) => standing.isDisposed() || show(standing, option));
  }, [option]);

  return (
    <>
      {!drawn && <SkeletonRows rows={4} height={60} />}
      <div className="chart-drawing" ref={frame} role="img" aria-label={label} />
    </>
  );
}

/** A chart with its words and its figures: whoever cannot or will not read the drawing reads the table. */
export function Chart({ title, summary, option, heads, rows }: ChartProps) {
  const say = useSay();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="chart" aria-label={title}>
      <figcaption>
        <span className="chart-words"><strong>{title}</strong><span>{summary}</span></span>
        <button type="button" className="chip" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{say("chart.asTable")}</button>
      </figcaption>
      {asTable ? <Table label={title} heads={heads} rows={rows} ends={heads.length - 1} /> : <Drawing option={option} label={summary} />}
    </figure>
  );
}
