// The event queue in a capture: the events of an answer, and what some of them say about simulators and seeds.
import { asBytes, asInteger, asItems, asText, asUuid, get, type Llsd, undef } from '../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { ipv4Text } from '../network/address.ts';
import { type EndPoint, endPoint } from '../network/words.ts';
import type { Known } from './known.ts';
import { learnSeed } from './login.ts';

export const EVENT_QUEUE = 'EventQueueGet';

export interface QueueEvent {
  readonly name: string;
  readonly body: Llsd;
}

/** [capture.read.4] The events of an answer, in their order. */
export function eventsOf(answer: Llsd | undefined): readonly QueueEvent[] {
  return asItems(get(answer ?? undef, 'events')).map((event) => ({
    name: asText(get(event, 'message')) || '(unnamed event)',
    body: get(event, 'body'),
  }));
}

/** Whether a request looks like a poll, whatever its address is. */
export function isPoll(request: Llsd | undefined): boolean {
  return request?.kind === 'map' && request.entries.has('ack') && request.entries.has('done');
}

/** [capture.read.5] Simulators and seeds that an event tells of. */
export function learnEvent(known: Known, { name, body }: QueueEvent): void {
  for (const teach of TEACHERS[name] ?? []) {
    const { address, agentId, seed } = teach(body);
    if (address !== undefined) known.simulators.add(address);
    if (address !== undefined && seed !== '') {
      learnSeed(known, seed, { simulator: address, ...(agentId === NULL_UUID ? {} : { agentId }) });
    }
  }
}

interface Lesson {
  readonly address: EndPoint | undefined;
  readonly agentId: string;
  readonly seed: string;
}

const TEACHERS: Readonly<Record<string, readonly ((body: Llsd) => Lesson)[]>> = {
  EnableSimulator: [(body) => ({ ...NOTHING, address: addressIn(first(body, 'SimulatorInfo'), 'IP', 'Port') })],
  EstablishAgentCommunication: [
    (body) => ({
      address: asText(get(body, 'sim-ip-and-port')) || undefined,
      agentId: asUuid(get(body, 'agent-id')),
      seed: asText(get(body, 'seed-capability')),
    }),
  ],
  TeleportFinish: [(body) => arrival(first(body, 'Info'), asUuid(get(first(body, 'Info'), 'AgentID')))],
  CrossedRegion: [(body) => arrival(first(body, 'RegionData'), asUuid(get(first(body, 'AgentData'), 'AgentID')))],
};

const NOTHING = { agentId: NULL_UUID, seed: '' };

function arrival(place: Llsd, agentId: string): Lesson {
  return { address: addressIn(place, 'SimIP', 'SimPort'), agentId, seed: asText(get(place, 'SeedCapability')) };
}

/** A block may be an array with one map, or the map. */
function first(body: Llsd, block: string): Llsd {
  const found = get(body, block);
  return found.kind === 'array' ? (found.items[0] ?? undef) : found;
}

function addressIn(block: Llsd, ip: string, port: string): EndPoint | undefined {
  const bytes = asBytes(get(block, ip));
  return bytes.length === 4 ? endPoint(ipv4Text(bytes, 0), asInteger(get(block, port))) : undefined;
}
