// All that a row says, value by value, in the order in which it stands there.
import type { WholeRow } from '../../contract/panel.ts';
import { toHex } from '../../protocol/bytes.ts';
import { numberText, type Piece, type PieceValue } from '../../protocol/meaning/decoders/piece.ts';
import { unpack } from '../../protocol/meaning/decoders/unpack.ts';
import { meaningOf } from '../../protocol/meaning/meaning-of.ts';
import type { BlockValue, Codec, DecodedMessage } from '../../protocol/packet/codec.ts';
import { printableText } from '../../protocol/packet/field-json.ts';
import { readPacket } from '../../protocol/packet/packet.ts';
import type { BlockTemplate, FieldTemplate } from '../../protocol/template/model.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { familyOf, familyOfKey, type IdFamily } from './id-family.ts';
import { bodyValues, type RowValue, textValues } from './text-values.ts';

/** [compare.values.1] What cannot be read as a message is its bytes. */
export function valuesOf(row: WholeRow, codec: Codec): readonly RowValue[] {
  if (row.door !== 'udp') return exchangeValues(row);
  const packet = readPacket(row.bytes);
  if ('malformed' in packet) return [{ path: 'bytes', text: toHex(row.bytes) }];
  const message = codec.decode(packet.body);
  return 'unknown' in message ? [{ path: 'body', text: toHex(packet.body) }] : messageValues(message);
}

/** [compare.values.1] What HTTP said of an exchange, where that is known, and its texts. */
function exchangeValues({ http, reply = '', request = '' }: WholeRow): readonly RowValue[] {
  const said =
    http === undefined
      ? []
      : [
          { path: 'method', text: http.method },
          ...textValues('target', http.target),
          { path: 'status', text: String(http.status) },
        ];
  return [...said, ...bodyValues('request', request), ...bodyValues('reply', reply)];
}

export function messageValues({ blocks, leftOver, problems, template }: DecodedMessage): readonly RowValue[] {
  const values: RowValue[] = [];
  for (const block of template.blocks) {
    const instances = blocks[block.name] ?? [];
    for (const [index, instance] of instances.entries()) {
      for (const field of block.fields) addField(values, { message: template.name, block, field }, { instance, index });
    }
  }
  for (const text of problems) values.push({ path: 'problem', text });
  if (leftOver > 0) values.push({ path: 'left over', text: String(leftOver) });
  return values;
}

interface FieldPlace {
  readonly message: string;
  readonly block: BlockTemplate;
  readonly field: FieldTemplate;
}

/** What is known of a field in whatever message it stands. */
interface FieldRole {
  /** In the first instance of its block. */
  readonly path: string;
  readonly named: string;
  readonly family: IdFamily | undefined;
  readonly isSecret: boolean;
}

const ROLES = new WeakMap<FieldTemplate, FieldRole>();

function roleOf({ block, field, message }: FieldPlace): FieldRole {
  const known = ROLES.get(field);
  if (known !== undefined) return known;
  const path = `${block.name}.${field.name}`;
  const isSecret = meaningOf(message, block, field)?.kind === 'secret';
  const role = { path, named: `${message}.${path}`, family: familyOf(message, block, field), isSecret };
  ROLES.set(field, role);
  return role;
}

interface InstancePlace {
  readonly instance: BlockValue;
  readonly index: number;
}

function addField(values: RowValue[], place: FieldPlace, { index, instance }: InstancePlace): void {
  const { block, field } = place;
  const value = instance[field.name];
  if (value === undefined) return;
  const { family, isSecret, named, path: first } = roleOf(place);
  const path = index === 0 ? first : `${block.name}[${index}].${field.name}`;
  if (value instanceof Uint8Array) {
    values.push(...packedValues(path, { field, named }, value, instance));
    return;
  }
  const text = typeof value === 'object' ? value.map(plainText).join(', ') : plainText(value);
  values.push(idOrPlain(path, isSecret ? shortened(text) : text, family));
}

function packedValues(
  path: string,
  { field, named }: { readonly field: FieldTemplate; readonly named: string },
  value: Uint8Array,
  instance: BlockValue,
): readonly RowValue[] {
  if (field.name === 'Digest') return [{ path, text: toHex(value), family: 'key' }];
  const opened = named === HEIGHTS ? undefined : unpack(named, value, (beside) => instance[beside]);
  if (opened === undefined || opened.problem !== undefined) return bytesValues(path, value);
  return opened.pieces.flatMap((piece) => pieceValues(path, piece));
}

/** Land is opened for pictures; whether it is the same is seen in its bytes. */
const HEIGHTS = 'LayerData.LayerData.Data';

/** [compare.values.2] As much of a session id as is told of it anywhere. */
const shortened = (id: string): string => (id === NULL_UUID ? id : `${id.slice(0, 8)}…`);

/** Nothing has no name: zero and the null id mean the same everywhere. */
function idOrPlain(path: string, text: string, family: IdFamily | undefined): RowValue {
  const isNone = text === NULL_UUID || text === '0';
  return family === undefined || isNone ? { path, text } : { path, text, family };
}

function bytesValues(path: string, bytes: Uint8Array): readonly RowValue[] {
  const text = printableText(bytes);
  return text === undefined ? [{ path, text: toHex(bytes) }] : textValues(path, text);
}

function pieceValues(path: string, piece: Piece): readonly RowValue[] {
  const here = `${path}.${piece.name}`;
  if (piece.pieces.length > 0) return piece.pieces.flatMap((inner) => pieceValues(here, inner));
  if (piece.value === undefined) return [];
  if (piece.value instanceof Uint8Array) return bytesValues(here, piece.value);
  const text = pieceText(piece.value, piece.type);
  return typeof piece.value === 'string' ? textValues(here, text) : [idOrPlain(here, text, familyOfKey(piece.name))];
}

function pieceText(value: Exclude<PieceValue, Uint8Array>, type: string): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? numberText(value, type) : value.map((part) => numberText(part, type)).join(', ');
}

const plainText = (value: number | bigint | boolean | string): string => (Object.is(value, -0) ? '-0' : String(value));
