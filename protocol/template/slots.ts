// The words of a header, put where they belong although one may be missing, doubled or in the wrong place.
import type { Problem, Range } from '../text.ts';
import type { Word } from './placed.ts';
import { quote } from './problem-list.ts';
import { isEncoding, isFieldType, isFrequency, isQuantity, isTrust, looksNumeric } from './words.ts';

/** Something that belongs into a place. */
export interface Wanted {
  /** For a sentence, without an article. */
  readonly what: string;
}

export interface Slot<Key extends string> extends Wanted {
  readonly key: Key;
  /** The rule that speaks for this place. */
  readonly code: string;
  readonly fits: (word: string) => boolean;
}

export const MESSAGE_SLOTS = [
  { key: 'frequency', code: 'MT030', what: 'frequency (High, Medium, Low or Fixed)', fits: isFrequency },
  { key: 'number', code: 'MT031', what: 'message number', fits: looksNumeric },
  { key: 'trust', code: 'MT040', what: 'trust (Trusted or NotTrusted)', fits: isTrust },
  { key: 'encoding', code: 'MT041', what: 'encoding (Zerocoded or Unencoded)', fits: isEncoding },
] as const;

export const BLOCK_SLOTS = [
  { key: 'quantity', code: 'MT050', what: 'quantity (Single, Multiple or Variable)', fits: isQuantity },
] as const;

export const FIELD_SLOTS = [
  { key: 'type', code: 'MT060', what: 'type (such as U32 or LLUUID)', fits: isFieldType },
] as const;

export interface Filled<Key extends string> {
  readonly found: { readonly [key in Key]?: Word };
  /** Words behind the last place. */
  readonly rest: readonly Word[];
  /** Places with nothing in them, although the words went on or ended. */
  readonly missing: readonly Slot<Key>[];
  /** Words that stand where they cannot; a word that is merely misspelled is taken and left to the rules. */
  readonly problems: readonly Problem[];
  /** The word that stands where the first missing one belongs; undefined if the words ended. */
  readonly missingAt: Word | undefined;
}

/** [template.recovery.3] Puts words into slots, in order. Each mistake costs one problem at most, wherever that can be seen. */
export function fillSlots<Key extends string>(words: readonly Word[], slots: readonly Slot<Key>[]): Filled<Key> {
  const found: { [key in Key]?: Word } = {};
  const problems: Problem[] = [];
  const missing: Slot<Key>[] = [];
  let missingAt: Word | undefined;
  let at = 0;
  for (const [index, slot] of slots.entries()) {
    if (found[slot.key] !== undefined) continue;
    const word = words[at];
    const following = words[at + 1];
    if (word !== undefined && !slot.fits(word.text) && following !== undefined && slot.fits(following.text)) {
      const after = slots[index + 1];
      if (after?.fits(word.text) === true) found[after.key] = word;
      problems.push(misplaced(slot, word));
      found[slot.key] = following;
      at += 2;
    } else if (word === undefined || isForLater(word, slot, slots.slice(index + 1))) {
      missing.push(slot);
      missingAt ??= word;
    } else {
      found[slot.key] = word;
      at += 1;
    }
  }
  return { found, rest: words.slice(at), missing, problems, missingAt };
}

const isForLater = <Key extends string>(word: Word, slot: Slot<Key>, later: readonly Slot<Key>[]): boolean =>
  !slot.fits(word.text) && later.some((other) => other.fits(word.text));

const misplaced = <Key extends string>(slot: Slot<Key>, word: Word): Problem => ({
  code: slot.code,
  severity: 'error',
  message: `${quote(word.text)} does not belong here: ${withArticle(slot)} is expected.`,
  range: { start: word.start, end: word.end },
});

/** One problem for all that is missing in one place, under the code of the first. */
export function missingProblem<Key extends string>(missing: readonly Slot<Key>[], range: Range): Problem | undefined {
  const first = missing[0];
  if (first === undefined) return undefined;
  return {
    code: first.code,
    severity: 'error',
    message: `${capitalized(listed(missing))} ${missing.length === 1 ? 'belongs' : 'belong'} here.`,
    range,
  };
}

/** "a trust (…), then an encoding (…)", for a sentence. */
export const listed = (missing: readonly Wanted[]): string => missing.map(withArticle).join(', then ');

const withArticle = ({ what }: Wanted): string => `${/^[aeiou]/u.test(what) ? 'an' : 'a'} ${what}`;

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
