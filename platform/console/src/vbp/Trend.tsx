import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { EmptyPanel, FaultPanel, SkeletonRows, useSlow } from "../shell/Answers";
import { Chart } from "../shell/Chart";
import { useLanguage } from "../shell/Language";
import { count } from "../shell/times";
import type { ProgressLine } from "./lines";
import { everyEntry } from "./queries";
import { trendOf } from "./trend";

/** How both facts have come along, against what the schedule asked for. */
export function Trend({ line, asOf }: { readonly line: ProgressLine; readonly asOf: string }) {
  const { say, locale } = useLanguage();
  const list = useQuery(everyEntry(line));
  const slow = useSlow(list.isPending);
  const months = useMemo(() => (list.data === undefined ? undefined : trendOf(list.data, line, asOf)), [list.data, line, asOf]);
  const option = useMemo(() => {
    const series = (name: string, of: "own" | "platform" | "due", dashed = false) => ({
      name, type: "line", data: months?.map((month) => month[of]) ?? [], symbolSize: 5, lineStyle: { width: 2, type: dashed ? "dashed" : "solid" }, symbol: of === "own" ? "circle" : of === "platform" ? "diamond" : "none",
    });
    return {
      xAxis: { type: "category", data: months?.map(({ month }) => month) ?? [] },
      yAxis: { type: "value", min: 0 },
      series: [series(say("vbp.source.OWN"), "own"), series(say("vbp.source.PLATFORM"), "platform"), series(say("vbp.due"), "due", true)],
    };
  }, [months, say]);
  const last = months?.at(-1);
  if (list.isError) return <FaultPanel what="vbp.entriesFailed" error={list.error} slim onRetry={() => void list.refetch()} />;
  if (slow) return <SkeletonRows rows={5} height={60} />;
  if (months === undefined) return null;
  if (last === undefined) return <EmptyPanel title={say("vbp.notBegun")} hint={say("vbp.notBegunHint", { day: line.startsOn })} />;
  return (
    <Chart title={say("vbp.trend", { unit: line.unit })} option={option}
      summary={say("vbp.trendWords", { month: last.month, own: count(last.own, locale), platform: count(last.platform, locale), due: count(last.due, locale) })}
      heads={[say("vbp.month"), say("vbp.source.OWN"), say("vbp.source.PLATFORM"), say("vbp.due")]}
      rows={months.map(({ month, own, platform, due }) => ({ key: month, cells: [month, count(own, locale), count(platform, locale), count(due, locale)] }))} />
  );
}
