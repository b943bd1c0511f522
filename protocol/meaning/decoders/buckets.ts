// What comes with an instant message, by its dialog.
import { printableText } from '../../packet/field-json.ts';
import { UUID_BYTES } from '../../uuid.ts';
import { ASSET_TYPES } from '../tables/inventory-types.ts';
import type { Unpacked } from './piece.ts';
import { PieceReader } from './piece-reader.ts';

interface Form {
  /** Whether so many bytes can be it; those kept for later may have text instead. */
  fits(length: number): boolean;
  read(reader: PieceReader): void;
}

/**
 * [meaning.bucket.1] The form of its dialog, or text; undefined if it is neither. A single NUL is an empty text.
 */
export function unpackBucket(bytes: Uint8Array, dialog: number): Unpacked | undefined {
  const form = FORMS.get(dialog);
  const isText = printableText(bytes) !== undefined;
  if (!isText && form === undefined) return undefined;
  const reader = new PieceReader(bytes);
  if (form === undefined || (isText && !form.fits(bytes.length))) reader.text(dialog === SESSION ? 'session' : 'text');
  else form.read(reader);
  return reader.done();
}

/** [meaning.bucket.2] */
const OFFERED: Form = {
  fits: (length) => length % (1 + UUID_BYTES) === 0,
  read(reader) {
    for (let index = 0; reader.left > 0; index++) {
      reader.group(`offered ${index}`, () => {
        reader.number('type', 'U8', { meaning: ASSET_TYPES });
        reader.id('item or folder');
      });
    }
  },
};

const TYPE_ONLY: Form = {
  fits: (length) => length === 1,
  read: (reader) => void reader.number('type', 'U8', { meaning: ASSET_TYPES }),
};

const FOLDER: Form = { fits: (length) => length === UUID_BYTES, read: (reader) => reader.id('folder') };

/** [meaning.bucket.3] The one number in all packed bytes that is big-endian. */
const INVITATION: Form = {
  fits: (length) => length === 4 + UUID_BYTES,
  read(reader) {
    reader.number('fee', 'S32', { of: swapped, type: 'S32, big-endian' });
    reader.id('role');
  },
};

/** [meaning.bucket.4] */
const NOTICE: Form = {
  fits: (length) => length > 2 + UUID_BYTES,
  read(reader) {
    reader.number('has an attachment', 'U8');
    reader.number('type', 'U8', { meaning: ASSET_TYPES });
    reader.id('group');
    reader.text('name');
  },
};

const SESSION = 17;

/** By dialog. */
const FORMS: ReadonlyMap<number, Form> = new Map([
  [3, INVITATION],
  [4, OFFERED],
  [5, FOLDER],
  [9, TYPE_ONLY],
  [10, FOLDER],
  [32, NOTICE],
  [33, FOLDER],
  [37, NOTICE],
]);

function swapped(written: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setInt32(0, written, true);
  return view.getInt32(0);
}
