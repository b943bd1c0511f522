// The figures of one circuit as labelled words: what the strip shows and what each figure means.
import type { CircuitFigures } from '../../contract/panel.ts';
import { grouped, milliseconds } from '../words.ts';

export interface Figure extends Omit<More, 'alarming'> {
  readonly label: string;
  readonly value: string;
  /** The definition. */
  readonly means: string;
  /** Whether it asks for attention. */
  readonly alarming: boolean;
}

interface More {
  readonly alarming?: boolean;
  /** What else there is to say of the value, beside its definition. */
  readonly now?: string;
  /** Where a viewer shows something of the same name, and how that differs. */
  readonly viewers?: string;
}

/** The definition of a figure with all that belongs to it: it stays where the value changes. */
export const tooltipOf = ({ means, now, viewers }: Figure): string =>
  [means, now, viewers].filter((words) => words !== undefined && words !== '').join('\n');

/** How a circuit is doing, in one word. */
export function stateWord(circuit: CircuitFigures): string {
  if (circuit.state !== 'open') return circuit.state;
  return circuit.blocked ? 'blocked' : circuit.role;
}

/** Who speaks with whom: an agent in a region, or two regions with each other. */
export function endsOf({ agent, region, role }: CircuitFigures): readonly [string, string] {
  return role === 'region' ? [region, `→ ${agent}`] : [agent, region];
}

/** The figures of the strip, most looked at first. */
export function figuresOf(circuit: CircuitFigures): readonly Figure[] {
  const figures = [
    figure('in', grouped(circuit.packetsIn), 'Datagrams from the viewer that this circuit accepted', {
      viewers: 'The Packets Out of a viewer are those that it sent; some may be lost.',
    }),
    figure('out', grouped(circuit.packetsOut), 'Datagrams sent to the viewer, resends included', {
      viewers: 'The Packets In of a viewer are those that came to it.',
    }),
    figure(
      'acks pending',
      grouped(circuit.acksPending),
      'Reliable packets from the viewer whose ack has not been sent yet',
    ),
    figure('unacked', grouped(circuit.unacked), 'Reliable packets to the viewer that it has not acked yet'),
    figure('resent', grouped(circuit.resent), 'Packets sent again because their ack did not come', circuit.failed > 0),
    figure('ping', pingText(circuit.pingNowMs), 'The last ping, there and back'),
    figure('avg', pingText(circuit.pingMeanMs), 'Mean of the last 120 pings'),
  ];
  return circuit.role === 'region' ? figures.map(betweenRegions) : figures;
}

/** Everything else there is to say, for the tooltip of the whole circuit. */
export function moreAbout(circuit: CircuitFigures): string {
  const [one, other] = endsOf(circuit);
  const ends = circuit.role === 'region' ? `${one} ${other}` : `${one} in ${other}`;
  const lines = [
    `${ends}, circuit ${circuit.circuit} (${circuit.role}, ${stateWord(circuit)})`,
    `${circuit.endpoint}, open for ${Math.round(circuit.ageMs / 1000)} s`,
    `duplicates ${circuit.duplicates}, resent to us ${circuit.resentIn}, lost ${circuit.lost}, failed ${circuit.failed}`,
    `malformed ${circuit.malformed}, unknown messages ${circuit.unknownMessages}, unknown acks ${circuit.unknownAcks}`,
    `pings sent ${circuit.pingsSent}, answered ${circuit.pingsAnswered}, lost ${circuit.pingsLost}, in transit ${circuit.pingsInTransit}`,
    `ping ${pingText(circuit.pingMinMs)} at least, ${pingText(circuit.pingMaxMs)} at most`,
  ];
  return [...lines, ...(circuit.reason === undefined ? [] : [`Ended: ${circuit.reason}`])].join('\n');
}

/** `more`: true alone asks for attention. */
export function figure(label: string, value: string, means: string, more: boolean | More = {}): Figure {
  const { alarming = false, ...words } = typeof more === 'boolean' ? { alarming: more } : more;
  return { label, value, means, alarming, ...words };
}

/** The same in the words of a circuit between two regions: there is no viewer, and nothing that one would show. */
export function betweenRegions({ viewers: _, ...figure }: Figure): Figure {
  const said = (text: string) =>
    text
      .replaceAll('the viewer', 'the other region')
      .replaceAll('The viewer', 'The other region')
      .replaceAll('the simulator', 'this region');
  return { ...figure, means: said(figure.means), ...(figure.now === undefined ? {} : { now: said(figure.now) }) };
}

export function pingText(ms: number | undefined): string {
  return ms === undefined ? '–' : `${milliseconds(ms)} ms`;
}
