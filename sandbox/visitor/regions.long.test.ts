// Neighbours, teleports, things and what their updates say: told by a grid that can do more than ours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { array, asItems, get, integer, type Llsd, map, string } from '../../protocol/llsd/value.ts';
import { ip, u32, u64 } from '../../protocol/llsd/wide.ts';
import { readLlsdXml, writeLlsdXml } from '../../protocol/llsd/xml.ts';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { Message } from '../../protocol/packet/message.ts';
import { writePacket } from '../../protocol/packet/packet.ts';
import { codec } from '../../test/support/doorway.ts';
import { type Answering, Visiting } from '../../test/support/visiting.ts';
import { avatarPlace, terseAvatar } from '../world/blobs.ts';
import { compressedIn, positionIn, terseIn } from './places.ts';
import { PRIM_CODE, Surroundings } from './surroundings.ts';

const OTHER = 13_001;
const HANDLE = (256_256n << 32n) | 256_000n;

/** The first answer of the queue with events has these, too. */
function telling(...events: readonly Llsd[]): Answering {
  let isTold = false;
  return ({ body }, real) => {
    if (isTold || !body.includes('<key>ack</key>') || 'problem' in real || real.status !== 200) return real;
    isTold = true;
    const answer = readLlsdXml(real.body).value;
    return {
      status: 200,
      body: writeLlsdXml(map({ id: get(answer, 'id'), events: array([...asItems(get(answer, 'events')), ...events]) })),
    };
  };
}

const event = (message: string, body: Llsd): Llsd => map({ message: string(message), body });
const neighbour = event(
  'EnableSimulator',
  map({ SimulatorInfo: array([map({ Handle: u64(HANDLE), IP: ip('127.0.0.1'), Port: integer(OTHER) })]) }),
);
const arrival = {
  SeedCapability: string('http://127.0.0.1:9000/cap/none'),
  SimIP: ip('127.0.0.1'),
  SimPort: integer(OTHER),
  RegionHandle: u64(HANDLE),
};
const teleport = event(
  'TeleportFinish',
  map({ Info: array([map({ ...arrival, LocationID: u32(4), TeleportFlags: u32(16) })]) }),
);
const crossing = event('CrossedRegion', map({ RegionData: array([map(arrival)]) }));

test('[visitor.regions.1] a neighbour is opened by UseCircuitCode alone', () => {
  const visiting = new Visiting({ answer: telling(neighbour), options: { stayMs: 500 } }).run();
  assert.deepEqual([...new Set(visiting.saidTo(OTHER))].slice(0, 1), ['UseCircuitCode']);
  assert.equal(visiting.saidTo(OTHER).includes('CompleteAgentMovement'), false);
});

test('[visitor.regions.1] the seed of a neighbour is asked when it is told', () => {
  const seed = event(
    'EstablishAgentCommunication',
    map({
      'sim-ip-and-port': string(`127.0.0.1:${OTHER}`),
      'seed-capability': string('http://127.0.0.1:9000/cap/other'),
    }),
  );
  const visiting = new Visiting({ answer: telling(neighbour, seed), options: { stayMs: 500 } }).run();
  assert.ok(visiting.requests.some(({ url }) => url.endsWith('/cap/other')));
});

test('[visitor.regions.2] a teleport says both messages at once, a crossing only the second', () => {
  const there = (told: Llsd) => new Visiting({ answer: telling(told), options: { stayMs: 500 } }).run().saidTo(OTHER);
  assert.deepEqual(there(teleport).slice(0, 2), ['UseCircuitCode', 'CompleteAgentMovement']);
  assert.equal(there(crossing).includes('UseCircuitCode'), false);
});

const TWO = {
  regions: ['One', 'Two'].map((name, index) => ({
    name: `Sandbox ${name}`,
    x: 1000 + index,
    y: 1000,
    port: 13_000 + index,
  })),
};

test('[visitor.teleport.1] [visitor.regions.2] the visitor goes to the other region, stands there and leaves from there', () => {
  const visiting = new Visiting({ grid: TWO, options: { strict: true } }).run();
  const step = visiting.step('teleport');
  assert.deepEqual([step?.outcome, step?.words, step?.complaints], ['done', 'Sandbox Two', []]);
  assert.ok(visiting.saidTo(OTHER).includes('LogoutRequest'));
  assert.equal(visiting.visitor.isFine, true);
});

test('[visitor.teleport.1] where no other region is near, or the grid does not react, the step is skipped with the reason', () => {
  const alone = new Visiting().run().step('teleport');
  assert.deepEqual([alone?.outcome, alone?.words], ['skipped', 'The map shows no other region near by.']);
  const unheard = new Visiting({ grid: TWO, mute: /^TeleportLocationRequest$/ }).run().step('teleport');
  assert.deepEqual(
    [unheard?.outcome, unheard?.words],
    ['skipped', 'The grid did not react to TeleportLocationRequest.'],
  );
});

test('[visitor.touch.1] without a thing there is nothing to touch', () => {
  const touch = new Visiting().run().step('touch');
  assert.deepEqual([touch?.outcome, touch?.words], ['skipped', 'The region told of nothing to touch.']);
});

test('[visitor.touch.1] a thing that the region told of is touched, and the touch is acknowledged', () => {
  const ObjectData = [{ ID: 77, PCode: PRIM_CODE, ObjectData: new Uint8Array(60) }];
  const body = codec.encode('ObjectUpdate', { ObjectData });
  const bytes = writePacket({ sequence: 9_000_000, reliable: false, zerocoded: false, body });
  const to = { host: '127.0.0.1', port: 45_000 };
  const visiting = new Visiting().run(100).grid(() => [{ kind: 'datagram', door: 0, to, bytes, circuit: 1 }]);
  const touch = visiting.goOn(1_000_000).step('touch');
  assert.deepEqual([touch?.outcome, touch?.words], ['done', 'local id 77']);
  assert.ok(visiting.said.includes('ObjectGrab') && visiting.said.includes('ObjectDeGrab'));
});

const AGENT = 'a9e27000-0000-4000-8000-000000000001';
const MOVING = { localId: 9, position: [1, 2, 3], velocity: [0, 0, 0], rotation: [0, 0, 0, 1] } as const;

function heard(name: string, blocks: LooseMessage): Message {
  const decoded = codec.decode(codec.encode(name, blocks));
  assert.ok(!('unknown' in decoded));
  return new Message(decoded);
}

test('[object.avatar.1] [object.terse.1] where an avatar is, is read from both of its updates', () => {
  const here = new Surroundings(AGENT);
  const whole = { ID: 9, FullID: AGENT, PCode: 47, ObjectData: avatarPlace(MOVING) };
  const thing = { ID: 10, PCode: PRIM_CODE, ObjectData: new Uint8Array(60) };
  here.hear(heard('ObjectUpdate', { ObjectData: [whole, thing] }));
  assert.deepEqual([here.self, here.position, [...here.prims]], [{ localId: 9 }, [1, 2, 3], [10]]);
  const step = (localId: number, x: number) => ({ Data: terseAvatar({ ...MOVING, localId, position: [x, 2, 3] }) });
  here.hear(heard('ImprovedTerseObjectUpdate', { ObjectData: [step(9, 4), step(8, 5)] }));
  assert.deepEqual(here.position, [4, 2, 3]);
  here.hear(heard('KillObject', { ObjectData: [{ ID: 10 }] }));
  assert.equal(here.prims.size, 0);
});

test('things that are cut short are nowhere', () => {
  assert.equal(positionIn(new Uint8Array(20)), undefined);
  assert.deepEqual(positionIn(new Uint8Array(60)), [0, 0, 0]);
  assert.equal(terseIn(new Uint8Array(5)), undefined);
  assert.equal(terseIn(Uint8Array.of(1, 0, 0, 0, 0, 1, 0)), undefined);
  assert.equal(compressedIn(new Uint8Array(20)), undefined);
  assert.deepEqual(compressedIn(Uint8Array.of(...new Array<number>(16).fill(0), 7, 0, 0, 0, 9)), {
    localId: 7,
    pcode: 9,
  });
});
