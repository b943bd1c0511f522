// A small world for tests: agents by their first names, messages through the codec, what is said as readable lines.

import { compileCodec, type LooseMessage } from '../../../protocol/packet/codec.ts';
import { Message } from '../../../protocol/packet/message.ts';
import { builtInTemplate } from '../../../protocol/template/built-in.ts';
import { AssetShelf } from '../../assets/shelf.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { Person } from '../../person.ts';
import { md5, seeded } from '../../shell/chance.ts';
import type { Millis } from '../../words.ts';
import type { NewAgent } from '../agent.ts';
import type { RegionPlan } from '../region.ts';
import type { Say } from '../say.ts';
import type { Vector } from '../vector.ts';
import { World } from '../world.ts';

export const codec = compileCodec(builtInTemplate());

/** Datagrams stay whole on every path below this. */
const DATAGRAM_BYTES = 1200;

/** A message as it arrives: written and read by the codec. */
export function messageOf(name: string, blocks: LooseMessage): Message {
  return readMessage(codec.encode(name, blocks));
}

export function readMessage(body: Uint8Array): Message {
  const decoded = codec.decode(body);
  if ('unknown' in decoded) throw new Error('The template does not have this message.');
  return new Message(decoded);
}

const FLAT: RegionPlan = { name: 'Meadow', x: 1000, y: 1000, terrain: { kind: 'flat', height: 21 } };
const NEXT: RegionPlan = { name: 'Hills', x: 1001, y: 1000 };

export const PEOPLE = {
  Ada: person('1', 'Ada'),
  Ben: person('2', 'Ben'),
  Cleo: person('3', 'Cleo'),
} as const;
export type Name = keyof typeof PEOPLE;

/** The last person is known by account only. */
export const ABSENT: Person = person('9', 'Zoe');

function person(digit: string, first: string): Person {
  return { id: `${digit.repeat(8)}-0000-4000-8000-000000000000`, first, last: 'Sandbox' };
}

export function loginOf(name: Name, position?: Vector, region = 0): NewAgent {
  const { id, first, last } = PEOPLE[name];
  const session = { sessionId: id.replace(/0000/, '5555'), secureSessionId: id.replace(/0000/, '7777') };
  return { id, first, last, ...session, circuitCode: 1, region, ...(position && { position }) };
}

export interface Stage {
  readonly world: World;
  /** What is said when an agent says something. */
  hear(name: Name, message: string, blocks?: LooseMessage, now?: Millis): readonly Say[];
  /** Logs in, moves in and is ready; what is said meanwhile is returned. */
  arrive(name: Name, position?: Vector, region?: number): readonly Say[];
}

/** When agents arrive. Later times are at the tests' choice. */
export const START: Millis = 1000;

/** When the stage was set up, in milliseconds since 1970. */
const EPOCH: Millis = 1_700_000_000_000;

export interface StageOptions {
  readonly assets?: AssetShelf;
  /** What people keep who are not here, by their ids. */
  readonly inventories?: ReadonlyMap<string, Inventory>;
}

/** @param later milliseconds by which it was set up later than usual */
export function stage(
  plans: readonly RegionPlan[] = [FLAT, NEXT],
  later: Millis = 0,
  { assets = new AssetShelf([]), inventories = new Map() }: StageOptions = {},
): Stage {
  const world = new World({
    regions: plans,
    random: seeded(1),
    epoch: EPOCH + later,
    accounts: [ABSENT],
    assets,
    inventories: { find: (id) => inventories.get(id) },
    digest: md5,
  });
  const hear: Stage['hear'] = (name, message, blocks = {}, now = START) =>
    world.hear(PEOPLE[name].id, messageOf(message, blocks), now).says;
  return {
    world,
    hear,
    arrive: (name, position, region) => [
      ...world.enter(loginOf(name, position, region), START),
      ...world.handshake(PEOPLE[name].id, START),
      ...hear(name, 'CompleteAgentMovement'),
      ...hear(name, 'RegionHandshakeReply'),
    ],
  };
}

/** `Ada < Message` by UDP, `Ada <~ Message` unreliably, `Ada << Event` by the event queue, and the rest in words. */
export function script(says: readonly Say[]): readonly string[] {
  return says.map(line);
}

function line(said: Say): string {
  switch (said.kind) {
    case 'say':
      bodyOf(said);
      return `${nameOf(said.to)} ${said.reliable ? '<' : '<~'} ${said.message}`;
    case 'queue':
      return `${nameOf(said.to)} << ${said.event}`;
    case 'event':
      return `event ${said.event.event}`;
    default:
      return `${said.kind} ${nameOf(said.agent)}`;
  }
}

function nameOf(id: string): string {
  return Object.values(PEOPLE).find((known) => known.id === id)?.first ?? id;
}

/** A said message as it would be read at the other end; throws when it does not fit the template or a datagram. */
export function bodyOf(said: Say & { readonly kind: 'say' }): Message {
  const body = codec.encode(said.message, said.blocks);
  if (body.length > DATAGRAM_BYTES) throw new Error(`${said.message} has ${body.length} bytes`);
  return readMessage(body);
}

/** All messages of one name that are said to one agent. */
export function told(says: readonly Say[], name: Name, message: string): readonly Message[] {
  return says.flatMap((said) =>
    said.kind === 'say' && said.to === PEOPLE[name].id && said.message === message ? [bodyOf(said)] : [],
  );
}

/** The only message of one name that is said to one agent. */
export function onlyTold(says: readonly Say[], name: Name, message: string): Message {
  const [only, ...more] = told(says, name, message);
  if (only === undefined || more.length > 0)
    throw new Error(`${message} was said ${more.length + (only ? 1 : 0)} times`);
  return only;
}
