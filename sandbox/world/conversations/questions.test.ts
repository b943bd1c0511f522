import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import type { Message } from '../../../protocol/packet/message.ts';
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { MOST_PRIMS } from '../prims/prims.ts';
import { ABSENT, onlyTold, PEOPLE, type Stage, script, stage, told } from '../testing/stage.ts';
import { NAMES_PER_REPLY } from './names.ts';

interface Question {
  readonly title: string;
  readonly ask: string;
  readonly blocks?: LooseMessage;
  readonly reply: string;
  /** What the reply says, and what it should say. */
  readonly says: (reply: Message, world: Stage['world']) => unknown;
  readonly expected: unknown;
  /** What is said besides. */
  readonly also?: readonly string[];
}

const transaction = 'abababab-0000-4000-8000-000000000000';

const questions: readonly Question[] = [
  {
    title: '[money.balance.1] the balance is nothing, and the question is known by its number',
    ask: 'MoneyBalanceRequest',
    blocks: { MoneyData: { TransactionID: transaction } },
    reply: 'MoneyBalanceReply',
    says: (reply) => [
      reply.uuid('MoneyData', 'AgentID'),
      reply.uuid('MoneyData', 'TransactionID'),
      reply.bool('MoneyData', 'TransactionSuccess'),
      reply.s32('MoneyData', 'MoneyBalance'),
    ],
    expected: [PEOPLE.Ada.id, transaction, true, 0],
  },
  {
    title: '[money.economy.1] everything is free',
    ask: 'EconomyDataRequest',
    reply: 'EconomyData',
    says: (reply) => [reply.s32('Info', 'ObjectCapacity'), reply.s32('Info', 'PriceUpload')],
    expected: [MOST_PRIMS, 0],
  },
  {
    title: '[self.data.1] an agent is told its name, and that it is in no group',
    ask: 'AgentDataUpdateRequest',
    reply: 'AgentDataUpdate',
    also: ['Ada << AgentGroupDataUpdate'],
    says: (reply) => [
      reply.text('AgentData', 'FirstName'),
      reply.bytes('AgentData', 'LastName').at(-1),
      reply.uuid('AgentData', 'ActiveGroupID'),
      reply.u64('AgentData', 'GroupPowers'),
    ],
    expected: ['Ada', 0, NULL_UUID, 0n],
  },
  {
    title: '[look.wearables.1] [look.wearables.2] six wearables, of which four are worn',
    ask: 'AgentWearablesRequest',
    reply: 'AgentWearablesUpdate',
    says: (reply) => [
      reply.u32('AgentData', 'SerialNum'),
      reply
        .instances('WearableData')
        .map((index) => [
          reply.u8('WearableData', 'WearableType', index),
          reply.uuid('WearableData', 'AssetID', index).slice(0, 8),
          reply.uuid('WearableData', 'ItemID', index) !== NULL_UUID,
        ]),
    ],
    expected: [
      1,
      [
        [0, '66c41e39', true],
        [1, '77c41e39', true],
        [2, 'd342e6c0', true],
        [3, '4bb6fa4d', true],
        [4, '00000000', false],
        [5, '00000000', false],
      ],
    ],
  },
  {
    title:
      '[self.mutes.1] a viewer that has no mute list is told that there is nothing in it, not to take the file that it has not',
    ask: 'MuteListRequest',
    reply: 'GenericMessage',
    says: (reply) => [reply.uuid('AgentData', 'AgentID'), reply.text('MethodData', 'Method')],
    expected: [PEOPLE.Ada.id, 'emptymutelist'],
  },
  {
    title: '[names.people.1] names of those here and of those with an account, once each',
    ask: 'UUIDNameRequest',
    blocks: { UUIDNameBlock: [PEOPLE.Ada, ABSENT, PEOPLE.Cleo, PEOPLE.Ada].map(({ id }) => ({ ID: id })) },
    reply: 'UUIDNameReply',
    says: (reply) => reply.instances('UUIDNameBlock').map((index) => reply.text('UUIDNameBlock', 'FirstName', index)),
    expected: ['Ada', 'Zoe'],
  },
  {
    title: '[names.groups.1] a group has no name',
    ask: 'UUIDGroupNameRequest',
    blocks: { UUIDNameBlock: [{ ID: transaction }] },
    reply: 'UUIDGroupNameReply',
    says: (reply) => [reply.uuid('UUIDNameBlock', 'ID'), reply.text('UUIDNameBlock', 'GroupName')],
    expected: [transaction, ''],
  },
  {
    title: '[region.facts.1] a region tells how far one hears',
    ask: 'RequestRegionInfo',
    reply: 'RegionInfo',
    says: (reply, world) => [
      reply.text('RegionInfo', 'SimName'),
      reply.u8('RegionInfo', 'SimAccess'),
      reply.u32('RegionInfo', 'RegionFlags') === world.regions[0]?.flags,
      reply.f32('RegionInfo', 'WaterHeight'),
      reply.f32('RegionInfo5', 'ChatNormalRange'),
    ],
    expected: ['Meadow', 13, true, 20, 20],
  },
  {
    title: '[parcel.dwell.1] how often somebody came to a parcel',
    ask: 'ParcelDwellRequest',
    blocks: { Data: { LocalID: 1 } },
    reply: 'ParcelDwellReply',
    says: (reply, world) => [
      reply.s32('Data', 'LocalID'),
      reply.uuid('Data', 'ParcelID') === world.regions[0]?.parcels.at(0, 0).id,
      reply.f32('Data', 'Dwell'),
    ],
    expected: [1, true, 1],
  },
  {
    title: '[map.layer.1] one layer covers the map',
    ask: 'MapLayerRequest',
    reply: 'MapLayerReply',
    says: (reply) => [reply.u32('AgentData', 'Flags'), reply.u32('LayerData', 'Right'), reply.count('LayerData')],
    expected: [2, 30_000, 1],
  },
  {
    title: '[map.item.1] where people are, and nothing else takes place here',
    ask: 'MapItemRequest',
    blocks: { RequestData: { ItemType: 6 } },
    reply: 'MapItemReply',
    says: (reply) => [reply.u32('AgentData', 'Flags'), reply.u32('RequestData', 'ItemType'), reply.count('Data')],
    expected: [2, 6, 1],
  },
  {
    title: '[map.block.1] [map.flags.1] the regions within a rectangle',
    ask: 'MapBlockRequest',
    blocks: { PositionData: { MinX: 1000, MaxX: 1001, MinY: 990, MaxY: 1000 } },
    reply: 'MapBlockReply',
    says: (reply) => [reply.u32('AgentData', 'Flags'), ...blocksOf(reply)],
    expected: [2, 'Meadow 1000 1000 13 1', 'Hills 1001 1000 13 0'],
  },
  {
    title: '[map.name.1] the regions whose name begins as asked',
    ask: 'MapNameRequest',
    blocks: { NameData: { Name: 'hIL' } },
    reply: 'MapBlockReply',
    says: blocksOf,
    expected: ['Hills 1001 1000 13 0', 'hIL 0 0 255 0'],
  },
  {
    title: '[map.block.2] a square without a region',
    ask: 'MapBlockRequest',
    blocks: {
      AgentData: { Flags: 0x10002 },
      PositionData: { MinX: 7, MaxX: 7, MinY: 8, MaxY: 8 },
    },
    reply: 'MapBlockReply',
    says: blocksOf,
    expected: [' 7 8 255 0'],
  },
  {
    title: '[map.item.2] a region where nobody is',
    ask: 'MapItemRequest',
    blocks: { RequestData: { ItemType: 6, RegionHandle: ((1001n * 256n) << 32n) | (1000n * 256n) } },
    reply: 'MapItemReply',
    says: (reply) => [reply.u32('Data', 'X'), reply.u32('Data', 'Y'), reply.s32('Data', 'Extra'), reply.count('Data')],
    expected: [1001 * 256, 1000 * 256, 0, 1],
  },
  {
    title: '[map.name.2] a name that no region has',
    ask: 'MapNameRequest',
    blocks: { NameData: { Name: 'Atlantis' } },
    reply: 'MapBlockReply',
    says: blocksOf,
    expected: ['Atlantis 0 0 255 0'],
  },
  {
    title: '[object.missed.1] an avatar that the viewer lacks',
    ask: 'RequestMultipleObjects',
    blocks: { ObjectData: [{ ID: 1 }, { ID: 77 }, { ID: 1 }] },
    reply: 'ObjectUpdate',
    says: (reply) => reply.uuid('ObjectData', 'FullID'),
    expected: PEOPLE.Ada.id,
  },
  {
    title: '[generic.method.1] what an avatar looks like',
    ask: 'GenericMessage',
    blocks: { MethodData: { Method: 'avatartexturesrequest' }, ParamList: [{ Parameter: PEOPLE.Ada.id }] },
    reply: 'AvatarAppearance',
    says: (reply) => reply.uuid('Sender', 'ID'),
    expected: PEOPLE.Ada.id,
  },
];

function blocksOf(reply: Message): readonly string[] {
  return reply
    .instances('Data')
    .map((index) =>
      [
        reply.text('Data', 'Name', index),
        reply.u16('Data', 'X', index),
        reply.u16('Data', 'Y', index),
        reply.u8('Data', 'Access', index),
        reply.u8('Data', 'Agents', index),
      ].join(' '),
    );
}

for (const { also = [], title, ask, blocks, reply, says, expected } of questions) {
  test(`${title}: ${ask} is answered by ${reply}`, () => {
    const here = stage();
    here.arrive('Ada');
    const answer = here.hear('Ada', ask, blocks);
    assert.deepEqual(script(answer), [`Ada < ${reply}`, ...also]);
    assert.deepEqual(says(onlyTold(answer, 'Ada', reply), here.world), expected);
  });
}

const silence: readonly [title: string, ask: string, blocks?: LooseMessage][] = [
  ['[names.people.1] a person nobody knows', 'UUIDNameRequest', { UUIDNameBlock: [{ ID: transaction }] }],
  ['[parcel.dwell.1] another parcel', 'ParcelDwellRequest', { Data: { LocalID: 2 } }],
  ['[parcel.properties.4] another parcel', 'ParcelPropertiesRequestByID', { ParcelData: { LocalID: 2 } }],
  [
    '[map.block.1] an empty part of the map',
    'MapBlockRequest',
    { PositionData: { MinX: 1, MaxX: 2, MinY: 1, MaxY: 2 } },
  ],
  ['[object.missed.1] a number that nothing has', 'RequestMultipleObjects', { ObjectData: [{ ID: 77 }] }],
  ['[quiet.1] what only tells', 'AgentThrottle'],
];
for (const [title, ask, blocks] of silence) {
  test(`${title}: ${ask} is understood and not answered`, () => {
    const here = stage();
    here.arrive('Ada');
    assert.deepEqual(script(here.hear('Ada', ask, blocks)), []);
  });
}

test('[generic.method.1] a method that nobody knows is not understood', () => {
  const here = stage();
  here.arrive('Ada');
  assert.deepEqual(script(here.hear('Ada', 'GenericMessage', { MethodData: { Method: 'dance' } })), []);
});

test('[names.people.1] the names of the departed are still known', () => {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  here.world.leave(PEOPLE.Ben.id, 'timeout', 0);
  const reply = here.hear('Ada', 'UUIDNameRequest', { UUIDNameBlock: [{ ID: PEOPLE.Ben.id }] });
  assert.equal(onlyTold(reply, 'Ada', 'UUIDNameReply').text('UUIDNameBlock', 'FirstName'), 'Ben');
});

test('[names.groups.1] many names come in several replies', () => {
  const here = stage();
  here.arrive('Ada');
  const ids = Array.from({ length: NAMES_PER_REPLY + 1 }, (_, index) => ({
    ID: `cccccccc-0000-4000-8000-${String(index).padStart(12, '0')}`,
  }));
  const replies = told(here.hear('Ada', 'UUIDGroupNameRequest', { UUIDNameBlock: ids }), 'Ada', 'UUIDGroupNameReply');
  assert.deepEqual(
    replies.map((reply) => reply.count('UUIDNameBlock')),
    [NAMES_PER_REPLY, 1],
  );
});

test('[map.block.1] many regions come in several replies', () => {
  const plans = Array.from({ length: 5 }, (_, index) => ({
    name: `Region ${index} ${'x'.repeat(230)}`,
    x: index,
    y: 0,
  }));
  const here = stage(plans);
  here.arrive('Ada');
  const everything = { PositionData: { MinX: 0, MaxX: 9, MinY: 0, MaxY: 9 } };
  const replies = told(here.hear('Ada', 'MapBlockRequest', everything), 'Ada', 'MapBlockReply');
  assert.deepEqual(
    replies.map((reply) => reply.count('Data')),
    [4, 1],
  );
});
