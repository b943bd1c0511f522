// One chart over time: lines, and stretches that are marked behind them. Colours are those of the editor's theme.
import './language.ts';
import { useEffect, useRef } from 'preact/hooks';
import UPlot, { type AlignedData, type Options } from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Columns } from './series.ts';

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface ChartProps {
  readonly columns: Columns;
  readonly unit: string;
  /** For those who hear it. */
  readonly spoken: string;
  readonly marked?: readonly Stretch[];
  /** Colours of the lines, as names of variables of the theme. */
  readonly colours: readonly string[];
}

const HEIGHT = 150;
/** Lines are told apart without their colours, too. */
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [8, 3, 2, 3]];

/** Drawn anew when the theme, the width or the lines change; new values alone are only set. */
export function Chart(props: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const plot = useRef<UPlot | undefined>(undefined);
  latest.current = props;
  const lines = props.columns.series.map(({ label }) => label).join('\n');
  useEffect(() => (place.current === null ? undefined : keep(place.current, latest, plot)), [lines]);
  useEffect(() => plot.current?.setData(dataOf(props.columns)), [props.columns]);
  return <div class="chart" role="img" aria-label={props.spoken} ref={place} />;
}

interface Held<Value> {
  current: Value;
}

/** Keeps a plot in its place; gives what takes it away. */
function keep(place: HTMLElement, latest: Held<ChartProps>, plot: Held<UPlot | undefined>): () => void {
  const draw = () => {
    plot.current?.destroy();
    plot.current = new UPlot(optionsOf(latest, place), dataOf(latest.current.columns), place);
  };
  draw();
  const sized = new ResizeObserver(() => plot.current?.setSize({ width: place.clientWidth, height: HEIGHT }));
  sized.observe(place);
  // The editor tells a page of its theme by classes and variables.
  const themed = new MutationObserver(draw);
  for (const element of [document.documentElement, document.body]) {
    themed.observe(element, { attributes: true, attributeFilter: ['class', 'style', 'data-vscode-theme-id'] });
  }
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', draw);
  return () => {
    sized.disconnect();
    themed.disconnect();
    scheme.removeEventListener('change', draw);
    plot.current?.destroy();
    plot.current = undefined;
  };
}

function dataOf({ series, times }: Columns): AlignedData {
  return [[...times], ...series.map(({ values }) => [...values])];
}

function optionsOf(latest: Held<ChartProps>, place: HTMLElement): Options {
  const { colours, columns, unit } = latest.current;
  const colour = (name: string) => colourOf(place, name);
  const ink = colour('--vscode-descriptionForeground');
  const grid = { stroke: colour('--vscode-panel-border'), width: 1 };
  const axis = { stroke: ink, grid, ticks: grid };
  return {
    width: place.clientWidth,
    height: HEIGHT,
    scales: { x: { time: false }, y: { range: (_plot, _least, most) => [0, Math.max(1, most * 1.1)] } },
    axes: [
      { ...axis, values: (_plot, splits) => splits.map((seconds) => `${seconds} s`) },
      { ...axis, size: 56, values: (_plot, splits) => splits.map(String) },
    ],
    series: [
      { label: 'at', value: (_plot, value) => (value === null ? '' : `${value.toFixed(3)} s`) },
      ...columns.series.map(({ label }, at) => ({
        label,
        stroke: colour(colours[at % colours.length] ?? ''),
        width: 1.5,
        dash: [...(DASHES[at % DASHES.length] ?? [])],
        spanGaps: true,
        value: (_plot: UPlot, value: number | null) => (value === null ? '' : `${value.toFixed(1)} ${unit}`),
      })),
    ],
    hooks: {
      drawClear: [(plot) => mark(plot, latest.current.marked ?? [], colour('--vscode-editorWarning-foreground'))],
    },
  };
}

/** A colour of the theme as a canvas reads it: computed, whatever it is made of. */
function colourOf(place: HTMLElement, name: string): string {
  const probe = place.appendChild(document.createElement('span'));
  // Forced colours would make all lines alike.
  probe.style.setProperty('forced-color-adjust', 'none');
  probe.style.color = `var(${name}, currentColor)`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** How much of what is behind a mark is seen through it. */
const MARK_ALPHA = 0.25;

function mark(plot: UPlot, stretches: readonly Stretch[], colour: string): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.globalAlpha = MARK_ALPHA;
  ctx.fillStyle = colour;
  for (const { from, to } of stretches) {
    const left = Math.max(bbox.left, plot.valToPos(from, 'x', true));
    const right = Math.min(bbox.left + bbox.width, plot.valToPos(to, 'x', true));
    if (right > left) ctx.fillRect(left, bbox.top, Math.max(2, right - left), bbox.height);
  }
  ctx.restore();
}
