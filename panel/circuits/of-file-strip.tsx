// One line for each circuit of a capture file, as for those that live: who, where, and what it carried.
import { useState } from 'preact/hooks';
import type { ShownCircuit } from '../../contract/views.ts';
import type { PanelProps } from '../app.tsx';
import { GroupsView } from './groups-view.tsx';
import { endsOfShown, figuresOfShown, groupsOfShown } from './of-file.ts';
import { OneFigure, Pings, Toggle } from './parts.tsx';

export function FileStrip({ panel }: PanelProps) {
  const [open, setOpen] = useState<number | undefined>(undefined);
  const circuits = panel.fileCircuits.all.value;
  if (circuits.length === 0) return undefined;
  const shown = circuits.find(({ circuit }) => circuit === open);
  const toggle = (circuit: number) => {
    setOpen(circuit === open ? undefined : circuit);
    void panel.fileCircuits.wantFigures();
  };
  return (
    <>
      <ul class="circuits" aria-label="Circuits">
        {circuits.map((circuit) => (
          <Circuit key={circuit.circuit} circuit={circuit} isOpen={circuit === shown} toggle={toggle} />
        ))}
      </ul>
      {shown?.totals === undefined ? undefined : (
        <GroupsView groups={groupsOfShown(shown.totals)} testId="circuit-detail" />
      )}
    </>
  );
}

interface CircuitProps {
  readonly circuit: ShownCircuit;
  readonly isOpen: boolean;
  readonly toggle: (circuit: number) => void;
}

function Circuit({ circuit, isOpen, toggle }: CircuitProps) {
  const [one, other] = endsOfShown(circuit);
  const where = other === '' ? one : `${one} in ${other}`;
  return (
    <li class="circuit" data-testid="circuit" title={`${where}, circuit ${circuit.circuit} of this capture`}>
      <Toggle label={String(circuit.circuit)} isOpen={isOpen} toggle={() => toggle(circuit.circuit)} />
      <span class="circuit-agent">{one}</span>
      <span class="circuit-region">{other}</span>
      {figuresOfShown(circuit).map((figure) => (
        <OneFigure key={figure.label} figure={figure} />
      ))}
      <Pings samples={circuit.pingSamplesMs} lagMs={undefined} />
    </li>
  );
}
