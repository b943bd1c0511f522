// One line for each circuit: who, where, and how well the conversation goes.
import { useState } from 'preact/hooks';
import type { CircuitFigures } from '../../contract/panel.ts';
import type { PanelProps } from '../app.tsx';
import { CircuitDetail } from './detail.tsx';
import { endsOf, figuresOf, moreAbout, stateWord } from './figures.ts';
import { sparkline } from './sparkline.ts';

const BOX = { width: 72, height: 14 } as const;

export function CircuitStrip({ panel }: PanelProps) {
  const [open, setOpen] = useState<number | undefined>(undefined);
  const circuits = panel.grid.value?.circuits ?? [];
  if (circuits.length === 0) return undefined;
  const shown = circuits.find(({ circuit }) => circuit === open);
  const toggle = (circuit: number) => setOpen(circuit === open ? undefined : circuit);
  return (
    <>
      <ul class="circuits" aria-label="Circuits">
        {circuits.map((circuit) => (
          <Circuit key={circuit.circuit} circuit={circuit} isOpen={circuit === shown} toggle={toggle} />
        ))}
      </ul>
      {shown === undefined ? undefined : <CircuitDetail circuit={shown} />}
    </>
  );
}

interface CircuitProps {
  readonly circuit: CircuitFigures;
  readonly isOpen: boolean;
  readonly toggle: (circuit: number) => void;
}

function Circuit({ circuit, isOpen, toggle }: CircuitProps) {
  const state = stateWord(circuit);
  const [one, other] = endsOf(circuit);
  return (
    <li class={`circuit circuit-${state}`} data-testid="circuit" title={moreAbout(circuit)}>
      <button
        type="button"
        class="circuit-number"
        aria-expanded={isOpen}
        title={isOpen ? 'Hide all figures' : 'Show all figures'}
        onClick={() => toggle(circuit.circuit)}
      >
        <span class="circuit-arrow">{isOpen ? '▾' : '▸'}</span> {circuit.circuit}
      </button>
      <span class="circuit-agent">{one}</span>
      <span class="circuit-region">{other}</span>
      <span class="circuit-state">{state}</span>
      {figuresOf(circuit).map((figure) => (
        <span key={figure.label} class={figure.alarming ? 'figure figure-alarming' : 'figure'} title={figure.means}>
          <span class="figure-label">{figure.label}</span> <span class="figure-value">{figure.value}</span>
        </span>
      ))}
      <Pings samples={circuit.pingSamplesMs} />
    </li>
  );
}

function Pings({ samples }: { readonly samples: readonly number[] }) {
  const points = sparkline(samples, BOX);
  if (points === '') return undefined;
  return (
    <svg class="sparkline" viewBox={`0 -1 ${BOX.width} ${BOX.height + 2}`} role="img" aria-label="The last pings">
      <title>The last {samples.length} pings, oldest on the left</title>
      <polyline points={points} fill="none" stroke="currentColor" stroke-width="1.2" />
    </svg>
  );
}
