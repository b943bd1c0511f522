// Two messages field by field: what is the same, what is other, and ids that mean the same thing on both sides.
import type { PacketView } from '../detail/packet-view.ts';
import type { TreeLine } from '../detail/tree-line.ts';

/** `mapped`: other ids for the same thing, such as the agent of each circuit. `left`, `right`: only that side has the field. */
export type Likeness = 'same' | 'mapped' | 'other' | 'left' | 'right';

export interface ComparedField {
  readonly id: string;
  /** `Block.Field`, with the index of the instance where there are several. */
  readonly name: string;
  readonly left: string;
  readonly right: string;
  readonly likeness: Likeness;
}

/** Ids of the left side with the ids that stand in their place on the right one. */
export type IdMap = ReadonlyMap<string, string>;

/** Fields in the order of the left message, then those that only the right one has. `known`: ids that are known to be one thing. */
export function compareFields(left: PacketView, right: PacketView, known: IdMap): readonly ComparedField[] {
  const there = new Map(fieldsOf(right).map((field) => [field.id, field]));
  const ids = new Map(known);
  const here = fieldsOf(left);
  const compared = here.map((field) => compareOne({ left, right, ids }, field, there.get(field.id)));
  const shown = new Set(here.map(({ id }) => id));
  const added = [...there.values()].filter(({ id }) => !shown.has(id));
  return [
    ...compared,
    ...added.map((line) => ({ ...named(line), left: '', right: textOf(line), likeness: 'right' as const })),
  ];
}

/** How many fields are alike in each way. */
export function likenesses(fields: readonly ComparedField[]): Readonly<Record<Likeness, number>> {
  const counts = { same: 0, mapped: 0, other: 0, left: 0, right: 0 };
  for (const { likeness } of fields) counts[likeness] += 1;
  return counts;
}

interface Sides {
  readonly left: PacketView;
  readonly right: PacketView;
  readonly ids: Map<string, string>;
}

function compareOne(sides: Sides, here: TreeLine, there: TreeLine | undefined): ComparedField {
  const left = textOf(here);
  if (there === undefined) return { ...named(here), left, right: '', likeness: 'left' };
  const right = textOf(there);
  if (isSame(bytesOf(sides.left, here), bytesOf(sides.right, there))) {
    return { ...named(here), left, right, likeness: 'same' };
  }
  const isId = here.value?.kind === 'id' && there.value?.kind === 'id';
  const isMapped = isId && sides.ids.get(left) === right;
  // Where the same two ids meet again, they are the same thing again.
  if (isId && !sides.ids.has(left)) sides.ids.set(left, right);
  return { ...named(here), left, right, likeness: isMapped ? 'mapped' : 'other' };
}

const fieldsOf = ({ lines }: PacketView): readonly TreeLine[] => lines.filter(({ kind }) => kind === 'field');

const named = ({ id }: TreeLine) => ({ id, name: nameOf(id) });

/** Of several instances the first needs no index. */
const nameOf = (id: string): string => id.replace('[0]', '');

function textOf({ meaning, value }: TreeLine): string {
  return [value?.text ?? '', meaning].filter((text) => text !== '').join(' · ');
}

/** The bytes themselves: what is shown of them may be cut. */
function bytesOf(view: PacketView, { part }: TreeLine): Uint8Array {
  const range = view.parts.find(({ id }) => id === part)?.expanded ?? { start: 0, end: 0 };
  return (view.expanded ?? view.wire).subarray(range.start, range.end);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
