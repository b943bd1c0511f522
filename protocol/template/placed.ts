// A template as it stands in its text: every part with its words and their places, also the parts that are wrong.
import type { Problem, Range } from '../text.ts';
import type { BlockTemplate, FieldTemplate, Frequency, MessageTemplate, Placed, Template } from './model.ts';
import type { Scan } from './scan.ts';

export interface Word extends Range {
  readonly text: string;
}

/** One template file, read once: what it means, where each part stands, and what its syntax has wrong. */
export interface TemplateFile {
  readonly scan: Scan;
  /** Only the messages that were understood completely (`sound`). */
  readonly template: Template;
  /** All messages, also those with mistakes, in file order. */
  readonly messages: readonly PlacedMessage[];
  /** The word behind `version`. */
  readonly version: Word | undefined;
  readonly problems: readonly Problem[];
  /** The same piece by piece, for the next reading. */
  readonly stretches: readonly Stretch[];
}

/** What was read from one certain beginning of a message to the next. */
export interface Stretch {
  /** Words of the scan, `end` not among them. */
  readonly first: number;
  readonly end: number;
  /** Words up to this one had a part in how these were read, and what it begins; `end` if absent. */
  readonly seen?: number;
  readonly messages: readonly PlacedMessage[];
  readonly version: Word | undefined;
  /** What the syntax has wrong, without slips inside of words. */
  readonly problems: readonly Problem[];
  /** Plain text between messages: slips inside of it are no news. */
  readonly stray: readonly Range[];
}

export interface PlacedMessage extends Placed {
  /** What was understood; Low, 0, NotTrusted, Unencoded stand for what was not. */
  readonly message: MessageTemplate;
  /** Undefined if frequency or number cannot be read. */
  readonly numbered: Numbered | undefined;
  /** Every word of the message and of its blocks and fields is known, so that the wire form is certain. */
  readonly sound: boolean;
  readonly words: MessageWords;
  readonly blocks: readonly PlacedBlock[];
}

/** Which number a message has, whatever else is wrong with it. */
export interface Numbered {
  readonly frequency: Frequency;
  readonly value: number;
}

/** The words of a header in their order; absent ones are missing in the text. */
export interface MessageWords {
  readonly name?: Word;
  readonly frequency?: Word;
  readonly number?: Word;
  readonly trust?: Word;
  readonly encoding?: Word;
  readonly flag?: Word;
  readonly secondFlag?: Word;
}

export interface PlacedBlock extends Placed {
  readonly block: BlockTemplate;
  readonly isClosed: boolean;
  readonly words: BlockWords;
  readonly fields: readonly PlacedField[];
}

export interface BlockWords {
  readonly name?: Word;
  readonly quantity?: Word;
  readonly count?: Word;
}

export interface PlacedField extends Placed {
  readonly field: FieldTemplate;
  readonly words: FieldWords;
}

export interface FieldWords {
  readonly name?: Word;
  readonly type?: Word;
  readonly size?: Word;
}
