// What the keywords of a template mean, in words for a hover and a completion list.

import type { FieldType } from '../../protocol/template/model.ts';
import { TYPE_BYTES } from '../../protocol/template/sizes.ts';

export const KEYWORDS: ReadonlyMap<string, string> = new Map([
  ['High', 'High frequency: the number takes 1 byte on the wire (1 to 254).'],
  ['Medium', 'Medium frequency: the number takes 2 bytes on the wire, `FF nn` (1 to 254).'],
  ['Low', 'Low frequency: the number takes 4 bytes on the wire, `FF FF hi lo` (1 to 65279).'],
  ['Trusted', 'Trusted: only simulators may send it; from anyone else it is refused.'],
  ['NotTrusted', 'NotTrusted: viewers may send it.'],
  ['Zerocoded', 'Zerocoded: runs of zero bytes are shortened if that makes the packet smaller.'],
  ['Unencoded', 'Unencoded: the bytes are sent as they are.'],
  ['Deprecated', 'Deprecated: the viewer drops this message when it loads the template.'],
  [
    'UDPDeprecated',
    'UDPDeprecated: it should go over HTTP; over UDP it is still accepted, and sending it is warned about.',
  ],
  ['UDPBlackListed', 'UDPBlackListed: over UDP the viewer drops it unacknowledged; it must come over HTTP.'],
  ['NotDeprecated', 'NotDeprecated: the same as no flag at all.'],
  ['Single', 'Single: exactly one.'],
  ['Multiple', 'Multiple: as many as the count says, with no count on the wire.'],
]);

export const FIXED_FREQUENCY = 'Fixed: the four bytes of the number, written in full (0xFFFFFF00 to 0xFFFFFFFF).';
export const VARIABLE_BLOCK = 'Variable: 0 to 255, after one byte that counts them.';

const TYPES: { readonly [type in FieldType]: string } = {
  U8: 'unsigned',
  U16: 'unsigned, little-endian',
  U32: 'unsigned, little-endian',
  U64: 'unsigned, little-endian',
  S8: 'signed',
  S16: 'signed, little-endian',
  S32: 'signed, little-endian',
  S64: 'signed, little-endian',
  F32: 'IEEE single, little-endian',
  F64: 'IEEE double, little-endian',
  LLVector3: 'x, y, z as F32',
  LLVector3d: 'x, y, z as F64',
  LLVector4: 'x, y, z, w as F32',
  LLQuaternion: 'x, y, z of the unit quaternion as F32; w is left out',
  LLUUID: 'in the order of the text form',
  BOOL: '0 or not 0',
  IPADDR: 'the four numbers in reading order',
  IPPORT: 'big-endian, the only such number',
  Fixed: 'as many raw bytes as the size says',
  Variable: 'a length of 1 or 2 bytes, little-endian, then as many raw bytes; text is UTF-8',
};

/** A type in words, with its bytes where the type alone decides them. */
export function typePhrase(type: FieldType): string {
  const bytes = TYPE_BYTES[type];
  return bytes === 0 ? `${type}: ${TYPES[type]}.` : `${type}: ${counted(bytes, 'byte')}, ${TYPES[type]}.`;
}

export const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
