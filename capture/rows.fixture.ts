// Rows for the tests of this room.
import { callIn, replyBytes, requestBytes } from './pcapng/http-text.ts';
import type { DatagramRow, ExchangeRow, NewRow } from './segment.ts';

/** Names of three numbers; all others are unknown. */
export const names = {
  byId(id: number) {
    const name = { 1: 'StartPingCheck', 4: 'AgentUpdate', 4294901840: 'ChatFromViewer' }[id];
    return name === undefined ? undefined : { name };
  },
};

export const NUMBERS = { StartPingCheck: [1], AgentUpdate: [4], ChatFromViewer: [0xff, 0xff, 0, 0x50], nothing: [] };

/** A datagram with this message number and as many body bytes. */
export function datagram(message: keyof typeof NUMBERS, sequence: number, body = 20): DatagramRow {
  const bytes = new Uint8Array([0x40, 0, 0, sequence >> 8, sequence & 0xff, 0, ...NUMBERS[message]]);
  const padded = new Uint8Array(message === 'nothing' ? 3 : bytes.length + body);
  padded.set(bytes.subarray(0, padded.length));
  return {
    door: 'udp',
    time: sequence / 10,
    direction: 'in',
    circuit: 1,
    fate: message === 'nothing' ? 'malformed' : 'handled',
    from: '127.0.0.1:50000',
    to: '127.0.0.1:13000',
    bytes: padded,
  };
}

export function exchange(name: string, request: string, reply: string): ExchangeRow {
  return {
    door: 'caps',
    time: 1,
    direction: 'in',
    circuit: 2,
    fate: 'handled',
    from: '127.0.0.1:50001',
    to: '127.0.0.1:9000',
    name,
    request,
    reply,
  };
}

/** The same row with the call that is written for it where nothing is known of one. */
export function withCall(row: NewRow): NewRow {
  if (row.door === 'udp' || row.door === 'event' || row.http !== undefined) return row;
  return { ...row, http: callIn(requestBytes(row), replyBytes(row)) };
}
