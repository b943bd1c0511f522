// A datagram on its way through a door, with all that a rule may ask about it, and whether a rule is about it.
import { readNameFilter } from '../../capture/filter/name.ts';
import type { CableMark, Direction } from '../../contract/panel.ts';
import type { FaultRule } from '../../contract/sandbox.ts';
import type { Address } from '../words.ts';

/** Whose something is, and where: what rules choose by. */
export interface Whose {
  /** 0 = none. */
  readonly circuit: number;
  /** First and last name; empty = nobody's. */
  readonly agent: string;
  readonly agentId: string;
  readonly region: string;
  /** Of what regions say to each other: the other one. */
  readonly neighbour?: string;
}

export interface Passage extends Whose {
  /** `in` = towards the simulator. */
  readonly direction: Direction;
  readonly bytes: Uint8Array;
  /** As `messageName` says. */
  readonly message: string;
  readonly door: number;
  readonly peer: Address;
  /** What rules did to it; absent if nothing. */
  readonly cable?: readonly CableMark[];
}

/** [circuit.fault.2] Without these nobody stands in a region: rules spare them unless told otherwise. */
export const HANDSHAKE: ReadonlySet<string> = new Set([
  'UseCircuitCode',
  'CompleteAgentMovement',
  'AgentMovementComplete',
  'RegionHandshake',
  'RegionHandshakeReply',
]);
/** What the circuits say for themselves. */
export const SIGNALS: ReadonlySet<string> = new Set(['StartPingCheck', 'CompletePingCheck', 'PacketAck']);

/** What a rule is about. */
export interface Choice {
  /** Everything but the message's name. */
  isAbout(whose: Whose): boolean;
  takes(passage: Passage): boolean;
  /** Names of events are chosen like those of messages. */
  accepts(name: string): boolean;
}

/** The choice of a rule that was read. */
export function choiceOf(rule: FaultRule): Choice {
  const { agent, circuit, direction, neighbour, region } = rule;
  const [wantedAgent, wantedRegion] = [agent?.trim().toLowerCase(), region?.trim().toLowerCase()];
  const accepts = messageChoice(rule);
  const isBetween = neighbourChoice(neighbour);
  const isAbout = (whose: Whose) =>
    isBetween(whose.neighbour) &&
    (circuit === undefined || circuit === whose.circuit) &&
    (wantedRegion === undefined || wantedRegion === whose.region.toLowerCase()) &&
    (wantedAgent === undefined || [whose.agent.toLowerCase(), whose.agentId].includes(wantedAgent));
  return {
    accepts,
    isAbout,
    takes: (passage) =>
      (direction === undefined || direction === passage.direction) && isAbout(passage) && accepts(passage.message),
  };
}

/** [circuit.fault.11] */
function neighbourChoice(wanted: string | undefined): (neighbour: string | undefined) => boolean {
  const name = wanted?.trim().toLowerCase();
  if (name === '*') return (neighbour) => neighbour !== undefined;
  return (neighbour) => neighbour?.toLowerCase() === name;
}

/** The passage, to which a rule has done one more thing. */
export function marked(passage: Passage, mark: CableMark): Passage {
  const { cable = [] } = passage;
  return cable.includes(mark) ? passage : { ...passage, cable: [...cable, mark] };
}

function messageChoice({ message = '', protect = 'handshake' }: FaultRule): (name: string) => boolean {
  const filter = readNameFilter(message);
  if ('problem' in filter) throw new Error('Rules are read before they are kept.');
  const named = namedPlainly(message);
  const isSpared = (name: string) =>
    (protect !== 'nothing' && HANDSHAKE.has(name)) || (protect === 'signals' && SIGNALS.has(name));
  return (name) => filter.accepts(name) && (!isSpared(name) || named.has(name.toLowerCase()));
}

/** Names without wildcard, in lower case: who writes one means it. */
function namedPlainly(message: string): ReadonlySet<string> {
  const words = message.toLowerCase().split(/[\s,]+/);
  return new Set(words.filter((word) => /^[^!-]/.test(word) && !/[*?]/.test(word)));
}
