// One row of a capture as a line: for people, or for programs.

import type { WholeRow } from '../../contract/panel.ts';
import { type PacketHeader, readHeader, SHORTEST_PACKET } from '../../protocol/packet/packet.ts';
import type { AskedValue } from '../asked.ts';

/** Values that were asked by name; undefined where the row has none. */
export type AskedValues = readonly (readonly [name: string, value: AskedValue | undefined])[];

/** One JSON object. Of a datagram that is too short for a header the sequence is null. */
export function rowJson(row: WholeRow, name: string, values: AskedValues): string {
  return JSON.stringify({
    ...rowFacts(row, name),
    ...Object.fromEntries(values.filter(([, value]) => value !== undefined)),
  });
}

/** What is said of every row, in its order. */
export function rowFacts(row: WholeRow, name: string): Readonly<Record<string, unknown>> {
  const { circuit, direction, door, fate, from, size, time, to } = row;
  const header = readHeader(row.bytes);
  const sequence = row.bytes.length < SHORTEST_PACKET ? null : header.sequence;
  return {
    ...{ row: row.row, time, from, to, direction, circuit, door, name },
    ...(door === 'udp' ? { sequence, flags: header.flags, size, fate } : {}),
  };
}

/** Columns: number, seconds, direction, circuit, door, name, then what datagrams have, then what was asked. */
export function rowText(row: WholeRow, name: string, values: AskedValues): string {
  const columns = [
    String(row.row).padStart(6),
    row.time.toFixed(6).padStart(12),
    row.direction === 'in' ? '->' : '<-',
    row.circuit === 0 ? '-' : String(row.circuit),
    row.door.padEnd(5),
    name.padEnd(28),
    row.door === 'udp' ? datagramWords(row, readHeader(row.bytes)) : `${row.size} bytes`,
  ];
  const asked = values.flatMap(([text, value]) => (value === undefined ? [] : [`${text} ${valueText(value)}`]));
  return [columns.join(' ').trimEnd(), ...asked].join('  ');
}

function datagramWords({ bytes, fate, size }: WholeRow, { flags, sequence }: PacketHeader): string {
  const letters = [
    flags.zerocoded ? 'Z' : '',
    flags.reliable ? 'R' : '',
    flags.resent ? 'S' : '',
    flags.acks ? 'A' : '',
  ].join('');
  const number = bytes.length < SHORTEST_PACKET ? '' : `#${sequence}`;
  const words = [number.padEnd(7), letters.padEnd(4), `${size} bytes`, fate === 'handled' ? '' : fate];
  return words.join(' ').trimEnd();
}

function valueText(value: AskedValue): string {
  if (value !== null && typeof value === 'object' && 'hex' in value) {
    return value.text === undefined ? value.hex : JSON.stringify(value.text);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
