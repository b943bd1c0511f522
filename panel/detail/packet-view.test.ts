import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WholeRow } from '../../contract/panel.ts';
import { fromHex, toHex } from '../../protocol/bytes.ts';
import { compileCodec, type LooseMessage } from '../../protocol/packet/codec.ts';
import { type PacketParts, writePacket } from '../../protocol/packet/packet.ts';
import { builtInTemplate } from '../../protocol/template/built-in.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { HEADER_PARTS, type PacketView, partAt, viewPacket } from './packet-view.ts';

const codec = compileCodec(
  parseTemplate(`version 2.0
{ Hail Low 1 NotTrusted Zerocoded
  { Who Single { AgentID LLUUID } { Name Variable 1 } }
  { Where Variable { X U32 } { Y F32 } }
  { Pair Multiple 2 { Level U8 } }
}
{ Empty High 9 Trusted Unencoded }
`).template,
);

const AGENT = '1c8a7767-e37b-422e-afb3-85093197cad1';
const HAIL: LooseMessage = {
  Who: { AgentID: AGENT, Name: 'Ada' },
  Where: [
    { X: 0, Y: 1.5 },
    { X: 300, Y: 0 },
  ],
  Pair: [{ Level: 1 }, { Level: 2 }],
};

function rowOf(bytes: Uint8Array): WholeRow {
  const head = bytes.slice(0, 12);
  const facts = { row: 1, time: 0, direction: 'in', door: 'udp', circuit: 1, fate: 'handled', name: '' } as const;
  return { ...facts, size: bytes.length, head, bytes, from: 'a:1', to: 'b:2' };
}

function view(name: string, blocks: LooseMessage, parts: Partial<PacketParts> = {}): PacketView {
  const body = codec.encode(name, blocks);
  return viewPacket(rowOf(writePacket({ sequence: 5, reliable: true, zerocoded: false, body, ...parts })), codec);
}

/** The tree as text. */
function outline(packet: PacketView): string[] {
  return packet.lines.map((line) => {
    const words = [line.label, line.value?.text, line.state, line.type].filter(
      (word) => word !== undefined && word !== '',
    );
    return '  '.repeat(line.level - 1) + words.join(' ');
  });
}

function bytesOf(packet: PacketView, id: string, form: 'wire' | 'expanded' = 'wire'): string | undefined {
  const range = packet.parts.find((part) => part.id === id)?.[form];
  const bytes = form === 'wire' ? packet.wire : (packet.expanded ?? packet.wire);
  return range === undefined ? undefined : toHex(bytes.subarray(range.start, range.end));
}

test('a packet is a tree of blocks, instances and fields', () => {
  assert.deepEqual(outline(view('Hail', HAIL)), [
    'Who',
    `  AgentID ${AGENT} LLUUID`,
    '  Name "Ada" Variable 1',
    'Where × 2',
    '  Where [0]',
    '    X 0 U32',
    '    Y 1.5 F32',
    '  Where [1]',
    '    X 300 U32',
    '    Y 0 F32',
    'Pair × 2',
    '  Pair [0]',
    '    Level 1 U8',
    '  Pair [1]',
    '    Level 2 U8',
  ]);
});

test('every field is linked with its bytes, on the wire and expanded', () => {
  for (const zerocoded of [false, true]) {
    const packet = view('Hail', HAIL, { zerocoded, acks: [7, 8] });
    assert.equal(packet.expanded !== undefined, zerocoded);
    assert.equal(bytesOf(packet, 'Who[0].Name', 'expanded'), '0441646100');
    assert.equal(bytesOf(packet, 'Where[1].X', 'expanded'), '2c010000');
    assert.equal(bytesOf(packet, 'Where[0].X'), zerocoded ? '0006' : '00000000', 'a run is taken whole');
    assert.equal(bytesOf(packet, HEADER_PARTS.sequence), '00000005');
    assert.equal(bytesOf(packet, HEADER_PARTS.number), zerocoded ? 'ffff000101' : 'ffff0001');
    assert.equal(bytesOf(packet, HEADER_PARTS.acks), '000000070000000802');
    assert.equal(bytesOf(packet, HEADER_PARTS.acks, 'expanded'), undefined);
  }
});

test('extra header bytes and bytes left over have their places', () => {
  const body = new Uint8Array([...codec.encode('Empty', {}), 0xaa, 0xbb]);
  const packet = viewPacket(
    rowOf(writePacket({ sequence: 1, reliable: false, zerocoded: false, body, extra: new Uint8Array([1, 2, 3]) })),
    codec,
  );
  assert.equal(bytesOf(packet, HEADER_PARTS.extra), '010203');
  assert.equal(bytesOf(packet, HEADER_PARTS.rest), 'aabb');
  assert.ok(packet.remarks.some((remark) => remark.includes('2 bytes left over')));
  assert.deepEqual(
    packet.facts.filter((fact) => fact.label === 'Extra' || fact.label === 'Left over').map((fact) => fact.value),
    ['01 02 03', '2 B'],
  );
});

test('what the header says is said in words', () => {
  const words = (packet: PacketView) => Object.fromEntries(packet.facts.map((fact) => [fact.label, fact.value]));
  assert.deepEqual(words(view('Empty', {}, { reliable: false })), {
    Sequence: '5',
    Flags: 'none',
    Number: 'High 9',
    Size: '7 B',
    Trust: 'Trusted',
  });
  const zeros = view('Hail', { ...HAIL, Where: [{ X: 0, Y: 0 }] }, { zerocoded: true, resent: true, acks: [3] });
  assert.equal(words(zeros)['Flags'], 'zero-coded, reliable, resent, acks appended');
  assert.equal(words(zeros)['Acks'], '3');
  assert.match(words(zeros)['Size'] ?? '', /^\d+ B, expanded 42 B$/);
});

test('a packet that was cut shows what is there and says what is not', () => {
  const whole = codec.encode('Hail', HAIL);
  const cutAt = (length: number) =>
    viewPacket(
      rowOf(writePacket({ sequence: 1, reliable: false, zerocoded: false, body: whole.subarray(0, length) })),
      codec,
    );
  const inWhere = cutAt(4 + 16 + 5 + 1 + 6);
  assert.deepEqual(outline(inWhere).slice(3, 7), [
    'Where × 2',
    '  Where [0]',
    '    X 0 U32',
    '    Y cut: 2 of 4 bytes F32',
  ]);
  assert.ok(outline(inWhere).includes('    X not sent U32'));
  assert.ok(inWhere.problems.length > 0);
  assert.equal(bytesOf(inWhere, 'Where[1].X'), undefined);
  const noBlocks = cutAt(4 + 16 + 5);
  assert.ok(outline(noBlocks).includes('Pair not sent'), outline(noBlocks).join('\n'));
});

test('a block without instances says so', () => {
  assert.deepEqual(outline(view('Hail', { ...HAIL, Where: [] }))[3], 'Where no instances');
});

test('unknown and malformed datagrams show their bytes and what is wrong', () => {
  const unknown = viewPacket(rowOf(new Uint8Array([0x40, 0, 0, 0, 1, 0, 0xff, 0xff, 1, 0xf4])), codec);
  assert.deepEqual([unknown.name, unknown.lines, unknown.wire.length], ['Unknown-Low-500', [], 10]);
  assert.deepEqual(unknown.problems, ['The template has no message Low 500.']);
  const short = viewPacket(rowOf(new Uint8Array([0x40, 0, 0])), codec);
  assert.deepEqual([short.name, short.parts.length, short.wire.length], ['Malformed', 0, 3]);
  assert.match(short.problems[0] ?? '', /^Cannot be read: .+\.$/);
  const badAcks = viewPacket(rowOf(new Uint8Array([0x10, 0, 0, 0, 1, 0, 9, 200])), codec);
  assert.equal(badAcks.name, 'Empty');
  assert.equal(bytesOf(badAcks, HEADER_PARTS.sequence), '00000001');
});

test('a clicked byte selects its part; clicking on goes through all that share it', () => {
  const packet = view('Hail', HAIL, { zerocoded: true });
  const shared = packet.parts.find((part) => part.id === 'Where[0].X')?.wire.start ?? -1;
  const at = { offset: shared, in: 'wire' } as const;
  const first = partAt(packet.parts, at, undefined);
  const second = partAt(packet.parts, at, first);
  assert.deepEqual([first, second], ['Where[0].X', 'Where[0].Y']);
  assert.equal(partAt(packet.parts, at, second), first);
  assert.equal(partAt(packet.parts, { offset: 0, in: 'expanded' }, undefined), HEADER_PARTS.flags);
  assert.equal(partAt(packet.parts, { offset: 9999, in: 'wire' }, undefined), undefined);
});

const PRIM: LooseMessage = {
  RegionData: { RegionHandle: 0n, TimeDilation: 65535 },
  ObjectData: [
    {
      Data: fromHex('bd1b0000000000000443000004430000d041ff7fff7fff7fff7fff7fff7fff7fff7fff7fffffff7fff7fff80') ?? '',
      TextureEntry: new Uint8Array(0),
    },
  ],
};

test('packed bytes are lines under their field, linked with their bytes', () => {
  const names = compileCodec(builtInTemplate());
  for (const zerocoded of [false, true]) {
    const body = names.encode('ImprovedTerseObjectUpdate', PRIM);
    const packet = viewPacket(rowOf(writePacket({ sequence: 1, reliable: false, zerocoded, body })), names);
    const field = 'ObjectData[0].Data';
    const at = packet.lines.findIndex(({ id }) => id === field);
    assert.equal(packet.lines[at]?.opens, 'closed');
    assert.deepEqual(
      packet.lines.slice(at + 1, at + 5).map(({ label, level, value }) => [level, label, value?.text]),
      [
        [4, 'local id', '7101'],
        [4, 'state', '0'],
        [4, 'avatar', '0'],
        [4, 'position', '<132, 132, 26> m'],
      ],
    );
    assert.equal(bytesOf(packet, `${field}/position`, 'expanded'), '00000443000004430000d041');
    assert.equal(bytesOf(packet, `${field}/local id`), zerocoded ? 'bd1b0006' : 'bd1b0000');
    const inside = packet.parts.find(({ id }) => id === `${field}/spin`)?.wire.start ?? -1;
    const first = partAt(packet.parts, { offset: inside, in: 'wire' }, undefined);
    assert.deepEqual([first, partAt(packet.parts, { offset: inside, in: 'wire' }, first)], [`${field}/spin`, field]);
  }
});

test('a field with one piece alone says it in its own line, too', () => {
  const names = compileCodec(builtInTemplate());
  const thing = {
    PCode: 255,
    TextColor: Uint8Array.of(255, 0, 0, 0),
    Data: Uint8Array.of(15),
    TextureAnim: new Uint8Array(16),
  };
  const body = names.encode('ObjectUpdate', { ObjectData: [thing] });
  const { lines } = viewPacket(rowOf(writePacket({ sequence: 1, reliable: false, zerocoded: false, body })), names);
  const said = (label: string) => lines.find((line) => line.label === label && line.kind === 'field')?.meaning;
  assert.equal(said('TextColor'), '<255, 0, 0, 255>');
  assert.equal(said('Data'), '15 · fern');
  assert.equal(said('TextureAnim'), '');
});
