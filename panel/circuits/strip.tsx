// One line for each circuit: who, where, and how well the conversation goes; and one for all of them together.
import { useState } from 'preact/hooks';
import type { CircuitFigures, GridTree } from '../../contract/panel.ts';
import type { PanelProps } from '../app.tsx';
import { endsOf, figuresOf, moreAbout, stateWord } from './figures.ts';
import { groupsOf } from './groups.ts';
import { GroupsView } from './groups-view.tsx';
import { FileStrip } from './of-file-strip.tsx';
import { OneFigure, Pings, Toggle } from './parts.tsx';
import { isQuiet, regionGroupsOf } from './regions.ts';

export function CircuitStrip({ panel }: PanelProps) {
  return panel.sandbox.value?.isFile === true ? <FileStrip panel={panel} /> : <LiveStrip panel={panel} />;
}

function LiveStrip({ panel }: PanelProps) {
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
