// All that a row says, value by value, in the order in which it stands there.
import type { WholeRow } from '../../contract/panel.ts';
import { toHex } from '../../protocol/bytes.ts';
import { numberText, type Piece, type PieceValue } from '../../protocol/meaning/decoders/piece.ts';
import { unpack } from '../../protocol/meaning/decoders/unpack.ts';
import { meaningOf } from '../../protocol/meaning/meaning-of.ts';
import type { BlockValue, Codec, DecodedMessage, FieldValue } from '../../protocol/packet/codec.ts';
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

export function messageValues({ blocks, template, problems, leftOver }: DecodedMessage): readonly RowValue[] {
  const values = template.blocks.flatMap((block) =>
    (blocks[block.name] ?? []).flatMap((instance, index) =>
      instanceValues({ message: template.name, block, instance, index }),
    ),
  );
  const rest = leftOver === 0 ? [] : [{ path: 'left over', text: String(leftOver) }];
  return [...values, ...problems.map((text) => ({ path: 'problem', text })), ...rest];
}

interface Instance {
  readonly message: string;
  readonly block: BlockTemplate;
  readonly instance: BlockValue;
  readonly index: number;
}

function instanceValues(place: Instance): readonly RowValue[] {
  const { block, index, instance } = place;
  const at = index === 0 ? block.name : `${block.name}[${index}]`;
  return block.fields.flatMap((field) => {
    const value = instance[field.name];
    return value === undefined ? [] : fieldValues(`${at}.${field.name}`, field, value, place);
  });
}

function fieldValues(path: string, field: FieldTemplate, value: FieldValue, place: Instance): readonly RowValue[] {
  const { block, instance, message } = place;
  if (value instanceof Uint8Array) {
    if (field.name === 'Digest') return [{ path, text: toHex(value), family: 'key' }];
    const named = `${message}.${block.name}.${field.name}`;
    const opened = named === HEIGHTS ? undefined : unpack(named, value, (beside) => instance[beside]);
    if (opened === undefined || opened.problem !== undefined) return bytesValues(path, value);
    return opened.pieces.flatMap((piece) => pieceValues(path, piece));
  }
  const text = typeof value === 'object' ? value.map(plainText).join(', ') : plainText(value);
  const isSecret = meaningOf(message, block, field)?.kind === 'secret';
  return [idOrPlain(path, isSecret ? shortened(text) : text, familyOf(message, block, field))];
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
