// The sequence diagram: lanes from left to right, rows from top to bottom, each arrow a link to its row.
import { useState } from 'preact/hooks';
import type { PanelProps } from '../app.tsx';
import { Nothing } from '../views/parts.tsx';
import { type Arrow, type Diagram, diagramMermaid, diagramOf, diagramText } from './diagram.ts';
import { MOST_ARROWS } from './sequence.ts';

const LANE = 190;
const LINE = 26;
const HEAD = 30;
/** Room between the left end of an arrow and its words, which are seen without scrolling. */
const LABEL = 10;
/** Room on the left for the times. */
const MARGIN = 150;

export function SequenceView({ panel }: PanelProps) {
  const { rows, sequence } = panel;
  const circuits = panel.grid.value?.circuits ?? [];
  const diagram = diagramOf(
    sequence.rows.value,
    panel.codec.value,
    (circuit) => circuits.find((one) => one.circuit === circuit)?.agent,
  );
  const selected = panel.selection.row.value;
  const begin = (row: number | undefined) => {
    sequence.from.value = row;
    void sequence.refresh(rows.inForce.value);
  };
  return (
    <>
      <div class="view-tools" role="toolbar" aria-label="The diagram">
        <button
          type="button"
          class="choice"
          aria-pressed={sequence.from.value === undefined}
          onClick={() => begin(undefined)}
        >
          Newest
        </button>
        <button type="button" class="choice" disabled={selected === undefined} onClick={() => begin(selected)}>
          From the selected row
        </button>
        <span class="view-count" title={`The rows of the filter, ${MOST_ARROWS} at most`}>
          {diagram.arrows.length} rows
        </span>
        <Copy label="Copy as text" text={() => diagramText(diagram)} />
        <Copy label="Copy for Mermaid" text={() => diagramMermaid(diagram)} />
      </div>
      {diagram.arrows.length === 0 ? (
        <Nothing>No row matches the filter.</Nothing>
      ) : (
        <Drawing panel={panel} diagram={diagram} />
      )}
    </>
  );
}

/** How long a button says that it has copied. */
const COPIED_MS = 1500;

function Copy({ label, text }: { readonly label: string; readonly text: () => string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text());
    setCopied(true);
    setTimeout(() => setCopied(false), COPIED_MS);
  };
  return (
    <button type="button" class="choice" onClick={() => void copy()}>
      {copied ? 'Copied' : label}
    </button>
  );
}

function Drawing({ diagram, panel }: PanelProps & { readonly diagram: Diagram }) {
  const { arrows, lanes } = diagram;
  const width = MARGIN + LANE * lanes.length;
  const height = HEAD + LINE * (arrows.length + 1);
  return (
    <svg class="sequence" width={width} height={height} viewBox={`0 0 ${width} ${height}`} data-testid="sequence">
      <title>Sequence diagram of {arrows.length} rows</title>
      <defs>
        <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0 8 4 0 8z" fill="context-stroke" />
        </marker>
      </defs>
      {lanes.map((lane, at) => (
        <g key={lane}>
          <text class="lane-name" x={xOf(at)} y={18} text-anchor="middle">
            {lane}
          </text>
          <line class="lane" x1={xOf(at)} x2={xOf(at)} y1={HEAD - 4} y2={height} />
        </g>
      ))}
      {arrows.map((arrow, at) => (
        <OneArrow key={arrow.row} panel={panel} arrow={arrow} y={HEAD + LINE * (at + 1)} />
      ))}
    </svg>
  );
}

const xOf = (lane: number): number => MARGIN + LANE * lane;

function OneArrow({ arrow, panel, y }: PanelProps & { readonly arrow: Arrow; readonly y: number }) {
  const { from, label, note, row, time, to } = arrow;
  const words = note === '' ? label : `${label} (${note})`;
  const isShown = panel.selection.row.value === row;
  const open = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      panel.look(row);
    }
  };
  return (
    <g
      class={`arrow${note === '' ? '' : ' arrow-odd'}${isShown ? ' arrow-shown' : ''}`}
      role="button"
      // In a drawing only this spelling is an attribute.
      tabindex={0}
      data-testid="arrow"
      onClick={() => panel.look(row)}
      onKeyDown={open}
    >
      <rect class="arrow-ground" x={0} y={y - LINE + 6} width="100%" height={LINE} />
      <text class="arrow-time" x={4} y={y}>
        {time.toFixed(3)}
      </text>
      <line x1={xOf(from)} x2={xOf(to)} y1={y} y2={y} marker-end="url(#arrow)" />
      <text class="arrow-label" x={xOf(Math.min(from, to)) + LABEL} y={y - 4}>
        {words}
      </text>
    </g>
  );
}
