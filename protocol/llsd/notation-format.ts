// Notation laid out: a container that stands on one line and fits there stays so, else each of its elements has a line.
// Only white space between the signs changes; the spelling of every value and key stays as it was written.
import { applyEdits } from '../apply-edits.ts';
import { smallestEdit } from '../smallest-edit.ts';
import type { Edit, Range } from '../text.ts';
import type { ArrayNode, LlsdNode, MapNode } from './node.ts';
import { readNotationDocument } from './notation.ts';

export interface NotationFormat {
  /** Blanks for each level, or a tab; absent: a tab where the document's own lines mostly begin with one, else two blanks. */
  readonly indent?: number | 'tab';
  /** Only what is inside changes. */
  readonly within?: Range;
}

/** What one line may hold. */
const LINE_WIDTH = 100;
const HEADER = /^<\?[^>\n]*\?>$/;
const DEFAULT_INDENT = 2;
/** How wide a tab is taken to be. */
const TAB_WIDTH = 4;

/**
 * [llsd.format.2] The edits that lay out a document, in the order of the text, each as small as can be. There is no blank
 * round a colon, since one client refuses it. A container with a comment or a mistake between its elements keeps its own
 * white space; what is sound inside of it is laid out.
 */
export function notationFormatEdits(text: string, { indent, within }: NotationFormat = {}): readonly Edit[] {
  const { root } = readNotationDocument(text);
  if (root === undefined) return [];
  const unit = indentText(indent ?? (hasTabs(text) ? 'tab' : DEFAULT_INDENT));
  const edits = laidOut(text, root, unit);
  return within === undefined
    ? edits
    : edits.filter(({ range }) => within.start <= range.start && range.end <= within.end);
}

/**
 * Lines are ended as the first that is left ends, so that a second time nothing changes: of a text with both kinds of line
 * ends the first may be one that goes away, or that of the header, which is always the same.
 */
function laidOut(text: string, root: LlsdNode, unit: string): readonly Edit[] {
  const lineBreak = lineBreakOf(text.slice(root.start));
  const edits = new Layout(text, unit, lineBreak).run(root);
  if (!HAS_BOTH.test(text)) return edits;
  const left = lineBreakOf(applyEdits(text, edits).slice(root.start - removedBefore(root.start, edits)));
  return left === lineBreak ? edits : new Layout(text, unit, left).run(root);
}

const HAS_BOTH = /\r\n.*(?<!\r)\n|(?<!\r)\n.*\r\n/s;

const lineBreakOf = (text: string): string => /\r\n|\n/.exec(text)?.[0] ?? '\n';

/** By how much the text in front of a place gets shorter. */
const removedBefore = (place: number, edits: readonly Edit[]): number =>
  edits
    .filter(({ range }) => range.end <= place)
    .reduce((sum, { range, text }) => sum + range.end - range.start - text.length, 0);

const indentText = (indent: number | 'tab'): string => (indent === 'tab' ? '\t' : ' '.repeat(indent));

function hasTabs(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/^\t+\S/gm) > count(/^ +\S/gm);
}

type Container = ArrayNode | MapNode;

/** An element, or a member with its key. */
interface Part extends Range {
  /** Where the colon of a member is, with the blanks round it. */
  readonly colon: Range | undefined;
  readonly value: LlsdNode | undefined;
}

/** A place between two signs, and what may stand there besides blanks. */
interface Gap extends Range {
  readonly sign: ',' | ':' | '';
}

class Layout {
  readonly #text: string;
  readonly #unit: string;
  readonly #lineBreak: string;
  readonly #edits: Edit[] = [];
  /** What a value takes on one line; absent if it must not stand on one. */
  readonly #widths = new Map<LlsdNode, number>();

  constructor(text: string, unit: string, lineBreak: string) {
    this.#text = text;
    this.#unit = unit;
    this.#lineBreak = lineBreak;
  }

  run(root: LlsdNode): readonly Edit[] {
    this.#first(root.start);
    this.#measure(root);
    this.#value(root, '', 0);
    const rest = { start: root.end, end: this.#text.length };
    if (rest.end > rest.start && trimmed(this.#text.slice(root.end)) === '') this.#put(rest, this.#lineBreak);
    return this.#edits;
  }

  /** A header is ended by one line feed; without one nothing stands before the value. */
  #first(end: number): void {
    // What is no byte order mark must not become one.
    if (this.#text[end] === '\ufeff') return;
    const top = this.#text.startsWith('\ufeff') ? 1 : 0;
    const before = this.#text.slice(top, end);
    const header = trimmed(before);
    const from = top + before.indexOf(header);
    if (header === '') this.#put({ start: top, end }, '');
    else if (HEADER.test(header)) {
      this.#put({ start: top, end: from }, '');
      this.#put({ start: from + header.length, end }, '\n');
    }
  }

  /** @param margin the white space that the line of the value begins with; `before` columns stand between the two */
  #value(node: LlsdNode, margin: string, before: number): void {
    if (node.kind !== 'array' && node.kind !== 'map') return;
    const parts = partsOf(node);
    const width = this.#widths.get(node);
    if (!this.#isSound(node, parts)) this.#inside(node, parts, margin);
    else if (width !== undefined && columnsOf(margin) + before + width <= LINE_WIDTH) this.#flat(node, parts);
    else this.#broken(node, parts, margin);
  }

  /** All on one line. */
  #flat(node: Container, parts: readonly Part[]): void {
    for (const [index, part] of parts.entries()) {
      this.#put(gapBefore(node, parts, index), index === 0 ? '' : ' ');
      if (part.colon !== undefined) this.#put({ ...part.colon, sign: ':' }, '');
      if (part.value?.kind === 'array' || part.value?.kind === 'map') this.#flat(part.value, partsOf(part.value));
    }
    this.#put(lastGap(node, parts), '');
  }

  #broken(node: Container, parts: readonly Part[], margin: string): void {
    const inner = margin + this.#unit;
    for (const [index, part] of parts.entries()) {
      const gap = gapBefore(node, parts, index);
      const isApart = index > 0 && this.#breaks(gap) > 1;
      this.#put(gap, this.#lineBreak.repeat(isApart ? 2 : 1) + inner);
      if (part.colon !== undefined) this.#put({ ...part.colon, sign: ':' }, '');
      this.#part(part, inner);
    }
    this.#put(lastGap(node, parts), parts.length === 0 ? '' : this.#lineBreak + margin);
  }

  /** The container's own white space stays; each element begins where its line does. */
  #inside(node: Container, parts: readonly Part[], margin: string): void {
    let own = margin;
    for (const [index, part] of parts.entries()) {
      const { start, end } = gapBefore(node, parts, index);
      own = /\n([ \t]*)[^\n]*$/.exec(this.#text.slice(start, end))?.[1] ?? own;
      this.#part(part, own);
    }
  }

  #part({ start, colon, value }: Part, margin: string): void {
    if (value !== undefined) this.#value(value, margin, colon === undefined ? 1 : colon.start - start + 2);
  }

  /** Nothing but blanks, and the sign that belongs there, is between the parts. */
  #isSound(node: Container, parts: readonly Part[]): boolean {
    return (
      node.inner.end < node.end &&
      parts.every(
        ({ colon, value }, index) =>
          value !== undefined &&
          this.#isBlank(gapBefore(node, parts, index)) &&
          (colon === undefined || this.#isBlank({ ...colon, sign: ':' })),
      ) &&
      this.#isBlank(lastGap(node, parts))
    );
  }

  #isBlank({ start, end, sign }: Gap): boolean {
    const rest = trimmed(this.#text.slice(start, end));
    return rest === sign || (sign === ',' && rest === '');
  }

  #breaks({ start, end }: Range): number {
    return this.#text.slice(start, end).split('\n').length - 1;
  }

  /** From the inside out: how wide each container is that has no line break in it. */
  #measure(node: LlsdNode): number | undefined {
    const width = this.#widthOf(node);
    if (width !== undefined) this.#widths.set(node, width);
    return width;
  }

  #widthOf(node: LlsdNode): number | undefined {
    if (node.kind !== 'array' && node.kind !== 'map') {
      return this.#breaks(node) > 0 ? undefined : node.end - node.start;
    }
    const parts = partsOf(node);
    const widths = parts.map((part, index) => {
      const value = part.value === undefined ? undefined : this.#measure(part.value);
      const isOnLine = this.#breaks(gapBefore(node, parts, index)) + this.#breaks(part.colon ?? NOWHERE) === 0;
      const key = part.colon === undefined ? 0 : part.colon.start - part.start + 1;
      return value === undefined || !isOnLine ? undefined : value + key + 2;
    });
    if (this.#breaks(lastGap(node, parts)) > 0 || !this.#isSound(node, parts)) return undefined;
    return widths.reduce((sum, width) => (sum === undefined || width === undefined ? undefined : sum + width), 2);
  }

  /** The sign stays, if there is one; white space follows it. */
  #put({ start, end, sign = '' }: Range & { readonly sign?: Gap['sign'] }, white: string): void {
    const old = this.#text.slice(start, end);
    const edit = smallestEdit(start, old, (old.includes(sign) ? sign : '') + white);
    if (edit !== undefined) this.#edits.push(edit);
  }
}

const NOWHERE: Range = { start: 0, end: 0 };

function partsOf(node: Container): readonly Part[] {
  if (node.kind === 'array') {
    return node.items.map((value) => ({ start: value.start, end: value.end, colon: undefined, value }));
  }
  return node.members.map(({ start, end, keyRange, value }) => {
    const colon = { start: keyRange.end, end: value?.start ?? keyRange.end };
    return { start, end, colon, value };
  });
}

function gapBefore(node: Container, parts: readonly Part[], index: number): Gap {
  const part = parts[index] ?? node;
  const before = parts[index - 1];
  return before === undefined
    ? { start: node.inner.start, end: part.start, sign: '' }
    : { start: before.end, end: part.start, sign: ',' };
}

/** Before the closing bracket, where a comma may have been left. */
function lastGap({ inner }: Container, parts: readonly Part[]): Gap {
  const last = parts.at(-1);
  return last === undefined ? { ...inner, sign: '' } : { start: last.end, end: inner.end, sign: ',' };
}

/** Without the white space of notation at both ends; a byte order mark is none. */
function trimmed(text: string): string {
  return text.replace(/^[ \t\r\n]+/, '').replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '');
}

function columnsOf(margin: string): number {
  return [...margin].reduce((sum, character) => sum + (character === '\t' ? TAB_WIDTH : 1), 0);
}
