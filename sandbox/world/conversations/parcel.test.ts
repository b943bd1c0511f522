import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asBytes, asInteger, asItems, asNumber, asText, asUuid, get, type Llsd } from '../../../protocol/llsd/value.ts';
import { asU32 } from '../../../protocol/llsd/wide.ts';
import type { FieldType } from '../../../protocol/template/model.ts';
import type { Say } from '../say.ts';
import { codec, script, stage, told } from '../testing/stage.ts';

function properties(says: readonly Say[]): Llsd {
  const found = says.flatMap((said) => (said.kind === 'queue' && said.event === 'ParcelProperties' ? [said.body] : []));
  assert.equal(found.length, 1);
  return found[0] ?? assert.fail();
}

const field = (body: Llsd, name: string) => get(body, 'ParcelData', 0, name);

/** How a field of a message travels on the event queue. */
const KINDS: Readonly<Partial<Record<FieldType, Llsd['kind']>>> = {
  U8: 'integer',
  S32: 'integer',
  U32: 'binary',
  F32: 'real',
  BOOL: 'boolean',
  LLUUID: 'uuid',
  LLVector3: 'array',
};

test('[parcel.properties.3] every field of the template is there, in the kind that its type has', () => {
  const body = properties(stage().arrive('Ada'));
  const template = codec.byName('ParcelProperties') ?? assert.fail();
  for (const block of template.blocks) {
    assert.equal(asItems(get(body, block.name)).length, 1, block.name);
    for (const { name, type } of block.fields) {
      const expected = KINDS[type] ?? (name === 'Bitmap' ? 'binary' : 'string');
      assert.equal(get(body, block.name, 0, name).kind, expected, `${block.name}.${name}`);
    }
  }
});

const beyondTheTemplate: readonly [block: string, field: string, kind: Llsd['kind']][] = [
  ['ParcelData', 'SeeAVs', 'boolean'],
  ['ParcelData', 'AnyAVSounds', 'boolean'],
  ['ParcelData', 'GroupAVSounds', 'boolean'],
  ['MediaData', 'MediaDesc', 'string'],
  ['MediaData', 'MediaHeight', 'integer'],
  ['MediaData', 'MediaWidth', 'integer'],
  ['MediaData', 'MediaLoop', 'boolean'],
  ['MediaData', 'MediaType', 'string'],
  ['MediaData', 'ObscureMedia', 'boolean'],
  ['MediaData', 'ObscureMusic', 'boolean'],
  ['ParcelExtendedFlags', 'Flags', 'binary'],
];
for (const [block, name, kind] of beyondTheTemplate) {
  test(`[parcel.properties.3] ${block} has ${name}, which no template has`, () => {
    assert.equal(get(properties(stage().arrive('Ada')), block, 0, name).kind, kind);
  });
}

test('[parcel.properties.2] the own parcel comes unasked with sequence 0', () => {
  const { world, arrive } = stage([{ name: 'Meadow', x: 1, y: 1, parcel: { name: 'Green', description: 'Grass' } }]);
  const body = properties(arrive('Ada'));
  assert.equal(asInteger(field(body, 'SequenceID')), 0);
  assert.equal(asText(field(body, 'Name')), 'Green');
  assert.equal(asText(field(body, 'Desc')), 'Grass');
  assert.equal(asInteger(field(body, 'Area')), 65_536);
  assert.deepEqual(asItems(field(body, 'AABBMax')).map(asNumber), [256, 256, 0]);
  assert.deepEqual(asBytes(field(body, 'Bitmap')), new Uint8Array(512).fill(0xff));
  assert.equal(asUuid(field(body, 'OwnerID')), world.regions[0]?.ownerId);
});

test('[parcel.flags.1] one may fly, build, shape the land, run scripts and make landmarks', () => {
  assert.equal(asU32(field(properties(stage().arrive('Ada')), 'ParcelFlags')), 0x0800_005b);
});

const asked: readonly [ask: string, blocks: object, sequence: number, snap: boolean][] = [
  ['ParcelPropertiesRequest', { SequenceID: -50_000, West: 10, East: 14, SnapSelection: true }, -50_000, true],
  ['ParcelPropertiesRequest', { SequenceID: 7 }, 7, false],
  ['ParcelPropertiesRequestByID', { SequenceID: -10_000, LocalID: 1 }, -10_000, false],
];
for (const [ask, ParcelData, sequence, snap] of asked) {
  test(`[parcel.properties.1] [parcel.properties.4] ${ask} is answered with its own number ${sequence}`, () => {
    const { arrive, hear } = stage();
    arrive('Ada');
    const says = hear('Ada', ask, { ParcelData: { ...ParcelData } });
    assert.deepEqual(script(says), ['Ada << ParcelProperties']);
    const body = properties(says);
    assert.equal(asInteger(field(body, 'SequenceID')), sequence);
    assert.deepEqual(field(body, 'SnapSelection'), { kind: 'boolean', value: snap });
    assert.equal(asInteger(field(body, 'RequestResult')), 0);
  });
}

test('[parcel.overlay.1] the overlay is one parcel with its borders in the west and the south', () => {
  const packets = told(stage().arrive('Ada'), 'Ada', 'ParcelOverlay');
  assert.deepEqual(
    packets.map((packet) => packet.s32('ParcelData', 'SequenceID')),
    [0, 1, 2, 3],
  );
  const cells = packets.flatMap((packet) => [...packet.bytes('ParcelData', 'Data')]);
  assert.equal(cells.length, 4096);
  assert.deepEqual([cells[0], cells[1], cells[63], cells[64], cells[65], cells[4095]], [0xc1, 0x81, 0x81, 0x41, 1, 1]);
});
