// LLSD-XML laid out: one element a line, indented as deep as it stands. Only white space between elements changes, and
// containers with nothing in them lose their end tags; every text stays as it was written.
import { smallestEdit } from '../smallest-edit.ts';
import type { Edit, Range } from '../text.ts';
import { readXmlDocument } from './xml.ts';
import { type Piece, piecesOf } from './xml-pieces.ts';

export interface XmlFormat {
  /** Blanks for each level, or a tab; absent: a tab where the document's own lines mostly begin with one, else two blanks. */
  readonly indent?: number | 'tab';
  /** Only what is inside changes. */
  readonly within?: Range;
}

/**
 * [llsd.format.1] The edits that lay out a document, in the order of the text, each as small as can be. Where the text is
 * not well-formed they end; what follows `</llsd>` and what is no LLSD stays as it is.
 */
export function xmlFormatEdits(text: string, { indent, within }: XmlFormat = {}): readonly Edit[] {
  const limit = soundUntil(text);
  const pieces = piecesOf(text, limit);
  const layout = layoutOf(text, pieces, indent);
  const edits = pieces.flatMap((piece, index) => [
    gapEdit(text, pieces[index - 1], piece, layout),
    ...(piece.kind === 'empty' ? [emptyEdit(text, piece)] : []),
  ]);
  if (limit === text.length) edits.push(lastEdit(text, pieces.at(-1), layout));
  return edits.filter((edit) => edit !== undefined).filter(({ range }) => within === undefined || holds(within, range));
}

/** Where reading stopped for good. */
const STOPS: ReadonlySet<string> = new Set(['LS001', 'LS002', 'LS003', 'LS006', 'LS060', 'LS061', 'LS062']);

function soundUntil(text: string): number {
  const { problems } = readXmlDocument(text);
  const stop = problems.find(({ code, severity }) => severity === 'error' && STOPS.has(code));
  return stop === undefined ? text.length : stop.range.start;
}

interface Layout {
  readonly lineBreak: string;
  readonly indent: string;
  /** Whether the value inside `llsd` is indented: both are usual, so the document decides. */
  readonly isRootIndented: boolean;
}

function layoutOf(text: string, pieces: readonly Piece[], indent: number | 'tab' | undefined): Layout {
  const root = pieces.find(({ depth, kind }) => depth === 1 && kind !== 'comment');
  return {
    lineBreak: /\r\n|\n/.exec(text)?.[0] ?? '\n',
    indent: indentText(indent ?? (hasTabs(text) ? 'tab' : DEFAULT_INDENT)),
    isRootIndented:
      root !== undefined && /[\r\n][ \t]+$/.test(text.slice(Math.max(0, root.start - MAX_INDENT), root.start)),
  };
}

const DEFAULT_INDENT = 2;
/** Whoever indents further than this does not indent. */
const MAX_INDENT = 100;

const indentText = (indent: number | 'tab'): string => (indent === 'tab' ? '\t' : ' '.repeat(indent));

function hasTabs(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/^\t+</gm) > count(/^ +</gm);
}

/** The white space before a piece. */
function gapEdit(text: string, before: Piece | undefined, piece: Piece, layout: Layout): Edit | undefined {
  const start = before === undefined ? Number(text.startsWith('\ufeff')) : before.end;
  const old = text.slice(start, piece.start);
  const breaks = old.split(/\r\n|\r|\n/).length - 1;
  if (before === undefined) return smallestEdit(start, old, '');
  if (piece.kind === 'comment' && breaks === 0) return smallestEdit(start, old, ' ');
  const isApart = breaks > 1 && before.kind !== 'opening' && piece.kind !== 'closing';
  return smallestEdit(start, old, layout.lineBreak.repeat(isApart ? 2 : 1) + marginOf(piece, layout));
}

function marginOf({ depth }: Piece, { indent, isRootIndented }: Layout): string {
  return indent.repeat(Math.max(0, isRootIndented ? depth : depth - 1));
}

/** The second tag goes, and what was between the two. */
function emptyEdit(text: string, { start, end }: Piece): Edit | undefined {
  const close = text.lastIndexOf('</', end - 1);
  const open = text.slice(start, close).trimEnd().length + start - '>'.length;
  return smallestEdit(open, text.slice(open, end), '/>');
}

/** A document ends with its last line. */
function lastEdit(text: string, last: Piece | undefined, { lineBreak }: Layout): Edit | undefined {
  return last === undefined ? undefined : smallestEdit(last.end, text.slice(last.end), lineBreak);
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.start < outer.end && inner.end <= outer.end;
}
