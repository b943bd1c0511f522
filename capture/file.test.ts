import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, toHex, utf8, viewOf } from '../protocol/bytes.ts';
import { block, interfaceBlock, option, packetBlock, pcap, pcapng, section } from '../test/support/captures.ts';
import { readCaptureFile } from './file.ts';
import { type FileProblem, type Frame, MOST_PROBLEMS, type OtherBlock } from './frame.ts';
import { LONGEST_FRAME } from './pcap/read.ts';
import { BLOCK_TYPE } from './pcapng/blocks.ts';
import { MOST_INTERFACES } from './pcapng/read.ts';

interface Told {
  readonly frames: readonly Frame[];
  readonly others: readonly OtherBlock[];
  readonly problems: readonly FileProblem[];
}

function told(file: Uint8Array): Told {
  const frames: Frame[] = [];
  const others: OtherBlock[] = [];
  const read = readCaptureFile(file, { frame: (one) => frames.push(one), other: (one) => others.push(one) });
  assert.ok('problems' in read, JSON.stringify(read));
  return { frames, others, problems: read.problems };
}

const shown = (file: Uint8Array): readonly string[] => {
  const { frames, problems } = told(file);
  return [
    ...frames.map(({ bytes, link, ns, wireBytes }) => `${ns} ${link} ${toHex(bytes)} ${wireBytes}`),
    ...problems.map(({ offset, problem }) => `${offset}: ${problem}`),
  ];
};

const A = Uint8Array.of(1, 2, 3);
const B = Uint8Array.of(4, 5);
const FRAMES = [
  { time: 1795252800.25, bytes: A },
  { time: 1795252801.5, bytes: B, wireBytes: 90 },
];
const SAME = ['1795252800250000000 1 010203 3', '1795252801500000000 1 0405 90'];

for (const littleEndian of [true, false]) {
  for (const nanoseconds of [true, false]) {
    test(`[capture.file.1] pcap, little-endian ${littleEndian}, nanoseconds ${nanoseconds}`, () =>
      assert.deepEqual(shown(pcap(FRAMES, { littleEndian, nanoseconds, link: 1 })), SAME));
  }
  test(`[capture.file.1] pcapng, little-endian ${littleEndian}`, () => {
    const packets = FRAMES.map((frame) => packetBlock({ ...frame, time: frame.time * 1e6 }, littleEndian));
    const none = new Uint8Array(0);
    const file = concatBytes(section(none, littleEndian), interfaceBlock(1, none, littleEndian), ...packets);
    assert.deepEqual(shown(file), SAME);
  });
}

test('[capture.file.1] sections follow each other in either order, each with interfaces of its own', () => {
  const none = new Uint8Array(0);
  const file = concatBytes(
    ...[section(), interfaceBlock(1), interfaceBlock(113), packetBlock({ time: 5, bytes: A, interface: 1 })],
    ...[section(none, false), interfaceBlock(276, none, false), packetBlock({ time: 6, bytes: B }, false)],
  );
  assert.deepEqual(shown(file), ['5000 113 010203 3', '6000 276 0405 2']);
});

/** Options of an interface, ticks, and the nanoseconds that they mean. */
const CLOCKS: readonly (readonly [Uint8Array, number, bigint])[] = [
  [new Uint8Array(0), 7, 7000n],
  [option(9, Uint8Array.of(9)), 7, 7n],
  [option(9, Uint8Array.of(3)), 7, 7_000_000n],
  [option(9, Uint8Array.of(12)), 7000, 7n],
  [option(9, Uint8Array.of(0x80 | 10)), 512, 500_000_000n],
  [option(9, Uint8Array.of(0x7f)), 7, 0n],
  [concatBytes(option(2, utf8('lo')), option(14, Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0))), 7, 2_000_007_000n],
  [option(14, new Uint8Array(8).fill(0xff)), 2_000_000, 1_000_000_000n],
  [option(9, Uint8Array.of(9, 9)), 7, 7000n],
];

for (const [options, ticks, ns] of CLOCKS) {
  test(`[capture.file.2] options ${toHex(options)}: ${ticks} ticks are ${ns} ns`, () => {
    const { frames } = told(concatBytes(section(), interfaceBlock(1, options), packetBlock({ time: ticks, bytes: A })));
    assert.deepEqual(
      frames.map((frame) => frame.ns),
      [ns],
    );
  });
}

test('[capture.file.3] blocks that nobody knows are passed over; those for local use are told; simple and old packets are read', () => {
  const simple = block(3, Uint8Array.of(2, 0, 0, 0, 4, 5));
  const old = packetBlock({ time: 9, bytes: A, options: option(1, utf8('hi')) }, true, 2);
  const own = packetBlock({ time: 10, bytes: B }, true, BLOCK_TYPE.row);
  const blocks = [block(5, new Uint8Array(8)), old, block(0xbad, new Uint8Array(4)), simple, own];
  const { frames, others, problems } = told(concatBytes(section(), interfaceBlock(1), ...blocks));
  assert.deepEqual(problems, []);
  assert.deepEqual(
    frames.map(({ ns, bytes, options }) => [ns, toHex(bytes), options.map(({ code }) => code)]),
    [
      [9000n, '010203', [1]],
      [9000n, '0405', []],
    ],
  );
  assert.deepEqual(
    others.map(({ type, bytes }) => [type, toHex(bytes)]),
    [[BLOCK_TYPE.row, '0405']],
  );
});

const GOOD = pcapng(FRAMES, 1);
const HEAD = section().length + interfaceBlock(1).length;

function changed(file: Uint8Array, at: number, value: number): Uint8Array {
  const copy = file.slice();
  viewOf(copy).setUint32(at, value, true);
  return copy;
}

/** What is wrong with a file, and what is told of it. */
const BROKEN: readonly (readonly [string, Uint8Array, readonly string[]])[] = [
  [
    'a block that is cut',
    GOOD.subarray(0, GOOD.length - 1),
    [SAME[0] ?? '', '84: The file ends within a block of 36 bytes, of which 35 are there.'],
  ],
  ['a tail of three bytes', concatBytes(GOOD, A), [...SAME, '120: The file ends within a block: 3 bytes are left.']],
  [
    'a length that no block has',
    changed(GOOD, HEAD + 4, 13),
    ['48: No block has a length of 13 bytes; what follows is not read.'],
  ],
  [
    'another length at its end',
    changed(GOOD, GOOD.length - 4, 8),
    [...SAME, '84: The block says that it has 36 bytes, and at its end 8.'],
  ],
  [
    'an interface that is not described',
    changed(GOOD, HEAD + 8, 3),
    [SAME[1] ?? '', '48: A packet names interface 3, which is not described.'],
  ],
  [
    'more bytes than fit',
    changed(GOOD, HEAD + 20, 99),
    [SAME[1] ?? '', '48: A packet of 99 bytes does not fit its block.'],
  ],
  [
    'a section without byte order',
    changed(GOOD, 8, 0),
    ['0: The section has no byte-order mark; what follows is not read.'],
  ],
  [
    'a packet without head',
    concatBytes(section(), interfaceBlock(1), block(6, A)),
    ['48: A packet block is too short for its head.'],
  ],
  [
    'a simple packet without interface',
    concatBytes(section(), block(3, A)),
    ['28: A simple packet has no interface that is described.'],
  ],
  [
    'an interface without head',
    concatBytes(section(), block(1, A)),
    ['28: The description of an interface is too short.'],
  ],
  ['pcap: a head that is cut', pcap([]).subarray(0, 9), ['0: The file ends within its head.']],
  [
    'pcap: a record that is cut',
    pcap(FRAMES, { link: 1 }).subarray(0, 60),
    [SAME[0] ?? '', '43: The file ends within a frame of 2 bytes, of which 1 are there.'],
  ],
  [
    'pcap: a record head that is cut',
    concatBytes(pcap([]), A),
    ['24: The file ends within a record: 3 bytes are left.'],
  ],
  [
    'pcap: a length beyond all',
    changed(pcap(FRAMES), 32, LONGEST_FRAME + 1),
    [`24: No frame has ${LONGEST_FRAME + 1} bytes; what follows is not read.`],
  ],
];

for (const [what, file, lines] of BROKEN) {
  test(`[capture.file.4] ${what} is told with its offset`, () => assert.deepEqual(shown(file), lines));
}

test('[capture.file.4] a file that is broken everywhere is told about a few times', () => {
  const packets = Array.from({ length: MOST_PROBLEMS + 7 }, () => packetBlock({ time: 1, bytes: A, interface: 9 }));
  const { problems } = told(concatBytes(section(), ...packets));
  assert.equal(problems.length, MOST_PROBLEMS + 1);
  assert.equal(problems.at(-1)?.problem, '7 more problems follow.');
});

test('[capture.file.5] a section has so many interfaces and no more', () => {
  const many = Array.from({ length: MOST_INTERFACES + 1 }, () => interfaceBlock(1));
  const last = packetBlock({ time: 1, bytes: A, interface: MOST_INTERFACES });
  assert.deepEqual(
    told(concatBytes(section(), ...many, last)).problems.map(({ problem }) => problem),
    ['There are more than 1024 interfaces in one section.', 'A packet names interface 1024, which is not described.'],
  );
});

for (const [what, file] of [
  ['nothing', new Uint8Array(0)],
  ['text', utf8('hello, this is no capture')],
  ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0)],
] as const) {
  test(`[capture.file.1] ${what} is no capture, and that is said`, () => {
    const read = readCaptureFile(file, { frame: () => assert.fail() });
    assert.match('problem' in read ? read.problem : '', /no capture|compressed/);
  });
}
