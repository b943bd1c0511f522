// Inputs made of samples: put together, cut, doubled, damaged, or with nothing of them left.
import type { Draw } from './chance.ts';

export interface Texts {
  /** Whole documents, sound and broken. */
  readonly samples: readonly string[];
  /** What documents are made of, and what breaks them. */
  readonly pieces: readonly string[];
  /** A sound document that nobody wrote, where chance can make one. */
  readonly grown?: (draw: Draw) => string;
  /** Puts documents together so that they may still be one. */
  readonly joined?: (one: string, other: string) => string;
}

/** Pieces in a text of nothing but pieces. */
const MOST_PIECES = 25;
/** Damages to one document; half of the documents get two or less. */
const MOST_DAMAGES = 6;
/** Characters or octets that one damage takes away. */
const MOST_TAKEN = 12;
const RANDOM_LENGTH = 60;
const LAST_CODE = 0x10000;

/** A text of one of five kinds: damaged, sound, of two documents, of pieces, of any characters. */
export function anyText(draw: Draw, texts: Texts): string {
  switch (draw.below(8)) {
    case 0:
      return soup(draw, texts.pieces);
    case 1:
      return soup(draw, [...texts.pieces, ...texts.samples]);
    case 2:
      return noise(draw);
    case 3:
      return spliced(draw, sample(draw, texts), sample(draw, texts));
    case 4:
      return sample(draw, texts);
    case 5:
      return damagedText(draw, joined(draw, texts), texts);
    default:
      return damagedText(draw, sample(draw, texts), texts);
  }
}

const sample = (draw: Draw, { samples, grown }: Texts): string =>
  grown !== undefined && draw.chance(0.4) ? grown(draw) : draw.one(samples);

function joined(draw: Draw, texts: Texts): string {
  const [one, other] = [sample(draw, texts), sample(draw, texts)];
  return texts.joined === undefined ? one + other : texts.joined(one, other);
}

export const soup = (draw: Draw, pieces: readonly string[]): string =>
  Array.from({ length: draw.below(MOST_PIECES) }, () => draw.one(pieces)).join('');

/** Any code units, most of them ASCII: halves of characters, too. */
const noise = (draw: Draw): string =>
  Array.from({ length: draw.below(RANDOM_LENGTH) }, () =>
    String.fromCharCode(draw.below(draw.chance(0.8) ? 0x80 : LAST_CODE)),
  ).join('');

function spliced(draw: Draw, one: string, other: string): string {
  return one.slice(0, draw.below(one.length + 1)) + other.slice(draw.below(other.length + 1));
}

function damagedText(draw: Draw, sound: string, texts: Texts): string {
  let text = sound;
  for (let damages = draw.below(MOST_DAMAGES); damages > 0; damages -= 1) {
    const at = draw.below(text.length + 1);
    const end = Math.min(text.length, at + draw.below(MOST_TAKEN));
    text = text.slice(0, at) + putInto(draw, text.slice(at, end), texts) + text.slice(end);
  }
  return text;
}

function putInto(draw: Draw, taken: string, texts: Texts): string {
  switch (draw.below(6)) {
    case 0:
      return '';
    case 1:
      return taken.repeat(2);
    case 2:
      return draw.one(texts.samples);
    case 3:
      return taken + String.fromCharCode(draw.below(0x100));
    default:
      return draw.one(texts.pieces);
  }
}

export interface Octets {
  readonly samples: readonly Uint8Array[];
  /** Octets that mean something. */
  readonly likely: readonly number[];
  readonly grown?: (draw: Draw) => Uint8Array;
}

/** As `anyText`, of octets. */
export function anyOctets(draw: Draw, octets: Octets): Uint8Array {
  const sound = () => (octets.grown !== undefined && draw.chance(0.5) ? octets.grown(draw) : draw.one(octets.samples));
  switch (draw.below(6)) {
    case 0:
      return Uint8Array.from({ length: draw.below(RANDOM_LENGTH) }, () => octetOf(draw, octets));
    case 1: {
      const [one, other] = [sound(), sound()];
      return Uint8Array.of(
        ...one.subarray(0, draw.below(one.length + 1)),
        ...other.subarray(draw.below(other.length + 1)),
      );
    }
    case 2:
      return sound();
    default:
      return damagedOctets(draw, sound(), octets);
  }
}

const octetOf = (draw: Draw, { likely }: Octets): number => (draw.chance(0.6) ? draw.one(likely) : draw.below(0x100));

function damagedOctets(draw: Draw, sound: Uint8Array, octets: Octets): Uint8Array {
  const bytes = [...sound];
  for (let damages = draw.below(MOST_DAMAGES); damages > 0; damages -= 1) {
    const at = draw.below(bytes.length + 1);
    const taken = draw.one([0, 1, 1, 1, draw.below(MOST_TAKEN)]);
    const put = draw.one([0, 1, 1, 1, draw.below(MOST_TAKEN)]);
    bytes.splice(at, taken, ...Array.from({ length: put }, () => octetOf(draw, octets)));
  }
  return Uint8Array.from(bytes);
}
