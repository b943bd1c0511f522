// Facts about a value that its spelling does not show at a glance, as lines of Markdown.
import { isoFromMs } from '../../protocol/llsd/iso-date.ts';
import type { ArrayNode, LlsdNode } from '../../protocol/llsd/node.ts';
import { asNumber, asText, type LlsdScalar, realText } from '../../protocol/llsd/value.ts';
import { binaryFacts } from './binary-facts.ts';
import { idName } from './known-ids.ts';
import { counted } from './values.ts';

export function factsOf(node: LlsdNode): readonly string[] {
  if (node.kind === 'map') return [counted(node.members.length, 'member')];
  return node.kind === 'array' ? arrayFacts(node) : scalarFacts(node.value as LlsdScalar);
}

function scalarFacts(value: LlsdScalar): readonly string[] {
  switch (value.kind) {
    case 'undef':
      return [];
    case 'boolean':
      return [String(value.value)];
    case 'integer':
      return integerFacts(value.value);
    case 'real':
      return [realText(value.value)];
    case 'date':
      return dateFacts(value.value);
    case 'uuid':
      return idFacts(value.value);
    case 'binary':
      return binaryFacts(value.value);
    default:
      return textFacts(asText(value));
  }
}

const isScalarNumber = ({ kind }: LlsdNode): boolean => kind === 'real' || kind === 'integer';

/** Vectors, rotations and colours have no type of their own. */
function arrayFacts({ items }: ArrayNode): readonly string[] {
  const kinds = [...new Set(items.map(({ kind }) => kind))];
  const of = kinds.length === 1 ? ` of ${kinds[0]}` : '';
  const isVector = items.length >= 2 && items.length <= 4 && items.every(isScalarNumber);
  const numbers = items.flatMap((item) => ('value' in item ? [realText(asNumber(item.value))] : []));
  return [`${counted(items.length, 'element')}${of}`, ...(isVector ? [`(${numbers.join(', ')})`] : [])];
}

/** More bits than these say less than the hexadecimal number. */
const MOST_BITS = 8;

function integerFacts(value: number): readonly string[] {
  const unsigned = value >>> 0;
  const bits = Array.from({ length: 32 }, (_, bit) => bit).filter((bit) => ((unsigned >>> bit) & 1) === 1);
  const hexadecimal = `${value} = 0x${unsigned.toString(16).toUpperCase().padStart(8, '0')}`;
  const asUnsigned = value < 0 ? ` = ${unsigned} unsigned` : '';
  const setBits = bits.length > 0 && bits.length <= MOST_BITS ? [`bits ${bits.join(', ')}`] : [];
  return [hexadecimal + asUnsigned, ...setBits];
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const DAY_MS = 86_400_000;
/** The first of January 1970. */
const FIRST_WEEKDAY = 4;

function dateFacts(ms: number): readonly string[] {
  const days = Math.floor(ms / DAY_MS) + FIRST_WEEKDAY;
  const weekday = WEEKDAYS[((days % 7) + 7) % 7];
  const clock = isoFromMs(ms).replace('T', ' ').replace('Z', ' UTC');
  return [`${weekday}, ${clock}`, `${realText(ms / 1000)} s since 1970`];
}

function idFacts(id: string): readonly string[] {
  const name = idName(id);
  if (name !== undefined) return [name];
  return /^.{14}4.{4}[89ab]/u.test(id) ? ['random (version 4)'] : [];
}

function textFacts(text: string): readonly string[] {
  const octets = new TextEncoder().encode(text).length;
  const characters = counted([...text].length, 'character');
  return [octets === text.length ? characters : `${characters}, ${counted(octets, 'octet')} of UTF-8`];
}
