import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex, toHex } from '../../protocol/bytes.ts';
import { readNumber } from '../../protocol/packet/number.ts';
import { completePingCheck, packetAckBody, readSignal, type Signal, startPingCheck } from './signals.ts';

/** Reads a body given as hex. */
function read(hex: string): Signal | undefined {
  const body = fromHex(hex) ?? new Uint8Array(0);
  const number = readNumber(body);
  return number && readSignal({ numberId: number.id, numberWidth: number.width, body });
}

const bothWays: readonly (readonly [tag: string, hex: string, body: Uint8Array, signal: Signal])[] = [
  ['circuit.acks.6', 'fffffffb 01 01000000', packetAckBody([1]), { kind: 'acks', sequences: [1] }],
  [
    'circuit.acks.6',
    'fffffffb 03 00010000 ffff0000 010203ff',
    packetAckBody([256, 65535, 0xff030201]),
    { kind: 'acks', sequences: [256, 65535, 0xff030201] },
  ],
  [
    'circuit.pings.2',
    '01 ff feff0000',
    startPingCheck(255, 0xfffe).body,
    { kind: 'ping', id: 255, oldestUnacked: 0xfffe },
  ],
  ['circuit.pings.3', '02 07', completePingCheck(7).body, { kind: 'pong', id: 7 }],
];

for (const [tag, hex, body, signal] of bothWays) {
  test(`[${tag}] ${hex} is written and read`, () => {
    assert.equal(toHex(body), hex.replaceAll(' ', ''));
    assert.deepEqual(read(hex), signal);
  });
}

const readOnly: readonly (readonly [what: string, hex: string, signal: Signal | undefined])[] = [
  ['surplus bytes behind a signal are allowed', '02 07 99 99', { kind: 'pong', id: 7 }],
  ['a PacketAck without ids is legal', 'fffffffb 00', { kind: 'acks', sequences: [] }],
  ['a PacketAck without count is cut', 'fffffffb', { kind: 'cut' }],
  ['a PacketAck with fewer ids than it says is cut', 'fffffffb 02 01000000 020000', { kind: 'cut' }],
  ['a StartPingCheck without OldestUnacked is cut', '01 07 000000', { kind: 'cut' }],
  ['a CompletePingCheck without id is cut', '02', { kind: 'cut' }],
  ['any other message is none of the circuit', 'ffff0003', undefined],
];

for (const [what, hex, signal] of readOnly) {
  test(`[circuit.signals.1] ${what}`, () => {
    assert.deepEqual(read(hex), signal);
  });
}
