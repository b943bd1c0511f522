// One difference between two templates, with its places in both.
import type { Fix, Range } from '../../text.ts';
import type { PlacedBlock, PlacedField, PlacedMessage } from '../placed.ts';
import type { Category } from './category.ts';

export interface Change {
  /** `MC001` to `MC026`. */
  readonly rule: string;
  readonly category: Category;
  /** The message, or the block or field in it with dots between: `Hail.Visitor.Age`. */
  readonly name: string;
  /** One sentence: what differs, what follows, the remedy if there is one. */
  readonly message: string;
  /** Absent for what was added. */
  readonly base: Range | undefined;
  /** Absent for what was removed. */
  readonly current: Range | undefined;
  /** Where to show it in the current text: `current`, or what stands around or before the thing that is gone. */
  readonly place: Range;
  readonly fixes: readonly Fix[];
}

/** The same thing in both files. */
export interface Both<Part> {
  readonly base: Part;
  readonly current: Part;
}

/** What is being compared: one message, and for a field its block. */
export interface Where {
  readonly message: Both<PlacedMessage>;
  /** Text of the base: what a fix puts back comes from there. */
  readonly baseText: string;
  readonly currentText: string;
  /** The numbers that messages of the current file have, by their bytes. */
  readonly usedNumbers: ReadonlySet<number>;
}

export interface InBlock extends Where {
  readonly block: Both<PlacedBlock>;
}

type Said = Pick<Change, 'rule' | 'category' | 'name' | 'message'> & { readonly fixes?: readonly Fix[] };

export const changed = (said: Said, base: Range, current: Range): Change => ({
  fixes: [],
  ...said,
  base: bare(base),
  current: bare(current),
  place: bare(current),
});

export const added = (said: Said, current: Range): Change => ({
  fixes: [],
  ...said,
  base: undefined,
  current: bare(current),
  place: bare(current),
});

/** `place`: what is left around the thing that is gone. */
export const removed = (said: Said, base: Range, place: Range): Change => ({
  fixes: [],
  ...said,
  base: bare(base),
  current: undefined,
  place: bare(place),
});

const bare = ({ start, end }: Range): Range => ({ start, end });

export const messageName = (message: PlacedMessage): string => message.message.name;

export const blockName = ({ message }: Where, { block }: PlacedBlock): string =>
  `${messageName(message.current)}.${block.name}`;

export const fieldName = (where: InBlock, { field }: PlacedField): string =>
  `${blockName(where, where.block.current)}.${field.name}`;
