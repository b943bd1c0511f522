// What octets may mean: their digits, their text, and the numbers that travel as binary because integers are too small.

import { firstBadOctet } from '../../protocol/llsd/utf8.ts';
import { binary } from '../../protocol/llsd/value.ts';
import { asU32, asU64 } from '../../protocol/llsd/wide.ts';
import { plain } from '../markdown.ts';
import { counted } from './values.ts';

/** How many octets are shown of more. */
const MOST_OCTETS = 32;

export function binaryFacts(bytes: Uint8Array): readonly string[] {
  if (bytes.length === 0) return ['no octets'];
  const digits = [...bytes.subarray(0, MOST_OCTETS)].map((octet) => octet.toString(16).padStart(2, '0'));
  const more = bytes.length > MOST_OCTETS ? ' …' : '';
  return [counted(bytes.length, 'octet'), `\`${digits.join(' ')}${more}\``, ...textOf(bytes), ...numbersOf(bytes)];
}

/** [llsd.wide.1] */
function numbersOf(bytes: Uint8Array): readonly string[] {
  const value = binary(bytes);
  if (bytes.length === 4) return [`U32 ${asU32(value)}`, `IP address ${[...bytes].join('.')}`];
  if (bytes.length === 8) return [`U64 ${asU64(value)}`, ...regionOf(asU64(value))];
  return bytes.length === 16 ? [`uuid ${idOf(bytes)}`] : [];
}

/** Regions are so many metres wide, and their handles are their corners. */
const REGION_METRES = 256;

/** A handle has the corner's distance from the west in its upper half, from the south in its lower one. */
function regionOf(handle: bigint): readonly string[] {
  const [x, y] = [Number(handle >> 32n), Number(handle & 0xffff_ffffn)];
  if (handle === 0n || x % REGION_METRES !== 0 || y % REGION_METRES !== 0) return [];
  return [`region handle: (${x / REGION_METRES}, ${y / REGION_METRES}) on the grid`];
}

function idOf(bytes: Uint8Array): string {
  const digits = [...bytes].map((octet) => octet.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}

/** If all of it is text that can be seen. */
function textOf(bytes: Uint8Array): readonly string[] {
  if (firstBadOctet(bytes) < bytes.length) return [];
  const text = new TextDecoder().decode(bytes);
  if (!/^[^\p{Cc}\p{Cn}\p{Co}]+$/u.test(text.replaceAll(/[\t\r\n]/gu, ''))) return [];
  const shown = text.slice(0, MOST_OCTETS).replaceAll(/\s+/gu, ' ');
  return [`text “${plain(shown)}${text.length > MOST_OCTETS ? '…' : ''}”`];
}
