// Saves what was edited as notation back into binary: what was not changed keeps its octets, to the last one.
import { equalBytes } from '../bytes.ts';
import type { Problem, Range } from '../text.ts';
import { type BinaryDocument, readBinaryDocument } from './binary.ts';
import { type Part, pairParts } from './binary-pairs.ts';
import { shownNotation } from './binary-shown.ts';
import { BinaryWriter } from './binary-writer.ts';
import { MAX_PROBLEMS } from './finding.ts';
import {
  type ArrayNode,
  type LlsdDocument,
  type LlsdNode,
  type MapNode,
  type MemberNode,
  nodesAround,
  type ScalarNode,
} from './node.ts';
import { readNotationDocument } from './notation.ts';
import { type Llsd, undef } from './value.ts';

export type SavedBinary =
  | { readonly kind: 'saved'; readonly bytes: Uint8Array }
  /** The notation has an error here. */
  | { readonly kind: 'wrong'; readonly problem: Problem }
  /** The original as notation is longer than what is shown. */
  | { readonly kind: 'large' }
  /** What stands behind this octet would be lost. */
  | { readonly kind: 'broken'; readonly at: number; readonly problem: Problem | undefined };

/** The header of a file that was empty: the spelling that most readers know. */
const NEW_HEADER = new TextEncoder().encode('<? LLSD/Binary ?>\n');

/**
 * [llsd.edit.2] The octets for `text`, which is `original` as `shownNotation` shows it, edited. Values that say what they
 * said keep their octets: their form, the payload of a NaN, the sign of a zero, the places of repeated keys; so do the
 * header and what stands behind the value. With nothing changed the octets are `original`. A broken original is saved
 * only as a copy, which holds what could be read of it [llsd.edit.4].
 */
export function savedBinary(original: Uint8Array, text: string, as: 'itself' | 'copy' = 'itself'): SavedBinary {
  const document = readBinaryDocument(original);
  const shown = shownNotation(document, original);
  if (shown === undefined) return { kind: 'large' };
  if (shown === text && as === 'itself') return { kind: 'saved', bytes: original };
  const isNew = original.length === 0;
  const { brokenAt } = document;
  if (brokenAt !== undefined && as === 'itself' && !isNew) return broken(document, brokenAt);
  const edited = readNotationDocument(text);
  const weaver = new Weaver({ original, document, before: shown, now: text });
  const bytes = isNew ? weaver.writeNew(edited) : weaver.write(edited);
  const problem = firstWrong(edited, weaver);
  return problem === undefined ? { kind: 'saved', bytes } : { kind: 'wrong', problem };
}

function broken({ problems }: BinaryDocument, at: number): SavedBinary {
  return { kind: 'broken', at, problem: problems.find(({ severity }) => severity === 'error') };
}

/** The first error that was not there when the document was shown. */
function firstWrong({ root, problems }: LlsdDocument, { keptValues, keptKeys }: Weaver): Problem | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const isOld = ({ range: { start } }: Problem): boolean =>
    nodesAround(root, start).some(
      ({ node, member }) =>
        (node !== undefined && keptValues.has(node) && node.start <= start && start < node.end) ||
        (member !== undefined && keptKeys.has(member) && start < member.keyRange.end),
    );
  const found = errors.find((error) => !isOld(error));
  // A full list may have left one out.
  return found ?? (errors.length >= MAX_PROBLEMS ? errors.at(-1) : undefined);
}

interface Sides {
  readonly original: Uint8Array;
  readonly document: BinaryDocument;
  /** The notation as it was shown, and as it was edited. */
  readonly before: string;
  readonly now: string;
}

/** A value of the original: in its octets, and as it was shown. */
interface Old {
  readonly octets: LlsdNode;
  readonly shown: LlsdNode;
}

class Weaver {
  /** Nodes of the edited notation that are spelled as they were shown. */
  readonly keptValues = new Set<LlsdNode>();
  readonly keptKeys = new Set<MemberNode>();
  readonly #sides: Sides;
  readonly #writer = new BinaryWriter();

  constructor(sides: Sides) {
    this.#sides = sides;
  }

  /** A document without an original. */
  writeNew({ root }: LlsdDocument): Uint8Array {
    this.#writer.copy(NEW_HEADER);
    this.#value(root, undefined);
    return this.#writer.bytes();
  }

  write({ root }: LlsdDocument): Uint8Array {
    const { original, document, before } = this.#sides;
    const { root: octets, end, brokenAt } = document;
    const { root: shown } = readNotationDocument(before);
    this.#writer.copy(original.subarray(0, octets?.start ?? 0));
    this.#value(root, octets === undefined || shown === undefined ? undefined : { octets, shown });
    if (brokenAt === undefined) this.#writer.copy(original.subarray(end));
    return this.#writer.bytes();
  }

  #value(now: LlsdNode | undefined, old: Old | undefined): void {
    const isSpelledSame = now !== undefined && old !== undefined && this.#now(now) === this.#before(old.shown);
    if (isSpelledSame) this.keptValues.add(now);
    if (isSpelledSame && this.#isSound(old.octets)) this.#copy(old.octets);
    else if (now?.kind === 'array') this.#array(now, old);
    else if (now?.kind === 'map') this.#map(now, old);
    else if (now !== undefined && old !== undefined && saysSame(now, old.octets)) this.#copy(old.octets);
    else this.#writer.value(now?.value ?? undef);
  }

  #array({ items }: ArrayNode, old: Old | undefined): void {
    const now = items.map((node) => ({ node, text: this.#now(node), key: '' }));
    const pairs = pairParts(now, old === undefined ? [] : this.#itemsOf(old));
    this.#writer.open('array', items.length);
    for (const [index, node] of items.entries()) this.#value(node, pairs[index]);
    this.#writer.close('array');
  }

  #map({ members }: MapNode, old: Old | undefined): void {
    const now = members.map((member) => ({ text: this.#now(member), key: this.#now(member.keyRange) }));
    const pairs = pairParts(now, old === undefined ? [] : this.#membersOf(old));
    this.#writer.open('map', members.length);
    for (const [index, member] of members.entries()) {
      const pair = pairs[index];
      if (pair?.key === now[index]?.key && pair !== undefined) {
        this.keptKeys.add(member);
        this.#copy(pair.keyRange);
      } else this.#writer.key(member.key);
      this.#value(member.value, pair?.value);
    }
    this.#writer.close('map');
  }

  #itemsOf({ octets, shown }: Old): readonly (Old & Part)[] {
    if (octets.kind !== 'array' || shown.kind !== 'array') return [];
    return zipped(octets.items, shown.items).map(([item, seen]) => {
      return { octets: item, shown: seen, text: this.#before(seen), key: '' };
    });
  }

  #membersOf({ octets, shown }: Old): readonly OldMember[] {
    if (octets.kind !== 'map' || shown.kind !== 'map') return [];
    return zipped(octets.members, shown.members).map(([member, seen]) => ({
      keyRange: member.keyRange,
      value:
        member.value === undefined || seen.value === undefined
          ? undefined
          : { octets: member.value, shown: seen.value },
      text: this.#before(seen),
      key: this.#before(seen.keyRange),
    }));
  }

  /** The octets of a container say what it holds only where reading did not stop, nor a count was wrong. */
  #isSound({ kind }: LlsdNode): boolean {
    return this.#sides.document.brokenAt === undefined || (kind !== 'array' && kind !== 'map');
  }

  #copy({ start, end }: Range): void {
    this.#writer.copy(this.#sides.original.subarray(start, end));
  }

  #now({ start, end }: Range): string {
    return this.#sides.now.slice(start, end);
  }

  #before({ start, end }: Range): string {
    return this.#sides.before.slice(start, end);
  }
}

interface OldMember extends Part {
  readonly keyRange: Range;
  readonly value: Old | undefined;
}

function zipped<One, Other>(ones: readonly One[], others: readonly Other[]): readonly (readonly [One, Other])[] {
  return ones.flatMap((one, index) => {
    const other = others[index];
    return other === undefined ? [] : [[one, other] as const];
  });
}

/** Another spelling of the same: `r1` for `r1.0`. A value that stands in for what could not be read says nothing. */
function saysSame(now: ScalarNode, octets: LlsdNode): boolean {
  if (octets.kind === 'array' || octets.kind === 'map' || octets.kind !== now.kind) return false;
  return isSame(now.value, octets.value);
}

function isSame(now: Llsd, before: Llsd): boolean {
  if (now.kind === 'binary' && before.kind === 'binary') return equalBytes(now.value, before.value);
  if (!('value' in now && 'value' in before)) return now.kind === before.kind;
  if (now.kind === 'date' && now.value === 0) return false;
  return Object.is(now.value, before.value) && !String(now.value).includes('\ufffd');
}
