// Which message numbers a template uses, and which are free.
import type { Frequency } from './model.ts';
import type { Numbered, PlacedMessage, TemplateFile, Word } from './placed.ts';

/** The lowest and highest number of each frequency that keeps its meaning on the wire. */
export const NUMBER_LIMITS: { readonly [frequency in Frequency]: { readonly low: number; readonly high: number } } = {
  High: { low: 1, high: 254 },
  Medium: { low: 1, high: 254 },
  Low: { low: 1, high: 65_279 },
  Fixed: { low: 0xffffff00, high: 0xffffffff },
};

/** Every message whose frequency and number can be read, in file order. */
export function numberUses(file: TemplateFile): readonly NumberUse[] {
  const uses: NumberUse[] = [];
  for (const message of file.messages)
    if (message.numbered !== undefined) uses.push(new NumberUse(message, message.numbered));
  return uses;
}

/** A message and its number. Where that stands is asked for only if something is wrong with it. */
export class NumberUse implements Numbered {
  readonly message: PlacedMessage;
  readonly frequency: Frequency;
  readonly value: number;

  constructor(message: PlacedMessage, { frequency, value }: Numbered) {
    this.message = message;
    this.frequency = frequency;
    this.value = value;
  }

  get word(): Word {
    const { number } = this.message.words;
    if (number === undefined) throw new Error('a number that was read has a word');
    return number;
  }
}

export const isInLimits = ({ frequency, value }: Numbered): boolean =>
  value >= NUMBER_LIMITS[frequency].low && value <= NUMBER_LIMITS[frequency].high;

/** The number after the highest one in use or, if that is the last, the first hole; undefined if all are taken. */
export function nextFreeNumber(uses: readonly NumberUse[], frequency: Frequency): number | undefined {
  const { low, high } = NUMBER_LIMITS[frequency];
  const taken = new Set(uses.filter((use) => use.frequency === frequency && isInLimits(use)).map((use) => use.value));
  let next = low;
  for (const value of taken) next = Math.max(next, value + 1);
  if (next <= high) return next;
  for (let value = low; value <= high; value += 1) if (!taken.has(value)) return value;
  return undefined;
}

/** A number as it is written behind its frequency. */
export const numberText = (frequency: Frequency, value: number): string =>
  frequency === 'Fixed' ? `0x${value.toString(16).toUpperCase().padStart(8, '0')}` : String(value);
