// The console: a line typed into a viewer is a command to the grid, and what came of it is lines of text.
import type { CircuitFigures } from '../contract/panel.ts';
import { readFaults } from './cable/rules.ts';
import type { Turn } from './doors/owner.ts';
import type { Faults } from './faults.ts';
import { type Order, type OrderParts, orderToAnnounce, orderToKick } from './orders.ts';
import { fullName } from './person.ts';
import type { Session } from './sessions.ts';
import { clipped } from './world/text.ts';

/** [console.line.1] Bytes of a command; faults as JSON are the longest. */
export const LINE_BYTES = 4096;

export interface ConsoleParts {
  readonly orders: OrderParts;
  readonly faults: Faults;
  figures(): readonly CircuitFigures[];
}

/** Who typed, and when. */
export interface Typed {
  readonly session: Session;
  readonly turn: Turn;
}

interface Command {
  /** How it is written. */
  readonly usage: string;
  readonly purpose: string;
  run(rest: string, parts: ConsoleParts, typed: Typed): string;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  help: {
    usage: 'help',
    purpose: 'lists the commands',
    run: () => Object.values(COMMANDS).map(lineOf).join('\n'),
  },
  who: {
    usage: 'who',
    purpose: 'tells who is here, and in which region',
    run: (_rest, { orders }) =>
      listed(orders.world.standing().map((agent) => `${fullName(agent)}: ${agent.place.name}`)),
  },
  stats: {
    usage: 'stats',
    purpose: 'tells how the circuits are',
    run: (_rest, { figures }) => listed(figures().map(circuitLine)),
  },
  say: {
    usage: 'say TEXT',
    purpose: 'says something in your region, in the voice of the grid',
    run: (text, { orders }, { session, turn }) =>
      obeyed(orderToAnnounce(orders, orders.world.regions[session.region]?.name ?? '', text), turn),
  },
  kick: {
    usage: 'kick NAME',
    purpose: 'sends somebody away',
    run: (name, { orders }, { session, turn }) =>
      obeyed(orderToKick(orders, name, `${fullName(session)} sent you away.`), turn),
  },
  faults: {
    usage: 'faults RULES',
    purpose: 'makes things go wrong on the way, as [{"loss":20}] says; [] ends it',
    run: changeFaults,
  },
};

/** [console.words.1] The first word is the command, in any case; what is no command is answered with the list of them. */
export function runCommand(line: string, parts: ConsoleParts, typed: Typed): string {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/s.exec(clipped(line, LINE_BYTES)) ?? [];
  const name = word.toLowerCase();
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) return command.run(rest, parts, typed);
  const sorry = word === '' ? '' : `There is no command ${word}.\n`;
  return `${sorry}${Object.values(COMMANDS).map(lineOf).join('\n')}`;
}

function lineOf({ purpose, usage }: Command): string {
  return `${usage}: ${purpose}`;
}

/** [console.faults.1] */
function changeFaults(text: string, { faults }: ConsoleParts, { turn }: Typed): string {
  const read = readFaults(parsed(text));
  if ('problem' in read) return read.problem;
  faults.use(read.rules, turn);
  return 'Done.';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function circuitLine(circuit: CircuitFigures): string {
  const { agent, packetsIn, packetsOut, pingMeanMs, region, resent, role } = circuit;
  const ping = pingMeanMs === undefined ? 'no ping yet' : `ping ${Math.round(pingMeanMs)} ms`;
  return `${agent}, ${region} (${role}): ${packetsIn} in, ${packetsOut} out, ${resent} resent, ${ping}`;
}

function listed(lines: readonly string[]): string {
  return lines.length === 0 ? 'Nobody.' : lines.join('\n');
}

function obeyed(order: Order, turn: Turn): string {
  if ('problem' in order) return order.problem;
  order(turn);
  return 'Done.';
}
