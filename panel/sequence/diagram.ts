// Rows as a sequence diagram: who they go between, as lanes and arrows; and the same as text, and for Mermaid.
import type { Door, RawRow } from '../../contract/panel.ts';
import type { Names } from '../../protocol/packet/name.ts';
import { lookOf } from '../table/look.ts';

export interface Arrow {
  readonly row: number;
  readonly time: number;
  /** Indices of lanes. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** What became of it, if it is worth telling. */
  readonly note: string;
}

export interface Diagram {
  readonly lanes: readonly string[];
  readonly arrows: readonly Arrow[];
}

/** Who is at the other end of a circuit; undefined if nobody knows. */
export type NameOfCircuit = (circuit: number) => string | undefined;

/** Each circuit has a lane on the left, each door that is used one on the right. */
export function diagramOf(rows: readonly RawRow[], names: Names, nameOf: NameOfCircuit): Diagram {
  const peers = [...new Set(rows.map(({ circuit }) => circuit))].sort((a, b) => a - b);
  const doors = DOORS.filter((door) => rows.some((row) => laneOf(row.door) === door));
  const lanes = [...peers.map((circuit) => peerName(circuit, nameOf)), ...doors.map((door) => DOOR_NAMES[door])];
  const arrows = rows.map((row): Arrow => {
    const look = lookOf(row, names);
    const peer = peers.indexOf(row.circuit);
    const door = peers.length + doors.indexOf(laneOf(row.door));
    const [from, to] = row.direction === 'in' ? [peer, door] : [door, peer];
    const number = look.sequence === '' ? '' : ` #${look.sequence}`;
    const note = look.tone === 'quiet' ? '' : [look.fate, look.cable].filter((words) => words !== '').join(', ');
    return { row: row.row, time: row.time, from, to, label: `${look.name}${number}`, note };
  });
  return { lanes, arrows };
}

/** One line for each arrow. */
export function diagramText({ arrows, lanes }: Diagram): string {
  const width = arrows.reduce((most, { from, to }) => Math.max(most, ends(lanes, from, to).length), 0);
  return arrows
    .map(({ from, label, note, time, to }) => {
      const words = note === '' ? label : `${label} (${note})`;
      return `${time.toFixed(3).padStart(10)}  ${ends(lanes, from, to).padEnd(width)}  ${words}`;
    })
    .join('\n');
}

/** As Mermaid reads it. What its grammar takes for its own is written otherwise. */
export function diagramMermaid({ arrows, lanes }: Diagram): string {
  return [
    'sequenceDiagram',
    ...lanes.map((lane, at) => `  participant p${at} as ${harmless(lane)}`),
    ...arrows.map(({ from, label, note, time, to }) => {
      const words = note === '' ? label : `${label} (${note})`;
      return `  p${from}->>p${to}: ${harmless(words)} at ${time.toFixed(3)} s`;
    }),
  ].join('\n');
}

const ends = (lanes: readonly string[], from: number, to: number): string =>
  `${lanes[from] ?? ''} -> ${lanes[to] ?? ''}`;

const harmless = (text: string): string => text.replaceAll(/[#;:\p{Cc}]/gu, (sign) => (sign === '#' ? 'no. ' : ' '));

type Lane = 'udp' | 'login' | 'caps';
const DOORS: readonly Lane[] = ['login', 'caps', 'udp'];
const DOOR_NAMES: Readonly<Record<Lane, string>> = { login: 'Login', caps: 'Capabilities', udp: 'Simulator' };

/** Events come through a capability. */
const laneOf = (door: Door): Lane => (door === 'event' ? 'caps' : door);

function peerName(circuit: number, nameOf: NameOfCircuit): string {
  if (circuit === 0) return 'Somebody';
  const name = nameOf(circuit);
  return name === undefined || name === '' ? `Circuit ${circuit}` : `${name}, circuit ${circuit}`;
}
