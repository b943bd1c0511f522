// What was read of a text, at its place in the text as it is now: the same parts, some characters further. Half of a large template
// is moved at each keystroke.
import type { Edit, Problem, Range } from '../text.ts';
import type { MessageTemplate } from './model.ts';
import type {
  BlockWords,
  FieldWords,
  MessageWords,
  Numbered,
  PlacedBlock,
  PlacedField,
  PlacedMessage,
  Word,
} from './placed.ts';

/** The message `further` characters behind the place where it was read. */
export const movedMessage = (placed: PlacedMessage, further: number): PlacedMessage =>
  placed instanceof MovedMessage ? placed.moved(further) : new MovedMessage(placed, further);

/** Its words and blocks are written out when they are asked for: most are not, from one keystroke to the next. */
class MovedMessage implements PlacedMessage {
  readonly range: Range;
  readonly #read: PlacedMessage;
  readonly #further: number;
  #words: MessageWords | undefined;
  #blocks: readonly PlacedBlock[] | undefined;

  constructor(read: PlacedMessage, further: number) {
    this.range = movedRange(read.range, further);
    this.#read = read;
    this.#further = further;
  }

  moved(further: number): MovedMessage {
    return new MovedMessage(this.#read, this.#further + further);
  }

  get nameRange(): Range {
    return this.words.name ?? movedRange(this.#read.nameRange, this.#further);
  }

  get documentation(): string {
    return this.#read.documentation;
  }

  get message(): MessageTemplate {
    return this.#read.message;
  }

  get numbered(): Numbered | undefined {
    return this.#read.numbered;
  }

  get sound(): boolean {
    return this.#read.sound;
  }

  get words(): MessageWords {
    this.#words ??= movedMessageWords(this.#read.words, this.#further);
    return this.#words;
  }

  get blocks(): readonly PlacedBlock[] {
    this.#blocks ??= this.#read.blocks.map((block) => movedBlock(block, this.#further));
    return this.#blocks;
  }
}

function movedBlock(placed: PlacedBlock, further: number): PlacedBlock {
  const words = movedBlockWords(placed.words, further);
  return {
    range: movedRange(placed.range, further),
    nameRange: words.name ?? movedRange(placed.nameRange, further),
    documentation: placed.documentation,
    block: placed.block,
    isClosed: placed.isClosed,
    words,
    fields: placed.fields.map((field) => movedField(field, further)),
  };
}

function movedField(placed: PlacedField, further: number): PlacedField {
  const words = movedFieldWords(placed.words, further);
  return {
    range: movedRange(placed.range, further),
    nameRange: words.name ?? movedRange(placed.nameRange, further),
    documentation: placed.documentation,
    field: placed.field,
    words,
  };
}

type Writable<Words> = { -readonly [part in keyof Words]: Words[part] };

function movedMessageWords(words: MessageWords, further: number): MessageWords {
  const moved: Writable<MessageWords> = { ...words };
  if (moved.name !== undefined) moved.name = movedWord(moved.name, further);
  if (moved.frequency !== undefined) moved.frequency = movedWord(moved.frequency, further);
  if (moved.number !== undefined) moved.number = movedWord(moved.number, further);
  if (moved.trust !== undefined) moved.trust = movedWord(moved.trust, further);
  if (moved.encoding !== undefined) moved.encoding = movedWord(moved.encoding, further);
  if (moved.flag !== undefined) moved.flag = movedWord(moved.flag, further);
  if (moved.secondFlag !== undefined) moved.secondFlag = movedWord(moved.secondFlag, further);
  return moved;
}

function movedBlockWords(words: BlockWords, further: number): BlockWords {
  const moved: Writable<BlockWords> = { ...words };
  if (moved.name !== undefined) moved.name = movedWord(moved.name, further);
  if (moved.quantity !== undefined) moved.quantity = movedWord(moved.quantity, further);
  if (moved.count !== undefined) moved.count = movedWord(moved.count, further);
  return moved;
}

function movedFieldWords(words: FieldWords, further: number): FieldWords {
  const moved: Writable<FieldWords> = { ...words };
  if (moved.name !== undefined) moved.name = movedWord(moved.name, further);
  if (moved.type !== undefined) moved.type = movedWord(moved.type, further);
  if (moved.size !== undefined) moved.size = movedWord(moved.size, further);
  return moved;
}

const movedWord = ({ text, start, end }: Word, further: number): Word => ({
  text,
  start: start + further,
  end: end + further,
});

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
