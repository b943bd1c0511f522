// What people have, said and are to each other is written down with the world, and is the same after it was read again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, toHex, utf8 } from '../../protocol/bytes.ts';
import { array, get, map, string } from '../../protocol/llsd/value.ts';
import { readLlsdXml, writeLlsdXml } from '../../protocol/llsd/xml.ts';
import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { readPacket } from '../../protocol/packet/packet.ts';
import { NULL_UUID, randomUuid, uuidBytes } from '../../protocol/uuid.ts';
import { seeded } from '../../test/support/seeded.ts';
import { type Login, messagesIn, WholeGrid } from '../../test/support/whole-grid.ts';
import type { Effect } from '../effects.ts';
import { boxAt } from '../world/testing/prims.ts';
import { planOf } from '../world-file/plan.ts';
import { readWorldFile } from '../world-file/read.ts';
import type { WorldFile } from '../world-file/shape.ts';
import { writtenWorld } from '../world-file/written.ts';

const SEED = 20_261_121;
const ROUNDS = 6;
const ACTS = 40;
const NAMES = ['Ada', 'Ben', 'Cleo'] as const;
const FILE: WorldFile = {
  regions: [
    {
      name: 'Yard',
      x: 1000,
      y: 1000,
      id: '77777777-0000-4000-8000-000000000007',
      terrain: { kind: 'flat', height: 21 },
    },
  ],
  accounts: [
    { first: 'Ada', last: 'Sandbox', friends: ['Ben Sandbox'] },
    { first: 'Ben', last: 'Sandbox' },
  ],
};

function gridOf(file: WorldFile): WholeGrid {
  const plan = planOf(file, () => new Float32Array(256 * 256));
  const regions = plan.regions.map((region) => ({ ...region, port: 13_000 }));
  return new WholeGrid({ regions, entrance: plan, kept: plan.kept });
}

/** The grid that reads what this one writes. */
function again(whole: WholeGrid): { readonly file: WorldFile; readonly next: WholeGrid } {
  const naming = { seen: String, landFile: String, lightFile: String, assetsFolder: 'assets' };
  const written = JSON.stringify(writtenWorld(FILE, whole.grid.snapshot(), naming));
  const reading = readWorldFile(written);
  assert.ok('world' in reading, JSON.stringify(reading));
  return { file: JSON.parse(written) as WorldFile, next: gridOf(reading.world) };
}

interface Visitor {
  readonly login: Login;
  say(name: string, blocks: LooseMessage): readonly Effect[];
}

function visitor(whole: WholeGrid, first: string): Visitor {
  const login = whole.logIn(first);
  whole.stand(login);
  const AgentData = { AgentID: login.id, SessionID: login.sessionId };
  return {
    login,
    say: (name, blocks) => whole.send(login, name, { ...blocks, AgentData: { ...AgentData, ...blocks['AgentData'] } }),
  };
}

function leave(whole: WholeGrid, { say }: Visitor): void {
  say('LogoutRequest', {});
  whole.until(whole.now + 20_000);
}

test(`[world.people.1] [world.people.2] [world.people.3] people are kept as they are (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const whole = (most: number) => Math.floor(random() * (most + 1));
  const first = gridOf(FILE);
  for (let round = 0; round < ROUNDS; round += 1) {
    const here = NAMES.filter(() => random() < 0.8).map((name) => visitor(first, name));
    for (let act = 0; act < ACTS && here.length > 0; act += 1) {
      const one = here[whole(here.length - 1)] ?? assert.fail();
      something(one, first, whole);
    }
    for (const one of here) leave(first, one);
    const { file, next } = again(first);
    const about = `seed ${SEED}, round ${round}`;
    assert.deepEqual(again(next).file.people, file.people, about);
    assert.deepEqual(again(next).file.objects, file.objects, about);
    if (round === ROUNDS - 1) {
      const words =
        'picks classifieds notes muted letters friends parted inventory profile home left displayName objects worn';
      for (const word of words.split(' ')) assert.ok(JSON.stringify(file).includes(`"${word}"`), `${word}: ${about}`);
      const told = answers(first);
      assert.deepEqual(answers(next), told, about);
      assert.deepEqual(
        [...ANSWERS].filter((name) => !told.some((line) => line.startsWith(name))),
        [],
        about,
      );
    }
  }
});

test('[world.people.2] what is worn is written as it is now', () => {
  const whole = gridOf(FILE);
  const ada = visitor(whole, 'Ada');
  whole.arrive(ada.login);
  const made = messagesIn(ada.say('ObjectAdd', boxAt([100, 100, 25])));
  const LocalID = made.find(({ name }) => name === 'ObjectUpdate')?.u32('ObjectData', 'ID') ?? 0;
  ada.say('ObjectAttach', { AgentData: { AttachmentPoint: 5 }, ObjectData: [{ ObjectLocalID: LocalID }] });
  ada.say('ObjectDescription', { ObjectData: [{ LocalID, Description: 'Brushed' }] });
  const { file, next } = again(whole);
  assert.deepEqual(
    file.objects?.map(({ prims, worn }) => [prims[0]?.description, worn?.point]),
    [['Brushed', 5]],
  );
  const item = next.grid.snapshot().kept?.people?.[0]?.inventory?.items.find(({ type }) => type === 6);
  assert.equal(item?.asset, file.objects?.[0]?.asset);
});

const ids = NAMES.map((name) => gridOf(FILE).logIn(name).id);

/** One thing that somebody does, by chance. */
function something({ login, say }: Visitor, grid: WholeGrid, whole: (most: number) => number): void {
  const other = ids[whole(2)] ?? '';
  const own = (at: number) => `${at}`.repeat(8) + login.id.slice(8);
  const Text = (length: number) => 'word '.repeat(whole(length));
  const im = (Dialog: number, more: object = {}) =>
    say('ImprovedInstantMessage', { MessageBlock: { ToAgentID: other, Dialog, ID: own(whole(9)), ...more } });
  const cap = (name: string, rest: string, call: object) =>
    grid.request({ path: new URL(grid.capability(login, name)).pathname + rest, ...call });
  const inventory = () => grid.grid.snapshot().kept?.people?.find(({ id }) => id === login.id)?.inventory;
  const acts: readonly (() => unknown)[] = [
    () => im(0, { Message: Text(20), BinaryBucket: utf8('x'.repeat(whole(9))) }),
    () => im(38),
    () => say('AcceptFriendship', { TransactionBlock: { TransactionID: other.slice(0, 8) + own(0).slice(8) } }),
    () => say('TerminateFriendship', { ExBlock: { OtherID: other } }),
    () => say('GrantUserRights', { Rights: [{ AgentRelated: other, RelatedRights: whole(7) }] }),
    () =>
      say('UpdateMuteListEntry', {
        MuteData: { MuteID: other, MuteName: Text(3), MuteType: whole(3), MuteFlags: whole(9) },
      }),
    () => say('RemoveMuteListEntry', { MuteData: { MuteID: other, MuteName: '' } }),
    () => say('AvatarPropertiesUpdate', { PropertiesData: { AboutText: Text(50), AllowPublish: whole(1) === 1 } }),
    () => say('AvatarInterestsUpdate', { PropertiesData: { WantToMask: whole(99), SkillsText: Text(4) } }),
    () => say('AvatarNotesUpdate', { Data: { TargetID: other, Notes: Text(9) } }),
    () => say('PickInfoUpdate', { Data: { PickID: own(whole(5)), Name: Text(3), PosGlobal: [whole(9), 0.5, 1] } }),
    () => say('PickDelete', { Data: { PickID: own(whole(5)) } }),
    () => say('ClassifiedInfoUpdate', { Data: { ClassifiedID: own(whole(5)), Desc: Text(9), Category: whole(9) } }),
    () => say('ClassifiedDelete', { Data: { ClassifiedID: own(whole(5)) } }),
    () => say('SetStartLocationRequest', { StartLocationData: { LocationPos: [whole(200), whole(200), 22] } }),
    () => say('ObjectAdd', boxAt([whole(200), whole(200), 25])),
    () => {
      const prims = grid.grid.snapshot().regions[0]?.prims ?? [];
      const taken = Array.from({ length: 250 }, (_, at) => ({ ObjectLocalID: at + 1 }));
      if (prims.length > 2) say('DeRezObject', { ObjectData: taken, AgentBlock: { Destination: 4 } });
    },
    () => {
      const thing = inventory()?.items.find(({ type }) => type === 6);
      const ObjectData = { ItemID: thing?.id ?? NULL_UUID, OwnerID: login.id, AttachmentPt: 1 + whole(9) };
      say('RezSingleAttachmentFromInv', { ObjectData });
    },
    () =>
      say('CreateInventoryFolder', { FolderData: { FolderID: own(whole(9)), ParentID: rootOf(login), Name: Text(2) } }),
    () => say('MoveInventoryFolder', { InventoryData: [{ FolderID: own(whole(9)), ParentID: own(whole(9)) }] }),
    () => say('RemoveInventoryFolder', { FolderData: [{ FolderID: own(whole(9)) }] }),
    () => {
      const items = inventory()?.items ?? [];
      const item = items[whole(items.length - 1)]?.id ?? NULL_UUID;
      say('MoveInventoryItem', { InventoryData: [{ ItemID: item, FolderID: own(whole(9)), NewName: Text(2) }] });
    },
    () => {
      const folder = concatBytes(Uint8Array.of(8), uuidBytes(own(whole(9))) ?? new Uint8Array());
      im(4, { BinaryBucket: folder });
    },
    () => {
      const said = map({ display_name: array([string(''), string(`Called ${whole(99)}`)]) });
      cap('SetDisplayName', '', { body: utf8(writeLlsdXml(said)) });
    },
  ];
  acts[whole(acts.length - 1)]?.();
  grid.until(grid.now + 200);
}

const roots = new Map<string, string>();
/** The root of somebody's inventory follows from its name. */
function rootOf({ id }: Login): string {
  const known = roots.get(id);
  if (known !== undefined) return known;
  const body = NAMES.map((first) => {
    const words = { first, last: 'Sandbox', passwd: 'x', start: 'last' };
    const members = Object.entries(words).map(([name, value]) => `<key>${name}</key><string>${value}</string>`);
    const asked = `<llsd><map>${members.join('')}<key>options</key><array><string>inventory-root</string></array></map></llsd>`;
    return readLlsdXml(gridOf(FILE).request({ body: utf8(asked) }).reply?.body ?? '').value;
  });
  for (const answer of body) {
    const [agent, root] = [get(answer, 'agent_id'), get(answer, 'inventory-root', 0, 'folder_id')];
    if ((agent.kind === 'string' || agent.kind === 'uuid') && (root.kind === 'string' || root.kind === 'uuid'))
      roots.set(agent.value, root.value);
  }
  return roots.get(id) ?? randomUuid(() => 0);
}

const ANSWERS: ReadonlySet<string> = new Set([
  ...['ImprovedInstantMessage', 'AvatarPropertiesReply', 'AvatarInterestsReply', 'AvatarPicksReply', 'PickInfoReply'],
  ...['AvatarClassifiedReply', 'ClassifiedInfoReply', 'AvatarNotesReply', 'MuteListUpdate', 'InventoryDescendents'],
  'SendXferPacket',
]);

/** What a grid answers to everybody who asks for everything, as octets. */
function answers(grid: WholeGrid): readonly string[] {
  return NAMES.flatMap((name) => {
    const one = visitor(grid, name);
    const ask = (Method: string, ...list: readonly string[]) =>
      one.say('GenericMessage', { MethodData: { Method }, ParamList: list.map((Parameter) => ({ Parameter })) });
    const asked = ids.flatMap((id) => {
      const numbers = Array.from({ length: 10 }, (_, at) => `${at}`.repeat(8) + id.slice(8));
      return [
        ...one.say('AvatarPropertiesRequest', { AgentData: { AvatarID: id } }),
        ...['avatarnotesrequest', 'avatarpicksrequest', 'avatarclassifiedsrequest'].flatMap((method) =>
          ask(method, id),
        ),
        ...numbers.flatMap((number) => [
          ...ask('pickinforequest', id, number),
          ...one.say('ClassifiedInfoRequest', { Data: { ClassifiedID: number } }),
          ...one.say('FetchInventoryDescendents', {
            InventoryData: { FolderID: number, OwnerID: one.login.id, FetchFolders: true, FetchItems: true },
          }),
        ]),
      ];
    });
    const muted = { XferID: { ID: 1n, Filename: `mutes_${one.login.id}` } };
    const effects = [
      ...asked,
      ...one.say('RetrieveInstantMessages', {}),
      ...one.say('MuteListRequest', {}),
      ...grid.send(one.login, 'RequestXfer', muted),
    ];
    const more = grid.until(grid.now + 5000);
    leave(grid, one);
    return [...effects, ...more].flatMap((effect) => textOf(effect));
  });
}

function textOf(effect: Effect): readonly string[] {
  const [message] = messagesIn([effect]);
  if (effect.kind !== 'datagram' || message === undefined || !ANSWERS.has(message.name)) return [];
  const packet = readPacket(effect.bytes);
  return 'body' in packet ? [`${message.name} ${toHex(packet.body)}`] : [];
}
