// The example conversation of the wiki, as it was printed: what its cells were, and why six of them have the wrong name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toHex } from '../protocol/bytes.ts';
import type { LooseMessage } from '../protocol/packet/codec.ts';
import { datagramToJson } from '../protocol/packet/json.ts';
import { datagramFromJson } from '../protocol/packet/json-reader.ts';
import { Message } from '../protocol/packet/message.ts';
import { messageName } from '../protocol/packet/name.ts';
import { readNumber } from '../protocol/packet/number.ts';
import { type Packet, readHeader, readPacket, writePacket } from '../protocol/packet/packet.ts';
import { HEADER_BYTES } from '../protocol/packet/zerocode.ts';
import { type Cell, PAGE } from '../test/golden/conversation/page.ts';
import { codec } from '../test/support/doorway.ts';
import { goldenPacket } from '../test/support/golden.ts';
import { type Speaker, wordsOf } from '../test/support/viewer-words.ts';

/** Whose conversation the page shows. Its circuit code is not known; any will do. */
const SPEAKER: Speaker = {
  id: '1c8a7767-e37b-422e-afb3-85093197cad1',
  sessionId: '4b6fff1f-b567-41fd-85ef-a1983bf2b577',
  code: 0x12_34_56_78,
};
const IDS = { AgentID: SPEAKER.id, SessionID: SPEAKER.sessionId };
/** A text without letters, closed all the same. */
const NO_TITLE = Uint8Array.of(0);
/** What the server says, and what the viewer of 2008 said otherwise than one of today. */
const SAID: Readonly<Record<string, LooseMessage>> = {
  AgentDataUpdate: { AgentData: { AgentID: SPEAKER.id, FirstName: 'JB', LastName: 'Kraft', GroupTitle: NO_TITLE } },
  AgentMovementComplete: { AgentData: IDS },
  EconomyData: {},
  HealthMessage: { HealthData: { Health: 100 } },
  PacketAck: { Packets: [{ ID: 2 }] },
  ParcelOverlay: { ParcelData: { Data: new Uint8Array(1024) } },
  RegionHandshake: { RegionInfo: { SimName: 'Sandbox One' } },
  RegionHandshakeReply: { AgentData: IDS, RegionInfo: { Flags: 0 } },
};
const UNRELIABLE: ReadonlySet<string> = new Set(['PacketAck', 'ViewerEffect']);

const COLUMNS = ['viewer', 'server'] as const;

for (const row of PAGE) {
  for (const column of COLUMNS) {
    const cell = row[column];
    const { bytes, packet, printed, was, why } = cell;
    test(`[packet.number.4] row ${row.row}, ${column}: ${was}, printed as ${printed}: ${why}`, () => {
      const written = writtenAs(cell);
      assert.equal(nameUnexpanded(written), printed);
      assert.equal(messageName(codec, readHeader(written).numberId), was);
      if (bytes !== undefined) assert.equal(written.length, bytes);
      if (packet !== undefined) assert.equal(toHex(written), toHex(goldenPacket(packet)));
    });
  }
}

/** The packet of a cell, as it must have been. */
function writtenAs({ id: sequence, was }: Cell): Uint8Array {
  const body = codec.encode(was, SAID[was] ?? wordsOf(was, SPEAKER));
  const zerocoded = codec.byName(was)?.zerocoded ?? false;
  return writePacket({ sequence, reliable: !UNRELIABLE.has(was), zerocoded, body });
}

/** What somebody takes it for who reads the number before expanding it. */
function nameUnexpanded(datagram: Uint8Array): string {
  return messageName(codec, readNumber(datagram, HEADER_BYTES)?.id);
}

test('[packet.number.4] every TestMessage of the page is another message, Low below 256 and zero-coded', () => {
  const cells = PAGE.flatMap(({ viewer, server }) => [viewer, server]).filter(
    ({ printed }) => printed === 'TestMessage',
  );
  assert.equal(cells.length, 6);
  for (const cell of cells) {
    assert.equal(toHex(writtenAs(cell).subarray(HEADER_BYTES, HEADER_BYTES + 4)), 'ffff0001');
    const { frequency, number = 0 } = codec.byName(cell.was) ?? {};
    assert.deepEqual([frequency, number > 1 && number < 256], ['Low', true], cell.was);
  }
});

test('the ids of the page count up, but for one cell in the wrong column and one packet that is missing', () => {
  const ids = COLUMNS.map((column) =>
    PAGE.map((row) => row[column])
      .filter((cell) => cell.misfiled !== true)
      .map(({ id }) => id),
  );
  assert.deepEqual(ids, [
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12],
  ]);
});

test('[packet.acks.1] packet 1 of the page acks 2: its own id is big-endian, the one inside little-endian', () => {
  const { message, packet } = decoded('g01-packet-ack.txt');
  assert.deepEqual([message.name, packet.sequence, message.count('Packets')], ['PacketAck', 5, 1]);
  assert.equal(message.u32('Packets', 'ID'), 2);
});

test('packet 2 of the page names an agent without a group, zero-coded and reliable', () => {
  const { message, packet } = decoded('g02-agent-data-update.txt');
  assert.deepEqual([message.name, packet.sequence, packet.bytes], ['AgentDataUpdate', 2, 42]);
  assert.deepEqual([packet.flags.zerocoded, packet.flags.reliable], [true, true]);
  const texts = ['FirstName', 'LastName', 'GroupTitle', 'GroupName'].map((field) => message.text('AgentData', field));
  assert.deepEqual(texts, ['JB', 'Kraft', '', '']);
  assert.deepEqual(message.u64('AgentData', 'GroupPowers'), 0n);
});

test('packet 3 of the page is an effect of 98 bytes, 139 when it is expanded', () => {
  const { message, packet } = decoded('g03-viewer-effect.txt');
  assert.deepEqual([message.name, packet.sequence, packet.bytes, packet.expandedBytes], ['ViewerEffect', 4, 98, 139]);
  assert.deepEqual([message.count('Effect'), message.u8('Effect', 'Type')], [1, 9]);
});

test('packet 4 of the page stops the animation of somebody who is busy', () => {
  const { message, packet } = decoded('g04-agent-animation.txt');
  assert.deepEqual([message.name, packet.sequence, packet.flags.reliable], ['AgentAnimation', 10, true]);
  assert.equal(message.uuid('AnimationList', 'AnimID'), 'efcf670c-2d18-8128-973a-034ebc806b67');
  assert.equal(message.bool('AnimationList', 'StartAnim'), false);
  assert.equal(message.count('PhysicalAvatarEventList'), 1);
});

/** A packet of the page, opened; written again it is the same. */
function decoded(file: string): { readonly packet: Packet; readonly message: Message } {
  const bytes = goldenPacket(file);
  const packet = readPacket(bytes);
  assert.ok(!('malformed' in packet), file);
  const value = codec.decode(packet.body);
  assert.ok(!('unknown' in value), file);
  assert.deepEqual(datagramFromJson(codec, datagramToJson(codec, bytes)), bytes);
  return { packet, message: new Message(value) };
}
