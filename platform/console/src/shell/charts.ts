import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent } from "echarts/components";
import { init, use, type EChartsCoreOption, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

// Only what is drawn somewhere; a canvas needs no style in the markup, so the page's policy stays as strict as it is.
use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, CanvasRenderer]);

export type Option = EChartsCoreOption;

const FACE = '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif';
const COLOURS = ["#0b5c7a", "#b0752a", "#5f6368", "#6b4e9b", "#1b6b3a"];

/** Draws once and again at every change of data or size. Nothing moves, and patterns tell apart what colours do not. */
export function draw(element: HTMLElement, option: Option): EChartsType {
  const chart = init(element, undefined, { renderer: "canvas" });
  show(chart, option);
  return chart;
}

export function show(chart: EChartsType, option: Option): void {
  chart.setOption(
    {
      animation: false,
      color: COLOURS,
      textStyle: { fontFamily: FACE, fontSize: 12 },
      aria: { enabled: true, decal: { show: true } },
      // Set once and here: without it the legend lies over the labels of the axis.
      legend: { top: 0, left: 0, itemHeight: 10, icon: "roundRect" },
      grid: { top: 36, left: 8, right: 16, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      ...option,
    },
    { notMerge: true },
  );
}

export type { EChartsType };
