// Beside each field its offset and width, beside each block its size.
import type { InlayHint } from 'vscode-languageserver';
import { fieldOffsets, isKnownBlock, isKnownField, type Offset } from '../../protocol/template/offsets.ts';
import type { PlacedBlock, PlacedField, PlacedMessage, TemplateFile } from '../../protocol/template/placed.ts';
import type { Scan } from '../../protocol/template/scan.ts';
import type { SizeRange } from '../../protocol/template/sizes.ts';
import { blockSize, fieldSize, instanceSize } from '../../protocol/template/sizes.ts';
import type { Range } from '../../protocol/text.ts';
import type { Read } from '../languages.ts';
import { counted } from './phrases.ts';

/** More than fit on any screen: a single line may have a million fields. */
const MAX_HINTS = 5000;

/** The hints of a stretch of the text, in the order of the text; at most MAX_HINTS. */
export function inlayHints({ file, lines }: Read<TemplateFile>, within: Range): readonly InlayHint[] {
  const found: InlayHint[] = [];
  for (const { at, label, tooltip } of hintsWithin(file, within)) {
    found.push({ position: lines.position(at), label, tooltip, paddingLeft: true });
    if (found.length === MAX_HINTS) break;
  }
  return found;
}

function* hintsWithin({ scan, messages }: TemplateFile, { start, end }: Range): Iterable<Hint> {
  for (const message of messages) {
    if (message.range.end < start || message.range.start > end) continue;
    for (const hint of hintsOf(message, scan)) if (start <= hint.at && hint.at <= end) yield hint;
  }
}

interface Hint {
  readonly at: number;
  readonly label: string;
  readonly tooltip: string;
}

/** None behind a word that is still written: it would move along with the caret. */
function* hintsOf(message: PlacedMessage, scan: Scan): Iterable<Hint> {
  const offsets = fieldOffsets(message);
  for (const block of message.blocks) {
    const last = block.words.count ?? block.words.quantity;
    if (last !== undefined && isKnownBlock(block) && block.fields.length > 0)
      yield { at: last.end, label: blockLabel(block), tooltip: blockTip(block) };
    for (const field of block.fields) {
      const [label, tooltip] = fieldTexts(field, offsets.get(field));
      const isClosed = scan.text.charAt(field.range.end - 1) === '}';
      if (label !== '' && isClosed) yield { at: field.range.end, label, tooltip };
    }
  }
}

function blockLabel({ block }: PlacedBlock): string {
  if (block.quantity === 'Single') return widthText(blockSize(block));
  const times = block.quantity === 'Multiple' ? `${block.count} ×` : '1 + n ×';
  return `${times} ${widthText(instanceSize(block))}`;
}

function blockTip({ block }: PlacedBlock): string {
  const all = `${block.name}: ${bytesText(blockSize(block))}`;
  if (block.quantity === 'Single') return `${all}.`;
  const count = block.quantity === 'Variable' ? ', one of them for the count' : '';
  return `${all}${count}; ${bytesText(instanceSize(block))} each.`;
}

/** `@10 · 16 B` in the packet, `+4 · 1…256 B` in each instance; `@≥27` behind something that varies. */
function fieldTexts(placed: PlacedField, offset: Offset | undefined): readonly [label: string, tooltip: string] {
  const width = isKnownField(placed) ? fieldSize(placed.field) : undefined;
  const labels = [offsetLabel(offset), width === undefined ? '' : widthText(width)];
  const tips = [offsetTip(offset), width === undefined ? '' : bytesText(width)];
  return [labels.filter(isSaid).join(' · '), `${placed.field.name}: ${tips.filter(isSaid).join('; ')}.`];
}

const isSaid = (text: string): boolean => text !== '';

function offsetLabel(offset: Offset | undefined): string {
  if (offset === undefined) return '';
  return `${offset.from === 'packet' ? '@' : '+'}${offset.varies ? '≥' : ''}${offset.bytes}`;
}

function offsetTip(offset: Offset | undefined): string {
  if (offset === undefined) return '';
  const where = offset.from === 'packet' ? 'of the packet, before zero-coding' : 'of each instance of the block';
  return `begins ${offset.varies ? 'at the earliest ' : ''}at byte ${offset.bytes} ${where}`;
}

function widthText({ minBytes, maxBytes }: SizeRange): string {
  if (minBytes === maxBytes) return `${minBytes} B`;
  return Number.isSafeInteger(maxBytes) ? `${minBytes}…${maxBytes} B` : `≥${minBytes} B`;
}

/** The most that a Variable field with a mistaken size could hold has no exact figure. */
function bytesText({ minBytes, maxBytes }: SizeRange): string {
  if (minBytes === maxBytes) return counted(minBytes, 'byte');
  return Number.isSafeInteger(maxBytes)
    ? `${minBytes} to ${counted(maxBytes, 'byte')}`
    : `${counted(minBytes, 'byte')} or more`;
}
