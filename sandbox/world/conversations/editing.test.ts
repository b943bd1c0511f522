import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex, toHex } from '../../../protocol/bytes.ts';
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import { PLAIN_FACES } from '../prims/prim.ts';
import { built, ids, placeIn } from '../testing/prims.ts';
import { ABSENT, onlyTold, PEOPLE, type Stage, stage, told } from '../testing/stage.ts';

const LIGHT = fromHex('ffffffff00002041000000000000403f') ?? new Uint8Array();

interface Built extends Stage {
  readonly box: number;
}

/** Ada has built a box, and Ben looks on. */
function withBox(): Built {
  const here = stage();
  here.arrive('Ada', [100, 100, 22]);
  here.arrive('Ben', [101, 100, 22]);
  return { ...here, box: built(here, 'Ada', [105, 105, 25]) };
}

/** Ada says something of her box. */
function hear(here: Built, message: string, fields: Record<string, unknown>, idField = 'ObjectLocalID') {
  return here.hear('Ada', message, { ObjectData: [{ [idField]: here.box, ...fields }] } as LooseMessage);
}

function vectors(...all: readonly (readonly number[])[]): Uint8Array {
  return new Uint8Array(Float32Array.from(all.flat()).buffer);
}

const edits: readonly [message: string, fields: Record<string, unknown>, told: string, value: unknown][] = [
  ['ObjectMaterial', { Material: 6 }, 'Material', 6],
  ['ObjectClickAction', { ClickAction: 1 }, 'ClickAction', 1],
];
for (const [message, fields, field, value] of edits) {
  test(`[prim.change.1] ${message} is seen by the others`, () => {
    const update = onlyTold(hear(withBox(), message, fields), 'Ben', 'ObjectUpdate');
    assert.equal(update.u8('ObjectData', field), value);
  });
}

test('[prim.form.1] ObjectShape changes the form, to the quantum', () => {
  const form = {
    PathCurve: 32,
    ProfileCurve: 5,
    PathTwist: -7,
    PathBegin: 65_535,
    ProfileHollow: 25_000,
    PathScaleX: 33,
  };
  const update = onlyTold(hear(withBox(), 'ObjectShape', form), 'Ben', 'ObjectUpdate');
  assert.equal(update.u8('ObjectData', 'PathCurve'), 32);
  assert.equal(update.s8('ObjectData', 'PathTwist'), -7);
  assert.equal(update.u16('ObjectData', 'PathBegin'), 65_535);
  assert.equal(update.u16('ObjectData', 'ProfileHollow'), 25_000);
});

test('[build.text.1] [select.properties.1] a name is kept as far as it fits, and the builder is told the properties', () => {
  const here = withBox();
  const says = hear(here, 'ObjectName', { Name: 'n'.repeat(100) }, 'LocalID');
  assert.equal(onlyTold(says, 'Ada', 'ObjectProperties').text('ObjectData', 'Name'), 'n'.repeat(63));
  hear(here, 'ObjectDescription', { Description: 'd'.repeat(200) }, 'LocalID');
  const selected = onlyTold(here.hear('Ben', 'ObjectSelect', ids(here.box, 999)), 'Ben', 'ObjectProperties');
  assert.equal(selected.text('ObjectData', 'Description'), 'd'.repeat(127));
  assert.equal(selected.uuid('ObjectData', 'CreatorID'), PEOPLE.Ada.id);
  assert.equal(selected.u32('ObjectData', 'OwnerMask'), 0x8e000);
  assert.deepEqual(here.hear('Ben', 'ObjectDeselect', ids(here.box)), []);
});

test('[select.family.1] what is shown beside the pointer carries the flags of the question', () => {
  const here = withBox();
  const ObjectID = onlyTold(here.hear('Ada', 'ObjectSelect', ids(here.box)), 'Ada', 'ObjectProperties').uuid(
    'ObjectData',
    'ObjectID',
  );
  const says = here.hear('Ben', 'RequestObjectPropertiesFamily', { ObjectData: { RequestFlags: 5, ObjectID } });
  const family = onlyTold(says, 'Ben', 'ObjectPropertiesFamily');
  assert.deepEqual([family.u32('ObjectData', 'RequestFlags'), family.text('ObjectData', 'Name')], [5, 'Object']);
  const price = onlyTold(here.hear('Ben', 'RequestPayPrice', { ObjectData: { ObjectID } }), 'Ben', 'PayPriceReply');
  assert.equal(price.s32('ObjectData', 'DefaultPayPrice'), -2);
  const buttons = price.instances('ButtonData').map((at) => price.s32('ButtonData', 'PayButton', at));
  assert.deepEqual(buttons, [1, 5, 10, 20], '[select.pay.1]');
});

test('[select.pay.1] [select.family.1] of what is not there nothing is said', () => {
  const here = withBox();
  assert.deepEqual(here.hear('Ada', 'RequestPayPrice', { ObjectData: { ObjectID: ABSENT.id } }), []);
  assert.deepEqual(here.hear('Ada', 'RequestObjectPropertiesFamily', { ObjectData: { ObjectID: ABSENT.id } }), []);
});

test('[build.image.1] a texture entry is set; what is none changes nothing, and the builder sees that', () => {
  const here = withBox();
  const TextureEntry = PLAIN_FACES.slice();
  TextureEntry[0] = 0x11;
  const set = onlyTold(hear(here, 'ObjectImage', { TextureEntry, MediaURL: 'http://x/' }), 'Ben', 'ObjectUpdate');
  assert.equal(toHex(set.bytes('ObjectData', 'TextureEntry')), toHex(TextureEntry));
  assert.equal(set.text('ObjectData', 'MediaURL'), 'http://x/');
  const refused = hear(here, 'ObjectImage', { TextureEntry: TextureEntry.subarray(0, 5) });
  assert.deepEqual(told(refused, 'Ben', 'ObjectUpdate'), []);
  assert.equal(onlyTold(refused, 'Ada', 'ObjectUpdate').u32('ObjectData', 'CRC'), set.u32('ObjectData', 'CRC'));
});

test('[prim.limit.2] what would not fit into a datagram is refused', () => {
  const TextureEntry = Uint8Array.of(
    ...PLAIN_FACES.subarray(0, 16),
    ...Array.from({ length: 50 }, () => [0x81, 0x01, ...PLAIN_FACES.subarray(0, 16)]).flat(),
  );
  const says = hear(withBox(), 'ObjectImage', { TextureEntry });
  assert.deepEqual(told(says, 'Ben', 'ObjectUpdate'), []);
  assert.equal(onlyTold(says, 'Ada', 'ObjectUpdate').bytes('ObjectData', 'TextureEntry').length, PLAIN_FACES.length);
});

test('[build.extras.1] [prim.extras.1] a prim becomes a light, and is none again', () => {
  const here = withBox();
  const set = onlyTold(
    hear(here, 'ObjectExtraParams', { ParamType: 0x20, ParamInUse: true, ParamData: LIGHT }),
    'Ben',
    'ObjectUpdate',
  );
  assert.equal(toHex(set.bytes('ObjectData', 'ExtraParams')), `01200010000000${toHex(LIGHT)}`);
  for (const [ParamType, ParamData] of [
    [0x20, LIGHT.subarray(1)],
    [0x21, LIGHT],
  ] as const) {
    assert.deepEqual(
      told(hear(here, 'ObjectExtraParams', { ParamType, ParamInUse: true, ParamData }), 'Ben', 'ObjectUpdate'),
      [],
    );
  }
  const off = onlyTold(hear(here, 'ObjectExtraParams', { ParamType: 0x20, ParamInUse: false }), 'Ben', 'ObjectUpdate');
  assert.equal(toHex(off.bytes('ObjectData', 'ExtraParams')), '00');
});

test('[prim.extras.2] more than 255 bytes of extra parameters are refused', () => {
  const here = withBox();
  const refused = hear(here, 'ObjectExtraParams', {
    ParamType: 0x80,
    ParamInUse: true,
    ParamData: new Uint8Array(250),
  });
  assert.deepEqual(told(refused, 'Ben', 'ObjectUpdate'), []);
  const taken = hear(here, 'ObjectExtraParams', { ParamType: 0x80, ParamInUse: true, ParamData: new Uint8Array(248) });
  assert.equal(onlyTold(taken, 'Ben', 'ObjectUpdate').bytes('ObjectData', 'ExtraParams').length, 255);
});

test('[build.flags.1] [prim.flags.2] physical, phantom and temporary are told to everybody', () => {
  const here = withBox();
  const AgentData = { ObjectLocalID: here.box, UsePhysics: true, IsPhantom: true, IsTemporary: true };
  const says = here.hear('Ada', 'ObjectFlagUpdate', { AgentData });
  for (const name of ['Ada', 'Ben'] as const) {
    assert.equal(onlyTold(says, name, 'ObjectUpdate').u32('ObjectData', 'UpdateFlags') & 0x2000_0401, 0x2000_0401);
  }
});

test('[prim.rights.1] [prim.rights.3] rights are given mask by mask, and never more than there are', () => {
  const here = withBox();
  const AgentData = { AgentID: PEOPLE.Ada.id };
  const give = (Field: number, given: number, Mask: number) => {
    const ObjectData = [{ ObjectLocalID: here.box, Field, Set: given, Mask }];
    const says = here.hear('Ada', 'ObjectPermissions', { AgentData, ObjectData });
    const told = onlyTold(says, 'Ada', 'ObjectProperties');
    return ['BaseMask', 'OwnerMask', 'GroupMask', 'EveryoneMask', 'NextOwnerMask'].map((mask) =>
      told.u32('ObjectData', mask),
    );
  };
  assert.deepEqual(give(8, 1, 0xffff_ffff), [0x8e000, 0x8e000, 0, 0x8e000, 0x8e000]);
  assert.deepEqual(give(8, 0, 0x8000), [0x8e000, 0x8e000, 0, 0x86000, 0x8e000]);
  assert.deepEqual(give(16, 0, 0x2000), [0x8e000, 0x8e000, 0, 0x86000, 0x8c000]);
  assert.deepEqual(give(1, 0, 0x8e000), [0x8e000, 0x8e000, 0, 0x86000, 0x8c000]);
});

test('[build.owner.1] [build.owner.2] only the owner gives a prim away, and only to somebody known', () => {
  const here = withBox();
  const give = (name: 'Ada' | 'Ben', OwnerID: string) =>
    here.hear(name, 'ObjectOwner', {
      ...ids(here.box),
      AgentData: { AgentID: PEOPLE[name].id },
      HeaderData: { OwnerID },
    });
  const owner = (says: ReturnType<typeof give>) =>
    told(says, 'Ada', 'ObjectUpdate').at(0)?.uuid('ObjectData', 'OwnerID');
  assert.deepEqual(told(give('Ben', PEOPLE.Ben.id), 'Ada', 'ObjectUpdate'), []);
  assert.equal(owner(give('Ada', '44444444-0000-4000-8000-000000000000')), PEOPLE.Ada.id);
  assert.equal(owner(give('Ada', PEOPLE.Ben.id)), PEOPLE.Ben.id);
  assert.deepEqual(told(give('Ada', PEOPLE.Ada.id), 'Ben', 'ObjectUpdate'), []);
});

test('[build.refused.1] a foreign prim is not changed, and the viewer that tried is shown how it is', () => {
  const here = withBox();
  const says = here.hear('Ben', 'ObjectMaterial', { ObjectData: [{ ObjectLocalID: here.box, Material: 1 }] });
  assert.equal(onlyTold(says, 'Ben', 'ObjectUpdate').u8('ObjectData', 'Material'), 3);
  assert.deepEqual(told(says, 'Ada', 'ObjectUpdate'), []);
  const moved = here.hear('Ben', 'ObjectPosition', { ObjectData: [{ ObjectLocalID: here.box, Position: [1, 1, 1] }] });
  assert.deepEqual(placeIn(onlyTold(moved, 'Ben', 'ObjectUpdate')), [105, 105, 25.25]);
});

test('[build.place.1] [build.place.2] one message places, turns and scales', () => {
  const here = withBox();
  const Data = vectors([10, 20, 30], [0, 0, Math.SQRT1_2], [1, 2, 3]);
  const update = onlyTold(hear(here, 'MultipleObjectUpdate', { Type: 7, Data }), 'Ben', 'ObjectUpdate');
  assert.deepEqual(placeIn(update), [10, 20, 30]);
  assert.deepEqual(update.vector('ObjectData', 'Scale'), [1, 2, 3]);
  assert.match(toHex(update.bytes('ObjectData', 'ObjectData')), /f304353f0{24}$/);
});

test('[build.place.3] nothing leaves its region or becomes too large, and what is no number changes nothing', () => {
  const here = withBox();
  const place = (Type: number, ...all: readonly (readonly number[])[]) =>
    hear(here, 'MultipleObjectUpdate', { Type, Data: vectors(...all) });
  assert.deepEqual(placeIn(onlyTold(place(1, [-5, 300, 9999]), 'Ben', 'ObjectUpdate')), [0, 255.99, 4096]);
  const scaled = onlyTold(place(4, [0, 1000, 1]), 'Ben', 'ObjectUpdate').vector('ObjectData', 'Scale');
  assert.deepEqual(scaled, [Math.fround(0.01), 64, 1]);
  for (const says of [place(1, [Number.NaN, 1, 1]), place(5, [1, 1, 1]), place(0)]) {
    assert.deepEqual(told(says, 'Ben', 'ObjectUpdate'), []);
  }
});

test('[build.place.2] a whole link set goes along and grows in step; a root alone leaves its parts behind', () => {
  const here = withBox();
  const part = built(here, 'Ada', [106, 105, 25]);
  here.hear('Ada', 'ObjectLink', ids(here.box, part));
  const whole = told(
    hear(here, 'MultipleObjectUpdate', { Type: 9, Data: vectors([50, 50, 25]) }),
    'Ben',
    'ObjectUpdate',
  );
  assert.deepEqual(whole.map(placeIn), [[50, 50, 25]]);
  const grown = told(hear(here, 'MultipleObjectUpdate', { Type: 28, Data: vectors([1, 1, 1]) }), 'Ben', 'ObjectUpdate');
  assert.deepEqual(grown.map(placeIn), [
    [50, 50, 25],
    [2, 0, 0],
  ]);
  assert.deepEqual(
    grown.map((update) => update.vector('ObjectData', 'Scale')),
    [
      [1, 1, 1],
      [1, 1, 1],
    ],
  );
  const alone = told(
    hear(here, 'MultipleObjectUpdate', { Type: 1, Data: vectors([51, 50, 25]) }),
    'Ben',
    'ObjectUpdate',
  );
  assert.deepEqual(alone.map(placeIn), [
    [51, 50, 25],
    [1, 0, 0],
  ]);
});

test('[build.undo.1] where a prim was is brought back, ten times, and forth again', () => {
  const here = withBox();
  const ObjectID = onlyTold(here.hear('Ada', 'ObjectSelect', ids(here.box)), 'Ada', 'ObjectProperties').uuid(
    'ObjectData',
    'ObjectID',
  );
  const back = (message: string) => {
    const [update] = told(here.hear('Ada', message, { ObjectData: [{ ObjectID }] }), 'Ben', 'ObjectUpdate');
    return update && placeIn(update)[0];
  };
  for (let east = 1; east <= 12; east += 1) hear(here, 'ObjectPosition', { Position: [east, 5, 25] });
  const undone = Array.from({ length: 11 }, () => back('Undo'));
  assert.deepEqual(undone, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, undefined]);
  assert.deepEqual([back('Redo'), back('Redo'), back('Undo')], [3, 4, 3]);
});
