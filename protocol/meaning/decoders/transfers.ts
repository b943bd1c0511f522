// What a transfer is asked for with, and what the answer repeats of it.
import { printableText } from '../../packet/field-json.ts';
import { ASSET_TYPES } from '../tables/inventory-types.ts';
import type { Unpacked } from './piece.ts';
import { PieceReader } from './piece-reader.ts';

type Source = 'file' | 'asset' | 'item' | 'estate';

/** [meaning.transfer.1] By the type of the source; undefined if that is unknown. */
export function unpackTransferRequest(bytes: Uint8Array, sourceType: number): Unpacked | undefined {
  const source = SOURCES.get(sourceType);
  return source === undefined ? undefined : unpacked(bytes, source);
}

const SOURCES: ReadonlyMap<number, Source> = new Map([
  [1, 'file'],
  [2, 'asset'],
  [3, 'item'],
  [4, 'estate'],
]);

/**
 * [meaning.transfer.2] A name if the target is a file and the bytes have one; else, since many simulators repeat the
 * params of the request whatever the target is, what their length says. Undefined if nothing fits.
 */
export function unpackTransferInfo(bytes: Uint8Array, targetType: number): Unpacked | undefined {
  if (targetType === FILE && hasName(bytes)) return unpacked(bytes, 'file');
  const source = BY_LENGTH.get(bytes.length);
  return source === undefined ? undefined : unpacked(bytes, source);
}

const FILE = 1;

/** In bytes. */
const BY_LENGTH: ReadonlyMap<number, Source> = new Map([
  [20, 'asset'],
  [36, 'estate'],
  [100, 'item'],
]);

function hasName(bytes: Uint8Array): boolean {
  return bytes.at(-2) === 0 && bytes.length > 2 && printableText(bytes.subarray(0, -1)) !== undefined;
}

function unpacked(bytes: Uint8Array, source: Source): Unpacked {
  const reader = new PieceReader(bytes);
  READERS[source](reader);
  return reader.done();
}

const READERS: Readonly<Record<Source, (reader: PieceReader) => void>> = {
  file(reader) {
    reader.text('file');
    reader.number('delete it', 'U8');
  },
  asset(reader) {
    reader.id('asset');
    reader.number('type', 'S32', { meaning: ASSET_TYPES });
  },
  item(reader) {
    readWho(reader);
    for (const name of ['owner', 'object', 'item', 'asset']) reader.id(name);
    reader.number('type', 'S32', { meaning: ASSET_TYPES });
  },
  estate(reader) {
    readWho(reader);
    reader.number('type', 'S32');
  },
};

function readWho(reader: PieceReader): void {
  reader.id('agent');
  reader.secret('session');
}
