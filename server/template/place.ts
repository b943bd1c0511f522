// What stands at an offset of a template: the word, what it is for, and the parts around it.

import type { PlacedBlock, PlacedField, PlacedMessage, TemplateFile, Word } from '../../protocol/template/placed.ts';
import type { Range } from '../../protocol/text.ts';

export type Place =
  | { readonly kind: 'message'; readonly part: MessagePart; readonly word: Word; readonly message: PlacedMessage }
  | {
      readonly kind: 'block';
      readonly part: BlockPart;
      readonly word: Word;
      readonly message: PlacedMessage;
      readonly block: PlacedBlock;
    }
  | {
      readonly kind: 'field';
      readonly part: FieldPart;
      readonly word: Word;
      readonly message: PlacedMessage;
      readonly block: PlacedBlock;
      readonly field: PlacedField;
    };

export type MessagePart = 'name' | 'frequency' | 'number' | 'trust' | 'encoding' | 'flag';
export type BlockPart = 'name' | 'quantity' | 'count';
export type FieldPart = 'name' | 'type' | 'size';

const MESSAGE_PARTS = ['name', 'frequency', 'number', 'trust', 'encoding', 'flag'] as const;
const BLOCK_PARTS = ['name', 'quantity', 'count'] as const;
const FIELD_PARTS = ['name', 'type', 'size'] as const;

/** Both ends of a word belong to it, since a caret stands between letters. */
export const touches = (range: Range | undefined, at: number): boolean =>
  range !== undefined && range.start <= at && at <= range.end;

/** The word at an offset; undefined between words, in comments, and at braces. */
export function placeAt(file: TemplateFile, at: number): Place | undefined {
  for (const place of placesOf(file.messages.filter((message) => touches(message.range, at))))
    if (touches(place.word, at)) return place;
  return undefined;
}

/** Every word that has a place in its part, message by message. */
export function* placesOf(messages: readonly PlacedMessage[]): Iterable<Place> {
  for (const message of messages) {
    for (const part of MESSAGE_PARTS) {
      const word = message.words[part];
      if (word !== undefined) yield { kind: 'message', part, word, message };
    }
    for (const block of message.blocks) yield* placesOfBlock(message, block);
  }
}

function* placesOfBlock(message: PlacedMessage, block: PlacedBlock): Iterable<Place> {
  for (const part of BLOCK_PARTS) {
    const word = block.words[part];
    if (word !== undefined) yield { kind: 'block', part, word, message, block };
  }
  for (const field of block.fields) {
    for (const part of FIELD_PARTS) {
      const word = field.words[part];
      if (word !== undefined) yield { kind: 'field', part, word, message, block, field };
    }
  }
}
