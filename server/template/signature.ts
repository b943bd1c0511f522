// The words of a header while it is written: which one comes now, and what it may be.
import type { SignatureHelp } from 'vscode-languageserver';
import { FLAGS, FREQUENCIES, QUANTITIES } from '../../protocol/template/model.ts';
import type { TemplateFile } from '../../protocol/template/placed.ts';
import { ENCODINGS, TRUSTS, takesSize } from '../../protocol/template/words.ts';
import type { Read } from '../languages.ts';
import type { Level } from './spot.ts';
import { levelOf, spotAt } from './spot.ts';

/** Undefined outside of headers, and where no word can follow. */
export function signature({ file }: Read<TemplateFile>, at: number): SignatureHelp | undefined {
  const spot = spotAt(file.scan, at);
  if (spot?.brace === undefined) return undefined;
  const level = levelOf(file, spot.brace);
  if (level === undefined) return undefined;
  const slots = SLOTS[level](spot.words);
  if (spot.words.length >= slots.length) return undefined;
  const label = `{ ${slots.map(({ word }) => word).join(' ')} }`;
  const parameters = slots.map(({ word, about }) => ({ label: word, documentation: about }));
  return {
    signatures: [{ label, parameters, activeParameter: spot.words.length }],
    activeSignature: 0,
    activeParameter: spot.words.length,
  };
}

interface Slot {
  readonly word: string;
  readonly about: string;
}

const listed = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const NAME = 'Letters, digits and underscores, 63 at most, not beginning with a digit.';

const MESSAGE: readonly Slot[] = [
  { word: 'Name', about: `The name of the message. ${NAME}` },
  {
    word: 'Frequency',
    about: `How often it is sent, which decides how its number is written: ${listed(FREQUENCIES)}.`,
  },
  { word: 'Number', about: 'Its number on the wire; each frequency has numbers of its own.' },
  { word: 'Trust', about: `Who may send it: ${listed(TRUSTS)}.` },
  { word: 'Encoding', about: `Whether runs of zero bytes are shortened: ${listed(ENCODINGS)}.` },
  { word: '[Flag]', about: `Only if it goes out of use: ${listed(FLAGS)}.` },
];

const BLOCK: readonly Slot[] = [
  { word: 'Name', about: `The name of the block. ${NAME}` },
  { word: 'Quantity', about: `How many there are of it: ${listed(QUANTITIES)}.` },
];
const COUNT: Slot = { word: 'Count', about: 'How many there are, from 1 to 255.' };

const FIELD: readonly Slot[] = [
  { word: 'Name', about: `The name of the field. ${NAME}` },
  { word: 'Type', about: 'The type of its value, such as U32, F32, LLUUID, LLVector3, BOOL or Variable.' },
];
const BYTES: Slot = { word: 'Size', about: 'How many bytes the field has.' };
const WIDTH: Slot = {
  word: 'Size',
  about: 'How many bytes its length takes: 1 for up to 255 bytes, 2 for up to 65535.',
};

const SLOTS: { readonly [level in Level]: (words: readonly string[]) => readonly Slot[] } = {
  message: () => MESSAGE,
  block: ([, quantity]) => (quantity === 'Multiple' ? [...BLOCK, COUNT] : BLOCK),
  field: ([, type = '']) => (takesSize(type) ? [...FIELD, type === 'Fixed' ? BYTES : WIDTH] : FIELD),
};
