// The meaning of one field of a template: by its place first, then by its type and its name.
import type { BlockTemplate, FieldTemplate, FieldType } from '../template/model.ts';
import type { Meaning } from './meaning.ts';
import { MEANINGS } from './table.ts';

/**
 * [meaning.field.1] What a field means beyond its type; undefined if that is all there is to say.
 * A meaning that the field's type cannot have, since this template is another one, is left out.
 */
export function meaningOf(message: string, block: BlockTemplate, field: FieldTemplate): Meaning | undefined {
  const known = MEANINGS.get(`${message}.${block.name}.${field.name}`);
  return known !== undefined && suits(known, field.type) ? known : meaningByShape(block, field);
}

/** Whether a field of this type can have such a meaning. */
export function suits({ kind }: Meaning, type: FieldType): boolean {
  if (kind === 'packed') return true;
  if (kind === 'text' || kind === 'bytes' || kind === 'parameter') return type === 'Variable' || type === 'Fixed';
  if (kind === 'id' || kind === 'secret') return type === 'LLUUID';
  if (kind === 'rotation') return type === 'LLQuaternion';
  return kind === 'address' ? type === 'IPADDR' : INTEGER_BITS.has(type);
}

/** Widths of the types that are whole numbers. */
export const INTEGER_BITS: ReadonlyMap<FieldType, number> = new Map([
  ['U8', 8],
  ['S8', 8],
  ['U16', 16],
  ['S16', 16],
  ['U32', 32],
  ['S32', 32],
  ['U64', 64],
  ['S64', 64],
]);

function meaningByShape(block: BlockTemplate, field: FieldTemplate): Meaning | undefined {
  const { name, type } = field;
  if (type === 'LLUUID') return { kind: SECRET_NAMES.test(name) ? 'secret' : 'id' };
  if (type === 'LLQuaternion') return { kind: 'rotation' };
  if (type === 'IPADDR') return addressOf(block, field);
  if (type === 'U64') return REGION_NAMES.test(name) ? { kind: 'region' } : undefined;
  if (type === 'U32' || type === 'S32') return TIME_NAMES.test(name) ? { kind: 'time', unit: 'second' } : undefined;
  return type === 'Variable' ? bytesMeaning(name) : undefined;
}

/** [meaning.secret.1] */
const SECRET_NAMES = /SessionID$/u;
/** [meaning.region.1] */
const REGION_NAMES = /^(?:Region)?Handle$/u;
/** [meaning.time.1] */
const TIME_NAMES = /(?:Date|Time[Ss]tamp)$/u;
/** [meaning.text.1] */
const TEXT_NAMES = /(?:Name|Text|Title|Description|Desc|Message|Label|Method|Filename|SKU|ChannelVersion)$/u;
/** [meaning.text.2] */
const BYTES_NAMES = /^(?:Data|Binary.*|Handle|Color.*|Texture.*|Params|NameValue|Bitmap|Digest)$/u;

function bytesMeaning(name: string): Meaning | undefined {
  if (TEXT_NAMES.test(name)) return { kind: 'text' };
  return BYTES_NAMES.test(name) ? { kind: 'bytes' } : undefined;
}

/** [meaning.address.1] The port of an address is the IPPORT before or behind it. */
function addressOf({ fields }: BlockTemplate, field: FieldTemplate): Meaning | undefined {
  const at = fields.indexOf(field);
  const port = [fields[at + 1], fields[at - 1]].find((beside) => beside?.type === 'IPPORT');
  return port === undefined ? undefined : { kind: 'address', port: port.name };
}
