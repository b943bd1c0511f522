// One line for each circuit: who, where, and how well the conversation goes; and one for all of them together.
import { useState } from 'preact/hooks';
import type { CircuitFigures, GridTree } from '../../contract/panel.ts';
import type { PanelProps } from '../app.tsx';
import { endsOf, type Figure, figuresOf, moreAbout, stateWord } from './figures.ts';
import { groupsOf } from './groups.ts';
import { GroupsView } from './groups-view.tsx';
import { isQuiet, lagFigures, regionGroupsOf } from './regions.ts';
import { sparkline } from './sparkline.ts';

const BOX = { width: 72, height: 14 } as const;

export function CircuitStrip({ panel }: PanelProps) {
  const [open, setOpen] = useState<number | undefined>(undefined);
  const grid = panel.grid.value;
  if (grid === undefined || isQuiet(grid)) return undefined;
  const { circuits, lagMs } = grid;
  const shown = circuits.find(({ circuit }) => circuit === open);
  const toggle = (circuit: number) => setOpen(circuit === open ? undefined : circuit);
  return (
    <>
      <ul class="circuits" aria-label="Circuits">
        {circuits.map((circuit) => (
          <Circuit key={circuit.circuit} circuit={circuit} lagMs={lagMs} isOpen={circuit === shown} toggle={toggle} />
        ))}
        <WholeGrid grid={grid} isOpen={open === WHOLE_GRID} toggle={toggle} />
      </ul>
      {shown === undefined ? undefined : <GroupsView groups={groupsOf(shown)} testId="circuit-detail" />}
      {open === WHOLE_GRID ? <GroupsView groups={regionGroupsOf(grid)} testId="grid-detail" /> : undefined}
    </>
  );
}

/** No circuit has this number. */
const WHOLE_GRID = 0;

interface CircuitProps {
  readonly circuit: CircuitFigures;
  readonly lagMs: number | undefined;
  readonly isOpen: boolean;
  readonly toggle: (circuit: number) => void;
}

function Circuit({ circuit, isOpen, lagMs, toggle }: CircuitProps) {
  const state = stateWord(circuit);
  const [one, other] = endsOf(circuit);
  return (
    <li class={`circuit circuit-${state}`} data-testid="circuit" title={moreAbout(circuit)}>
      <Toggle label={String(circuit.circuit)} isOpen={isOpen} toggle={() => toggle(circuit.circuit)} />
      <span class="circuit-agent">{one}</span>
      <span class="circuit-region">{other}</span>
      <span class="circuit-state">{state}</span>
      {figuresOf(circuit).map((figure) => (
        <OneFigure key={figure.label} figure={figure} />
      ))}
      <Pings samples={circuit.pingSamplesMs} lagMs={lagMs} />
    </li>
  );
}

interface WholeGridProps {
  readonly grid: GridTree;
  readonly isOpen: boolean;
  readonly toggle: (circuit: number) => void;
}

function WholeGrid({ grid, isOpen, toggle }: WholeGridProps) {
  const { length } = grid.regions;
  return (
    <li class="circuit circuit-grid" data-testid="whole-grid">
      <Toggle label="" isOpen={isOpen} toggle={() => toggle(WHOLE_GRID)} />
      <span class="circuit-agent">Grid</span>
      <span class="circuit-region">{length === 1 ? '1 region' : `${length} regions`}</span>
    </li>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

function Toggle({ isOpen, label, toggle }: ToggleProps) {
  return (
    <button
      type="button"
      class="circuit-number"
      aria-expanded={isOpen}
      title={isOpen ? 'Hide all figures' : 'Show all figures'}
      onClick={toggle}
    >
      <span class="circuit-arrow">{isOpen ? '▾' : '▸'}</span> {label}
    </button>
  );
}

function OneFigure({ figure }: { readonly figure: Figure }) {
  return (
    <span class={figure.alarming ? 'figure figure-alarming' : 'figure'} title={figure.means}>
      <span class="figure-label">{figure.label}</span> <span class="figure-value">{figure.value}</span>
    </span>
  );
}

interface PingsProps {
  readonly samples: readonly number[];
  readonly lagMs: number | undefined;
}

/** Where the grid was late they are not what they seem, and that is said in their place. */
function Pings({ lagMs, samples }: PingsProps) {
  const points = sparkline(samples, BOX);
  const [late] = lagFigures(lagMs);
  if (late !== undefined) return <OneFigure figure={late} />;
  if (points === '') return undefined;
  return (
    <svg class="sparkline" viewBox={`0 -1 ${BOX.width} ${BOX.height + 2}`} role="img" aria-label="The last pings">
      <title>The last {samples.length} pings, oldest on the left</title>
      <polyline points={points} fill="none" stroke="currentColor" stroke-width="1.2" />
    </svg>
  );
}
