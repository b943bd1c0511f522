// The layout of a template while it is edited: the whole text, some lines of it, or what was just finished.

import type { Lines } from '../../protocol/lines.ts';
import type { PlacedBlock, TemplateFile } from '../../protocol/template/placed.ts';
import { formatBlockEdits, formatEdits, indentText } from '../../protocol/template/print.ts';
import type { Edit, Range } from '../../protocol/text.ts';
import type { Read } from '../languages.ts';
import { depthAt, firstBehind } from './spot.ts';

/** All edits, or those on the lines of a stretch. */
export function format({ file, lines }: Read<TemplateFile>, within?: Range): readonly Edit[] {
  const edits = formatEdits(file);
  return within === undefined ? edits : onLines(edits, lines, within);
}

/** The characters behind which `formatTyped` is asked. */
export const TYPED = ['}', '\n'] as const;

/** [template.format.8] Behind a closing brace what it closes is laid out, and nothing behind it; behind a line end the line before, and this one is indented. */
export function formatTyped(read: Read<TemplateFile>, at: number, typed: string): readonly Edit[] {
  if (typed === '}') return closed(read, at).filter(({ range }) => range.start < at);
  return typed === '\n' ? newLine(read, at) : [];
}

function closed({ file, lines }: Read<TemplateFile>, at: number): readonly Edit[] {
  const message = file.messages.findLast(({ range }) => range.start < at);
  const block = message?.blocks.findLast(({ range }) => range.start < at);
  const isOfBlock = block !== undefined && [block, ...block.fields].some(({ range }) => range.end === at);
  if (isOfBlock) return formatBlockEdits(file, block.range.start);
  return message?.range.end === at ? onLines(formatEdits(file), lines, message.range) : [];
}

function newLine({ file, lines }: Read<TemplateFile>, at: number): readonly Edit[] {
  const { line } = lines.position(at);
  const range = lineRange(lines, line);
  const open = depthAt(file, range.start);
  if (open > DEEPEST) return [];
  const before = lineRange(lines, line - 1);
  const block = blockAt(file, before);
  const laidOut = block === undefined ? [] : onLines(formatBlockEdits(file, block.range.start), lines, before);
  return [...laidOut, ...indentEdits(file, { range, open })];
}

/** Within a field the line goes on. */
const DEEPEST = 2;

/** The block that a line belongs to. */
function blockAt({ messages }: TemplateFile, { start, end }: Range): PlacedBlock | undefined {
  const message = messages.findLast(({ range }) => range.start <= end);
  return message?.blocks.findLast(({ range }) => range.start <= end && range.end >= start);
}

/** The indentation of a line behind so many open braces. */
function indentEdits(
  file: TemplateFile,
  { range, open }: { readonly range: Range; readonly open: number },
): readonly Edit[] {
  const { scan } = file;
  const old = /^[ \t]*/u.exec(scan.text.slice(range.start, range.end))?.[0] ?? '';
  const next = firstBehind(scan, range.start);
  const isClosing = scan.kind(next) === 'close' && scan.range(next).start < range.end;
  const put = indentText(file, Math.max(0, isClosing ? open - 1 : open));
  return put === old ? [] : [{ range: { start: range.start, end: range.start + old.length }, text: put }];
}

const lineRange = (lines: Lines, line: number): Range => ({
  start: lines.offset({ line, character: 0 }),
  end: lines.offset({ line, character: Number.MAX_SAFE_INTEGER }),
});

function onLines(edits: readonly Edit[], lines: Lines, { start, end }: Range): readonly Edit[] {
  const from = lineRange(lines, lines.position(start).line).start;
  const to = lineRange(lines, lines.position(end).line).end;
  return edits.filter(({ range }) => range.start >= from && range.end <= to);
}
