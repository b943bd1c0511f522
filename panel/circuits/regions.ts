// The figures of whole regions and of the grid as labelled words: sums over circuits, strangers, sockets.
import { LATE_MS, type OpeningRefusal, type SocketFigures, type StrangerFigures } from '../../contract/figures.ts';
import type { CircuitFigures, GridTree } from '../../contract/panel.ts';
import { byteSize, grouped, milliseconds } from '../words.ts';
import { type Figure, figure } from './figures.ts';
import type { Group } from './groups.ts';
import { bitRate } from './quantities.ts';

/** One group for the grid, and one for each region. */
export function regionGroupsOf({ circuits, lagMs, regions }: GridTree): readonly Group[] {
  const grid = { title: 'Grid', figures: [...sumFigures(circuits), ...lagFigures(lagMs)] };
  return [
    grid,
    ...regions.map(({ name, socket, strangers }) => ({
      title: name,
      figures: [
        ...sumFigures(circuits.filter(({ region }) => region === name)),
        ...strangerFigures(strangers),
        ...(socket === undefined ? [] : socketFigures(socket)),
      ],
    })),
  ];
}

/** Nobody has a circuit, or had one, and nobody tried. */
export function isQuiet({ circuits, regions }: GridTree): boolean {
  return circuits.length === 0 && regions.every(({ strangers }) => strangers.latest.length === 0);
}

/** What makes pings longer than they were; nothing while the grid is woken in time. */
export function lagFigures(lagMs: number | undefined): readonly Figure[] {
  if (lagMs === undefined || lagMs <= LATE_MS) return [];
  const means = 'The grid was woken so late at worst in the last minute: its pings are shorter than they seem';
  return [figure('late by', `${milliseconds(lagMs)} ms`, means, true)];
}

function sumFigures(circuits: readonly CircuitFigures[]): readonly Figure[] {
  const open = circuits.filter(({ state }) => state !== 'closed');
  const sum = (of: (circuit: CircuitFigures) => number): number => circuits.reduce((all, one) => all + of(one), 0);
  const rate = (of: (circuit: CircuitFigures) => number): string =>
    bitRate(open.reduce((all, one) => all + of(one), 0));
  return [
    figure('circuits', grouped(open.length), 'Circuits that are open or closing, those between regions included'),
    figure('in', grouped(sum(({ packetsIn }) => packetsIn)), 'Datagrams that all circuits accepted'),
    figure('out', grouped(sum(({ packetsOut }) => packetsOut)), 'Datagrams sent on all circuits'),
    figure('bytes in', byteSize(sum(({ bytesIn }) => bytesIn)), 'Without the headers of UDP and IP'),
    figure('bytes out', byteSize(sum(({ bytesOut }) => bytesOut)), 'Without the headers of UDP and IP'),
    figure(
      'in now',
      rate(({ in: flow }) => flow.bitsPerSecond),
      'Bits per second in the last whole period',
    ),
    figure(
      'out now',
      rate(({ out }) => out.bitsPerSecond),
      'Bits per second in the last whole period',
    ),
    figure('lost', grouped(sum(({ lost }) => lost)), 'Ids of the other ends that never came'),
    figure('resent', grouped(sum(({ resent }) => resent)), 'Copies sent because no ack came'),
    figure(
      'failed',
      grouped(sum(({ failed }) => failed)),
      'Reliable messages that were never acked',
      circuits.some(({ failed }) => failed > 0),
    ),
  ];
}

const REFUSED: Readonly<Record<OpeningRefusal, string>> = {
  malformed: 'not whole',
  zeroCode: 'with code 0',
  unknownCode: 'with an unknown code',
  sessionMismatch: 'with another session',
  agentMismatch: 'with another agent',
  otherRegion: 'for another region',
};

function strangerFigures({ badCircuitCode, latest, ...counts }: StrangerFigures): readonly Figure[] {
  const refused = Object.values(badCircuitCode).reduce((all, one) => all + one, 0);
  const reasons = (Object.keys(REFUSED) as readonly OpeningRefusal[])
    .filter((reason) => badCircuitCode[reason] > 0)
    .map((reason) => `${grouped(badCircuitCode[reason])} ${REFUSED[reason]}`);
  const senders = latest.map(({ datagrams, endpoint }) => `${endpoint} (${grouped(datagrams)})`);
  return [
    figure(
      'off circuit',
      grouped(counts.offCircuit),
      ['Datagrams of endpoints without a circuit: not answered', ...senders].join('\n'),
    ),
    figure('after close', grouped(counts.afterClose), 'Datagrams for circuits that are closed: not answered'),
    figure('held', grouped(counts.held), 'Datagrams kept for a circuit that might open, for 2 s'),
    figure('refused', grouped(refused), ['UseCircuitCodes that opened nothing', ...reasons].join('\n'), refused > 0),
    figure(
      'strangers flood',
      grouped(counts.flooded),
      'Datagrams of strangers beyond 50 per second',
      counts.flooded > 0,
    ),
    figure('no packets', grouped(counts.malformed), 'Datagrams of strangers that are no packet'),
  ];
}

function socketFigures({ receiveBufferBytes, receiveDrops, sendErrors }: SocketFigures): readonly Figure[] {
  return [
    figure('room', byteSize(receiveBufferBytes), 'What the system keeps for us until we read; 1 MiB is asked for'),
    ...(receiveDrops === undefined
      ? []
      : [figure('overflowed', grouped(receiveDrops), 'Datagrams that found no room there', receiveDrops > 0)]),
    figure('not sent', grouped(sendErrors), 'Times that the system refused to send', sendErrors > 0),
  ];
}
