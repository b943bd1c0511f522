// What was read of a text, at its place in the text as it is now: the same parts, some characters further.
import type { Edit, Problem, Range } from '../text.ts';
import type { Placed } from './model.ts';
import type { PlacedBlock, PlacedField, PlacedMessage, Word } from './placed.ts';

export function movedMessage(placed: PlacedMessage, further: number): PlacedMessage {
  return {
    ...movedPlace(placed, further),
    message: placed.message,
    sound: placed.sound,
    words: movedWords(placed.words, further),
    blocks: placed.blocks.map((block) => movedBlock(block, further)),
  };
}

const movedBlock = (placed: PlacedBlock, further: number): PlacedBlock => ({
  ...movedPlace(placed, further),
  block: placed.block,
  isClosed: placed.isClosed,
  words: movedWords(placed.words, further),
  fields: placed.fields.map((field) => movedField(field, further)),
});

const movedField = (placed: PlacedField, further: number): PlacedField => ({
  ...movedPlace(placed, further),
  field: placed.field,
  words: movedWords(placed.words, further),
});

const movedPlace = ({ range, nameRange, documentation }: Placed, further: number): Placed => ({
  range: movedRange(range, further),
  nameRange: movedRange(nameRange, further),
  documentation,
});

/** Words that are missing in the text are missing here. */
function movedWords<Words extends { readonly [part in keyof Words]?: Word }>(words: Words, further: number): Words {
  const moved: { [part in keyof Words]?: Word } = {};
  for (const part in words) {
    const word = words[part];
    if (word !== undefined) moved[part] = { text: word.text, start: word.start + further, end: word.end + further };
  }
  return moved as Words;
}

/** Places in other texts stay where they are. */
export function movedProblem(problem: Problem, further: number): Problem {
  const { range, related, fixes } = problem;
  return {
    ...problem,
    range: movedRange(range, further),
    ...(related && {
      related: related.map((one) => (one.in === undefined ? { ...one, range: movedRange(one.range, further) } : one)),
    }),
    ...(fixes && { fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => movedEdit(edit, further)) })) }),
  };
}

const movedEdit = ({ range, text }: Edit, further: number): Edit => ({ range: movedRange(range, further), text });

export const movedRange = ({ start, end }: Range, further: number): Range => ({
  start: start + further,
  end: end + further,
});
