import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes } from '../../../protocol/bytes.ts';
import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import { uuidBytes } from '../../../protocol/uuid.ts';
import { AssetShelf } from '../../assets/shelf.ts';
import { plainItem } from '../../inventory/entry.ts';
import { Inventory } from '../../inventory/inventory.ts';
import { md5, seeded } from '../../shell/chance.ts';
import { codec, loginOf, messageOf, PEOPLE, readMessage, START, stage } from '../testing/stage.ts';
import { World } from '../world.ts';
import { IMAGE_PATIENCE_MS, UDP_ASSET_LIMIT } from './sending.ts';

const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;
const bytes = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7) % 256);
const ASSETS: Readonly<Record<string, Uint8Array>> = {
  [id('1')]: bytes(2_700),
  [id('2')]: bytes(300),
  [id('3')]: bytes(UDP_ASSET_LIMIT),
  [id('4')]: bytes(UDP_ASSET_LIMIT + 1),
  [id('5')]: bytes(0),
};

/** What Ada is told of assets. */
function told(name: string, blocks: LooseMessage) {
  const world = new World({
    regions: [{ name: 'Meadow', x: 1, y: 1 }],
    random: seeded(3),
    digest: md5,
    assets: new AssetShelf(Object.entries(ASSETS).map(([one, bytes]) => ({ id: one, type: 0, bytes }))),
  });
  const root = { id: id('8'), parentId: id('0'), name: '', type: 8, version: 1 };
  const note = plainItem({ id: id('7'), parentId: id('8'), name: '', type: 7, inventoryType: 7, assetId: id('1') });
  world.enter({ ...loginOf('Ada'), inventory: new Inventory(PEOPLE.Ada.id, [root], [note]) }, START);
  return world.hear(PEOPLE.Ada.id, messageOf(name, blocks), START).says.flatMap((said) => {
    if (said.kind !== 'say') return [];
    const body = codec.encode(said.message, said.blocks);
    assert.ok(body.length < 1200);
    return [{ name: said.message, message: readMessage(body) }];
  });
}

const image = (Image: string, more: object = {}) =>
  told('RequestImage', {
    RequestImage: [{ Image, DiscardLevel: 0, DownloadPriority: 1, Packet: 0, Type: 0, ...more }],
  });

test('[keep.image.1] a texture comes in packets, the first of which says how many there are', () => {
  const packets = image(id('1'));
  assert.deepEqual(
    packets.map(({ name }) => name),
    ['ImageData', 'ImagePacket', 'ImagePacket', 'ImagePacket'],
  );
  const [first] = packets;
  assert.deepEqual([first?.message.u32('ImageID', 'Size'), first?.message.u16('ImageID', 'Packets')], [2_700, 4]);
  assert.deepEqual(concatBytes(...packets.map(({ message }) => message.bytes('ImageData', 'Data'))), ASSETS[id('1')]);
  assert.deepEqual(
    packets.slice(1).map(({ message }) => message.u16('ImageID', 'Packet')),
    [1, 2, 3],
  );
  assert.deepEqual(
    image(id('1'), { Packet: 2 }).map(({ message }) => message.u16('ImageID', 'Packet')),
    [2, 3],
  );
  assert.deepEqual(image(id('1'), { DiscardLevel: -1 }), []);
  assert.equal(image(id('2'))[0]?.message.u16('ImageID', 'Packets'), 1);
});

test('[keep.image.1] [keep.image.2] a texture that is not there, or too large, is said to be not there', () => {
  for (const one of [id('9'), id('4')])
    assert.deepEqual(
      image(one).map(({ name }) => name),
      ['ImageNotInDatabase'],
    );
  assert.ok(image(id('3')).length > 1000);
});

test('[keep.image.3] a texture that is on its way is not sent again, unless it was not wanted any more', () => {
  const here = stage(undefined, 0, { assets: new AssetShelf([{ id: id('1'), type: 0, bytes: bytes(900) }]) });
  here.arrive('Ada');
  const ask = (now: number, more: object = {}) => {
    const wish = { Image: id('1'), DiscardLevel: 0, DownloadPriority: 1, Packet: 0, Type: 0, ...more };
    return here.hear('Ada', 'RequestImage', { RequestImage: [wish] }, now).length;
  };
  assert.deepEqual([ask(START), ask(START + IMAGE_PATIENCE_MS - 1), ask(START + IMAGE_PATIENCE_MS)], [2, 0, 2]);
  const later = START + IMAGE_PATIENCE_MS + 1;
  assert.deepEqual([ask(later, { Packet: 1 }), ask(later, { DiscardLevel: -1 }), ask(later)], [1, 0, 2]);
});

const transfer = (SourceType: number, Params: Uint8Array) =>
  told('TransferRequest', { TransferInfo: { TransferID: id('a'), ChannelType: 2, SourceType, Priority: 1, Params } });
const assetParams = (one: string) => concatBytes(uuidBytes(one) ?? new Uint8Array(16), new Uint8Array(4));
const itemParams = (item: string, asset: string) =>
  concatBytes(
    new Uint8Array(64),
    uuidBytes(item) ?? new Uint8Array(16),
    uuidBytes(asset) ?? new Uint8Array(16),
    new Uint8Array(4),
  );

for (const [title, says, size] of [
  ['an asset', transfer(2, assetParams(id('1'))), 2_700],
  ['the asset of an item', transfer(3, itemParams(id('7'), id('0'))), 2_700],
  ['the asset that is named beside an item', transfer(3, itemParams(id('9'), id('2'))), 300],
  ['an asset without bytes', transfer(2, assetParams(id('5'))), 0],
] as const) {
  test(`[keep.transfer.1] ${title} is sent, and its last packet says so`, () => {
    const [about, ...packets] = says;
    assert.deepEqual(
      [about?.name, about?.message.s32('TransferInfo', 'Status'), about?.message.s32('TransferInfo', 'Size')],
      ['TransferInfo', 0, size],
    );
    assert.equal(concatBytes(...packets.map(({ message }) => message.bytes('TransferData', 'Data'))).length, size);
    const statuses = packets.map(({ message }) => message.s32('TransferData', 'Status'));
    assert.deepEqual(
      statuses,
      packets.map((_, at) => (at === packets.length - 1 ? 1 : 0)),
    );
  });
}

test('[keep.transfer.1] what is not there, too large or of no known source is told with status -2', () => {
  const refusals = [
    transfer(2, assetParams(id('9'))),
    transfer(2, assetParams(id('4'))),
    transfer(9, assetParams(id('1'))),
    transfer(3, new Uint8Array(0)),
  ];
  for (const says of refusals) {
    assert.deepEqual(
      says.map(({ message, name }) => [name, message.s32('TransferInfo', 'Status')]),
      [['TransferInfo', -2]],
    );
  }
});
