import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fromHex } from '../../../protocol/bytes.ts';
import { array, integer, type Llsd, map, string } from '../../../protocol/llsd/value.ts';
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { codec } from '../../../test/support/doorway.ts';
import { seeded } from '../../../test/support/seeded.ts';
import { LIBRARY_OWNER, libraryInventory, ownInventory } from '../../login/skeleton.ts';
import { NEUTRAL_SHAPE, NO_TEXTURE, usualLook } from '../../world/looks.ts';
import { PLYWOOD, plainFace, writeFaces } from '../../world/prims/faces.ts';
import { readLoginAnswer, type SkeletonFolder, type Welcome } from '../login-answer.ts';
import { eventComplaints } from '../region-events.ts';
import { Surroundings } from '../surroundings.ts';
import { arrivalComplaints, sceneComplaints } from './arrival.ts';
import { inventoryComplaints } from './inventory.ts';
import { loginComplaints } from './login.ts';
import { messageComplaints } from './messages.ts';
import { peopleComplaints } from './people.ts';

const own = ownInventory(seeded(1));
const library = libraryInventory(seeded(2));
const GOOD: Welcome = {
  identity: { agentId: NULL_UUID, sessionId: NULL_UUID, code: 1 },
  region: { host: '127.0.0.1', port: 1 },
  handle: 0n,
  seed: '',
  rootFolder: own[0]?.id ?? '',
  inventory: own,
  library,
  libraryOwner: LIBRARY_OWNER,
  blacklist: new Set(),
  members: map({}),
};
const without = (type: number) => own.filter((folder) => folder.type !== type);
const changed = (type: number, change: Partial<SkeletonFolder>) =>
  own.map((folder) => (folder.type === type ? { ...folder, ...change } : folder));
const twice = (type: number) => [...own, ...changed(type, { id: ID }).filter((folder) => folder.type === type)];
const ID = '99999999-0000-4000-8000-000000000000';

const INVENTORIES: readonly (readonly [
  rule: string,
  what: string,
  change: Partial<Welcome>,
  sentences: readonly RegExp[],
])[] = [
  ['[visitor.inventory.1]', 'our own', {}, []],
  ['[visitor.inventory.1]', 'no textures', { inventory: without(0) }, [/Textures \(type 0\) is missing.*unusable/]],
  ['[visitor.inventory.1]', 'no materials', { inventory: without(57) }, [/Materials \(type 57\) is missing.*waits/]],
  ['[visitor.inventory.1]', 'two trashes', { inventory: twice(14) }, [/2 folders Trash/]],
  ['[visitor.inventory.1]', 'two landmarks', { inventory: twice(3) }, []],
  ['[visitor.inventory.2]', 'no root', { rootFolder: ID }, [/Textures/, /does not hold the root/].slice(1)],
  ['[visitor.inventory.2]', 'a root with a parent', { inventory: changed(8, { parentId: ID }) }, [/has a parent/]],
  ['[visitor.inventory.2]', 'a root of another type', { inventory: changed(8, { type: 9 }) }, [/type 9, not 8/]],
  [
    '[visitor.inventory.2]',
    'a version of -1',
    { inventory: changed(3, { version: -1 }) },
    [/Landmarks has version -1/],
  ],
  ['[visitor.inventory.2]', 'a null id', { inventory: changed(3, { id: NULL_UUID }) }, [/loops for ever/]],
  [
    '[visitor.inventory.2]',
    'a cycle',
    { inventory: [...own, folder(ID, 'Snake', ID)] },
    [/Snake .*does not hang on the root/],
  ],
  [
    '[visitor.inventory.2]',
    'the same folder twice',
    { inventory: [...own, ...own.filter(({ type }) => type === 2)] },
    [/has a folder twice/],
  ],
  ['[visitor.inventory.3]', 'no library', { library: [] }, [/no library root/]],
  ['[visitor.inventory.3]', 'a library of nobody', { libraryOwner: NULL_UUID }, [/no owner/]],
  ['[visitor.inventory.3]', 'a library of somebody else', { libraryOwner: ID }, [/belongs to 99999999/]],
];

function folder(id: string, name: string, parentId: string): SkeletonFolder {
  return { id, parentId, name, type: -1, version: 1 };
}

for (const [rule, what, change, sentences] of INVENTORIES) {
  test(`${rule} an inventory with ${what}: ${sentences.length} complaints`, () => {
    const complaints = inventoryComplaints({ ...GOOD, ...change }).filter(
      (complaint) => change.rootFolder === undefined || /root folder/.test(complaint),
    );
    assert.equal(complaints.length, sentences.length, complaints.join('\n'));
    for (const [index, sentence] of sentences.entries()) assert.match(complaints[index] ?? '', sentence);
  });
}

test('[visitor.inventory.1] [visitor.strict.2] a real grid of today would make some viewers wait', (t) => {
  const corpus = process.env['REZBENCH_CORPUS'];
  if (corpus === undefined) {
    t.skip('no corpus');
    return;
  }
  const text = readFileSync(path.join(corpus, 'opensim', 'node-metaverse.login.response.xml'), 'utf8');
  const answer = readLoginAnswer(200, text);
  assert.ok(answer.kind === 'welcome');
  const waited = inventoryComplaints(answer.welcome).filter((complaint) => complaint.includes('waits until'));
  assert.deepEqual(
    waited.map((complaint) => /type (\d+)/.exec(complaint)?.[1]),
    ['48', '50', '57'],
  );
  assert.ok(loginComplaints(answer.welcome, 'last').some((complaint) => complaint.includes('account_level_benefits')));
});

const flags = (first: string) => array([map({ ever_logged_in: string(first), gendered: string('Y') })]);
const NAMES = ['animated_object_limit', 'animation_upload_cost', 'attachment_limit', 'create_group_cost'];
const MORE = ['group_membership_limit', 'picks_limit', 'sound_upload_cost', 'texture_upload_cost'];
const benefits = (...names: readonly string[]): Llsd => map(names.map((name) => [name, integer(1)] as const));
const ALL = benefits(...NAMES, ...MORE);
const packages = (premium: Llsd) => map({ Base: map({ benefits: ALL }), Premium: map({ benefits: premium }) });
const MEMBERS = {
  login: string('true'),
  start_location: string('last'),
  'login-flags': flags('Y'),
  account_level_benefits: ALL,
  premium_packages: packages(ALL),
};

const LOGINS: readonly (readonly [
  what: string,
  members: Readonly<Record<string, Llsd>>,
  sentences: readonly RegExp[],
])[] = [
  ['all that is wanted', {}, []],
  ['login as a boolean', { login: { kind: 'boolean', value: true } }, [/text true/]],
  ['another start', { start_location: string('safe') }, [/asked to start at last and start_location is safe/]],
  ['flags of a newcomer', { 'login-flags': flags('N') }, [/ever_logged_in N/]],
  ['no flags', { 'login-flags': array([]) }, [/no login-flags/]],
  ['few benefits', { account_level_benefits: benefits(...NAMES) }, [/no group_membership_limit/]],
  ['a poor package', { premium_packages: packages(benefits(...MORE)) }, [/Premium has no animated_object_limit/]],
];

for (const [what, members, sentences] of LOGINS) {
  test(`[visitor.strict.2] a login with ${what}`, () => {
    const complaints = loginComplaints({ ...GOOD, members: map({ ...MEMBERS, ...members }) }, 'last');
    assert.equal(complaints.length, sentences.length, complaints.join('\n'));
    for (const [index, sentence] of sentences.entries()) assert.match(complaints[index] ?? '', sentence);
  });
}

const STARTS: readonly (readonly [asked: string, told: string])[] = [
  ['last', 'last'],
  ['', 'last'],
  ['home', 'home'],
  ['first', 'home'],
  ['uri:Sandbox Two&1&2&3', 'url'],
  ['Sandbox Two', 'url'],
];

for (const [asked, told] of STARTS) {
  test(`[visitor.strict.2] who asks to start at '${asked}' is told ${told}, and nothing else`, () => {
    for (const answer of ['last', 'home', 'url', 'safe']) {
      const members = map({ ...MEMBERS, start_location: string(answer) });
      assert.equal(loginComplaints({ ...GOOD, members }, asked).length, answer === told ? 0 : 1, answer);
    }
  });
}

test('[visitor.strict.2] an address that is no dotted quad', () => {
  const named = { ...GOOD, region: { host: 'localhost', port: 1 }, members: map(MEMBERS) };
  assert.match(loginComplaints(named, 'last').join(), /sim_ip is localhost/);
});

test('[visitor.strict.3] numbers that a viewer reads as 0, and blocks that a bot misses', () => {
  const body = map({ SimulatorInfo: array([map({ Handle: integer(1), IP: string('127.0.0.1') })]) });
  assert.deepEqual(eventComplaints('EnableSimulator', body), [
    'EnableSimulator.Handle is no binary: a viewer reads it as 0.',
    'EnableSimulator.IP is no binary: a viewer reads it as 0.',
  ]);
  assert.equal(eventComplaints('ParcelProperties', map({})).length, 4);
  assert.deepEqual(eventComplaints('Unheard', map({})), []);
});

test('[visitor.strict.5] an arrival that works and is not as it should be', () => {
  const here = new Surroundings(ID);
  assert.deepEqual(arrivalComplaints(here), []);
  here.handshake = { name: '', flags: 1, ownerId: ID, ground: [], cacheId: NULL_UUID, isEarly: true, isServed: true };
  here.statFlags = 2;
  here.layers.add(1);
  const { entry } = usualLook('server');
  here.looks = { version: 2, cofVersion: -1, params: Array.from({ length: 253 }, () => 0), entry };
  const complaints = arrivalComplaints(here);
  const told = [/before the ack/, /no name/, /null CacheID/, /unknown type 1/, /SimStats says region flags 2/];
  for (const [index, sentence] of [...told, /version 2/, /CofVersion -1/, /says 0 in parameter 251/].entries()) {
    assert.match(complaints[index] ?? '', sentence);
  }
  here.looks = { version: 1, cofVersion: 1, params: [], entry };
  assert.match(arrivalComplaints(here).at(-1) ?? '', /no visual parameters/);
});

/** What a region tells of looks. */
function told(blocks: LooseMessage): Message {
  const decoded = codec.decode(codec.encode('AvatarAppearance', { Sender: { ID }, ...blocks }));
  assert.ok(!('unknown' in decoded));
  return new Message(decoded);
}

const SERVED = usualLook('server');
const NEUTRAL = [...(fromHex(NEUTRAL_SHAPE) ?? [])];
const bareOn = (...faces: readonly number[]) =>
  writeFaces({
    rest: plainFace(PLYWOOD),
    others: new Map(faces.map((face) => [face, plainFace(NO_TEXTURE)] as const)),
  });
const appearance = (entry: Uint8Array, params: readonly number[], CofVersion: number) =>
  told({
    ObjectData: { TextureEntry: entry },
    VisualParam: params.map((ParamValue) => ({ ParamValue })),
    AppearanceData: [{ AppearanceVersion: 1, CofVersion }],
  });

const LOOKS: readonly (readonly [what: string, messages: readonly Message[], sentences: readonly RegExp[]])[] = [
  ['our own', [appearance(SERVED.entry, SERVED.params, 1)], []],
  ['the neutral shape', [appearance(SERVED.entry, NEUTRAL, 1)], [/every visual parameter at its default/]],
  ['no head', [appearance(bareOn(8), SERVED.params, 1)], [/own picture for head: the avatar stays a cloud/]],
  ['no body', [appearance(bareOn(9, 10), SERVED.params, 1)], [/for upper body, lower body/]],
  ['bare eyes', [appearance(bareOn(11), SERVED.params, 1)], []],
  ['no texture entry', [appearance(Uint8Array.of(1), SERVED.params, 1)], [/cannot be read/]],
  ['the same again', [1, 1].map((version) => appearance(SERVED.entry, SERVED.params, version)), []],
  [
    'another look and a higher number',
    [appearance(bareOn(), SERVED.params, 1), appearance(SERVED.entry, SERVED.params, 2)],
    [],
  ],
  [
    'another look and the same number',
    [appearance(bareOn(), SERVED.params, 2), appearance(SERVED.entry, SERVED.params, 2)],
    [/CofVersion 2, which is not higher/],
  ],
];

for (const [what, messages, sentences] of LOOKS) {
  test(`[visitor.strict.6] looks with ${what}: ${sentences.length} complaints`, () => {
    const here = new Surroundings(ID);
    for (const message of messages) here.hear(message);
    const complaints = arrivalComplaints(here);
    assert.equal(complaints.length, sentences.length, complaints.join('\n'));
    for (const [index, sentence] of sentences.entries()) assert.match(complaints[index] ?? '', sentence);
  });
}

test('[visitor.strict.7] a larger region has more land and more parts of the map of parcels', () => {
  const complaints = (edge: number) => sceneComplaints(new Surroundings(ID), edge).join();
  assert.match(complaints(256), /0 of 256 patches.*0 of 4 parts/);
  assert.match(complaints(512), /0 of 1024 patches.*0 of 16 parts/);
});

test('[visitor.strict.6] messages of the queue by UDP, and maps that viewers ignore', () => {
  const said = (name: string, blocks: LooseMessage) => {
    const decoded = codec.decode(codec.encode(name, blocks));
    assert.ok(!('unknown' in decoded));
    return messageComplaints(new Message(decoded)).join();
  };
  assert.match(said('TeleportFailed', { Info: { AgentID: ID, Reason: 'no_host' } }), /^TeleportFailed came by UDP/);
  assert.match(said('MapBlockReply', { AgentData: { AgentID: ID, Flags: 0 } }), /^MapBlockReply has flags 0/);
  assert.equal(said('MapBlockReply', { AgentData: { AgentID: ID, Flags: 2 } }), '');
  assert.equal(said('ChatFromSimulator', {}), '');
});

test('[visitor.strict.8] who cannot be named, and a list that is not there, are complained of', () => {
  const here = new Surroundings(ID);
  const owners = [{ id: ID, of: 'the library' }];
  assert.match(peopleComplaints(here, owners).join(), /^UUIDNameRequest for the owner of the library /);
  here.named.add(ID);
  assert.deepEqual(peopleComplaints(here, owners), []);
  here.names.add('UseCachedMuteList');
  assert.match(peopleComplaints(here, owners).join(), /^MuteListRequest with the sum of no list /);
});
