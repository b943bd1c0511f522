// A message that travels as LLSD, by the event queue: a map of blocks, each an array of maps of fields. What it says is what the
// same message says in a packet.
import { asBoolean, asBytes, asItems, asNumber, asText, asUuid, get, has, type Llsd } from '../llsd/value.ts';
import type { FieldType, MessageTemplate } from '../template/model.ts';
import { fieldSize } from '../template/sizes.ts';
import type { BlockValue, FieldValue, MessageValue } from './codec.ts';
import { textBytes } from './field.ts';
import type { FieldPlace } from './place.ts';
import { PLAIN_TYPES } from './plain.ts';

/** [packet.llsd.1] The blocks of the template that the body has; what the template does not know is left out. Never fails. */
export function messageFromLlsd({ blocks }: MessageTemplate, body: Llsd): MessageValue {
  const found: Record<string, readonly BlockValue[]> = {};
  for (const { fields, name } of blocks) {
    const said = get(body, name);
    const instances = said.kind === 'map' ? [said] : asItems(said);
    if (instances.length === 0) continue;
    found[name] = instances.map((instance) =>
      Object.fromEntries(
        fields
          .filter((field) => has(instance, field.name))
          .map((field) => [field.name, fieldFromLlsd(field.type, get(instance, field.name))]),
      ),
    );
  }
  return found;
}

/** The same field by field, for those who show them; there are no bytes, so the offsets are those of the smallest packet. */
export function placesFromLlsd(message: MessageTemplate, body: Llsd): readonly FieldPlace[] {
  const said = messageFromLlsd(message, body);
  const places: FieldPlace[] = [];
  let start = 0;
  for (const { fields, name: block } of message.blocks) {
    for (const [instance, values] of (said[block] ?? []).entries()) {
      for (const field of fields) {
        const value = values[field.name];
        const end = start + fieldSize(field).minBytes;
        if (value !== undefined)
          places.push({ block, instance, field: field.name, type: field.type, start, end, value });
        start = end;
      }
    }
  }
  return places;
}

/** [packet.llsd.2] What LLSD has no kind for travels as binary, the most significant byte first: U32, U64, S64, addresses. */
function fieldFromLlsd(type: FieldType, value: Llsd): FieldValue {
  switch (type) {
    case 'Variable':
    case 'Fixed':
      return value.kind === 'binary' ? value.value : textBytes(asText(value));
    case 'LLUUID':
      return asUuid(value);
    case 'BOOL':
      return asBoolean(value);
    case 'U64':
    case 'S64':
      return value.kind === 'binary' ? wholeOf(value.value, type === 'S64') : bigintOf(value);
    case 'IPADDR':
      return value.kind === 'binary' ? [0, 1, 2, 3].map((at) => value.value[at] ?? 0).join('.') : asText(value);
    default:
      return numbersOf(type, value);
  }
}

function numbersOf(type: Exclude<FieldType, 'Variable' | 'Fixed'>, value: Llsd): FieldValue {
  const { zero } = PLAIN_TYPES[type];
  if (Array.isArray(zero)) {
    const parts = asItems(value).map(asNumber);
    const whole = type === 'LLQuaternion' && parts.length === 3 ? [...parts, derivedW(parts)] : parts;
    return whole.length === zero.length ? whole : zero;
  }
  return value.kind === 'binary' ? Number(wholeOf(asBytes(value), type.startsWith('S'))) : asNumber(value);
}

const derivedW = (parts: readonly number[]): number =>
  Math.sqrt(Math.max(0, 1 - parts.reduce((sum, part) => sum + part * part, 0)));

function bigintOf(value: Llsd): bigint {
  const text = asText(value);
  if (/^-?\d{1,20}$/.test(text)) return BigInt(text);
  const number = asNumber(value);
  return Number.isFinite(number) ? BigInt(Math.trunc(number)) : 0n;
}

/** Bytes of more than 64 bits are cut. */
function wholeOf(bytes: Uint8Array, isSigned: boolean): bigint {
  let whole = 0n;
  for (const byte of bytes.subarray(0, 8)) whole = (whole << 8n) | BigInt(byte);
  return isSigned ? BigInt.asIntN(8 * Math.min(8, bytes.length), whole) : whole;
}
