import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RawRow } from '../../contract/panel.ts';
import { diagramMermaid, diagramOf, diagramText } from './diagram.ts';

const names = { byId: (id: number) => (id === 4 ? { name: 'AgentUpdate' } : undefined) };

const packet = (row: number, circuit: number, more: Partial<RawRow> = {}): RawRow => ({
  ...{ row, time: row / 4, direction: 'in', door: 'udp', circuit, fate: 'handled', size: 12, name: '' },
  head: new Uint8Array([0x40, 0, 0, 0, row, 0, 4, 9, 9]),
  ...more,
});

const ROWS: readonly RawRow[] = [
  packet(1, 0, { door: 'login', name: 'login_to_simulator', head: new Uint8Array(0) }),
  packet(2, 2),
  packet(3, 1, { direction: 'out', fate: 'dropped' }),
  packet(4, 2, { door: 'event', direction: 'out', name: 'Odd; name: #1', head: new Uint8Array(0) }),
];

const diagram = diagramOf(ROWS, names, (circuit) => (circuit === 2 ? 'Ada Page' : undefined));

test('each circuit has a lane on the left, each door that is used one on the right', () => {
  assert.deepEqual(diagram.lanes, [
    'Somebody',
    'Circuit 1',
    'Ada Page, circuit 2',
    'Login',
    'Capabilities',
    'Simulator',
  ]);
  assert.deepEqual(
    diagram.arrows.map(({ from, label, note, to }) => [from, to, label, note]),
    [
      [0, 3, 'login_to_simulator', ''],
      [2, 5, 'AgentUpdate #2', ''],
      [5, 1, 'AgentUpdate #3', 'dropped by a fault'],
      [4, 2, 'Odd; name: #1', ''],
    ],
  );
});

test('the diagram as text has a line for each arrow', () => {
  assert.equal(
    diagramText(diagram).split('\n')[2],
    '     0.750  Simulator -> Circuit 1               AgentUpdate #3 (dropped by a fault)',
  );
});

test('for Mermaid, nothing that it takes for its own is left in names', () => {
  const lines = diagramMermaid(diagram).split('\n');
  assert.deepEqual([lines[0], lines.length], ['sequenceDiagram', 1 + 6 + 4]);
  assert.equal(lines[3], '  participant p2 as Ada Page, circuit 2');
  assert.equal(lines[9], '  p5->>p1: AgentUpdate no. 3 (dropped by a fault) at 0.750 s');
  assert.equal(lines[10], '  p4->>p2: Odd  name  no. 1 at 1.000 s');
});

test('no rows are no diagram', () =>
  assert.deepEqual(
    diagramOf([], names, () => ''),
    { lanes: [], arrows: [] },
  ));
