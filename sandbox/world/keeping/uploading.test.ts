import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { concatBytes } from '../../../protocol/bytes.ts';
import { uuidBytes, uuidText } from '../../../protocol/uuid.ts';
import { AssetShelf } from '../../assets/shelf.ts';
import { FILE_LIMIT, INCOMING_LIMIT, IncomingFiles, LAST_PACKET } from '../incoming-files.ts';
import { OUTGOING_LIMIT, OutgoingFiles } from '../outgoing-files.ts';
import { loginOf, onlyTold, script, stage } from '../testing/stage.ts';

const TRANSACTION = 'dddddddd-0000-4000-8000-00000000000d';
const octets = (...ids: readonly string[]) => concatBytes(...ids.map((id) => uuidBytes(id) ?? new Uint8Array(16)));
/** As viewers reckon it. */
const ASSET = uuidText(
  createHash('md5')
    .update(octets(TRANSACTION, loginOf('Ada').secureSessionId))
    .digest(),
);
const bytes = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7) % 256);

function arrived() {
  const assets = new AssetShelf([]);
  const here = stage(undefined, 0, { assets });
  here.arrive('Ada');
  return { ...here, assets };
}

const request = (AssetData: Uint8Array) => ({ AssetBlock: { TransactionID: TRANSACTION, Type: 0, AssetData } });

/** As a viewer cuts a file: the first packet begins with the length. */
function packetsOf(file: Uint8Array, size = 1000): readonly Uint8Array[] {
  const length = new Uint8Array(new Uint32Array([file.length]).buffer);
  const all = concatBytes(length, file);
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, at) => all.subarray(at * size, (at + 1) * size));
}

test('[upload.udp.1] a small asset comes with its request, under the id that the viewer expects', () => {
  const { assets, hear } = arrived();
  const reply = onlyTold(hear('Ada', 'AssetUploadRequest', request(bytes(300))), 'Ada', 'AssetUploadComplete');
  assert.deepEqual([reply.uuid('AssetBlock', 'UUID'), reply.bool('AssetBlock', 'Success')], [ASSET, true]);
  assert.deepEqual(assets.find(ASSET), { id: ASSET, type: 0, bytes: bytes(300) });
});

test('[upload.udp.1] [xfer.in.1] a large one is asked for packet by packet, and each is confirmed', () => {
  const { assets, hear } = arrived();
  const asked = onlyTold(hear('Ada', 'AssetUploadRequest', request(new Uint8Array(0))), 'Ada', 'RequestXfer');
  const ID = asked.u64('XferID', 'ID');
  assert.deepEqual([asked.uuid('XferID', 'VFileID'), asked.s16('XferID', 'VFileType')], [ASSET, 0]);
  const packets = packetsOf(bytes(3500));
  const send = (at: number) => {
    const Packet = at === packets.length - 1 ? at + LAST_PACKET : at;
    return hear('Ada', 'SendXferPacket', { XferID: { ID, Packet }, DataPacket: { Data: packets[at] ?? bytes(0) } });
  };
  assert.deepEqual(send(2), []);
  for (const at of [0, 0, 1, 2]) {
    assert.equal(onlyTold(send(at), 'Ada', 'ConfirmXferPacket').u32('XferID', 'Packet'), at);
  }
  assert.deepEqual(script(send(3)), ['Ada < ConfirmXferPacket', 'Ada < AssetUploadComplete']);
  assert.deepEqual(assets.find(ASSET)?.bytes, bytes(3500));
  assert.deepEqual(send(3), []);
});

test('[xfer.in.1] a file that is not as long as it said is broken', () => {
  const { assets, hear } = arrived();
  const asked = onlyTold(hear('Ada', 'AssetUploadRequest', request(new Uint8Array(0))), 'Ada', 'RequestXfer');
  const [Data = bytes(0)] = packetsOf(bytes(500), 400);
  const XferID = { ID: asked.u64('XferID', 'ID'), Packet: LAST_PACKET };
  const reply = onlyTold(hear('Ada', 'SendXferPacket', { XferID, DataPacket: { Data } }), 'Ada', 'AssetUploadComplete');
  assert.deepEqual([reply.bool('AssetBlock', 'Success'), assets.find(ASSET)], [false, undefined]);
});

test('[xfer.size.1] a file that is too long is broken as soon as it is', () => {
  const files = new IncomingFiles();
  const id = files.expect({ assetId: ASSET, type: 0 });
  assert.ok(files.isComing(ASSET));
  const kinds = new Set<string>();
  for (let at = 0; at <= FILE_LIMIT / 60_000 + 1; at += 1) kinds.add(files.receive(id, at, bytes(60_000)).kind);
  assert.deepEqual([...kinds], ['more', 'broken', 'unknown']);
});

test('[xfer.bound.1] the oldest file on its way is forgotten first, in both directions', () => {
  const incoming = new IncomingFiles();
  const ids = Array.from({ length: INCOMING_LIMIT + 1 }, () => incoming.expect({ assetId: ASSET, type: 0 }));
  assert.deepEqual(
    [ids[0], ids[1]].map((id = 0n) => incoming.receive(id, 0, bytes(9)).kind),
    ['unknown', 'more'],
  );
  const outgoing = new OutgoingFiles();
  for (let at = 0n; at <= OUTGOING_LIMIT; at += 1n) {
    outgoing.offer(`${at}`, bytes(5000));
    outgoing.begin(at, bytes(5000));
  }
  assert.deepEqual([outgoing.find('0'), outgoing.confirmed(0n, 0)], [undefined, undefined]);
  assert.deepEqual([outgoing.find('1')?.length, outgoing.confirmed(1n, 0)?.number], [5000, 1]);
});

for (const [size, numbers] of [
  [0, [LAST_PACKET]],
  [996, [LAST_PACKET]],
  [997, [0, 1 + LAST_PACKET]],
  [2500, [0, 1, 2 + LAST_PACKET]],
] as const) {
  test(`[xfer.out.1] an asset of ${size} bytes is fetched packet by packet`, () => {
    const assets = new AssetShelf([{ id: ASSET, type: 7, bytes: bytes(size) }]);
    const here = stage(undefined, 0, { assets });
    here.arrive('Ada');
    const ID = 77n;
    let says = here.hear('Ada', 'RequestXfer', { XferID: { ID, VFileID: ASSET, VFileType: 7 } });
    const parts: Uint8Array[] = [];
    const seen: number[] = [];
    while (says.length > 0) {
      const packet = onlyTold(says, 'Ada', 'SendXferPacket');
      seen.push(packet.u32('XferID', 'Packet'));
      parts.push(packet.bytes('DataPacket', 'Data').slice());
      says = here.hear('Ada', 'ConfirmXferPacket', { XferID: { ID, Packet: packet.u32('XferID', 'Packet') } });
    }
    assert.deepEqual(seen, numbers);
    assert.deepEqual(concatBytes(...parts), concatBytes(...packetsOf(bytes(size), 1_000_000)));
  });
}

test('[xfer.out.2] what is not there is refused', () => {
  const says = arrived().hear('Ada', 'RequestXfer', { XferID: { ID: 5n, Filename: 'nothing' } });
  assert.equal(onlyTold(says, 'Ada', 'AbortXfer').s32('XferID', 'Result'), -43);
});

test('[xfer.abort.1] a file that is given up does not go on', () => {
  const { hear } = arrived();
  const asked = onlyTold(hear('Ada', 'AssetUploadRequest', request(new Uint8Array(0))), 'Ada', 'RequestXfer');
  const ID = asked.u64('XferID', 'ID');
  hear('Ada', 'AbortXfer', { XferID: { ID, Result: -1 } });
  assert.deepEqual(hear('Ada', 'SendXferPacket', { XferID: { ID, Packet: 0 } }), []);
});
