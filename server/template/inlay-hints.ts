// Beside each field its offset and width, beside each block its size.
import type { InlayHint } from 'vscode-languageserver';
import { fieldOffsets, isKnownBlock, isKnownField, type Offset } from '../../protocol/template/offsets.ts';
import type { PlacedBlock, PlacedField, PlacedMessage, TemplateFile } from '../../protocol/template/placed.ts';
import type { SizeRange } from '../../protocol/template/sizes.ts';
import { blockSize, fieldSize, instanceSize } from '../../protocol/template/sizes.ts';
import type { Range } from '../../protocol/text.ts';
import type { Read } from '../languages.ts';
import { counted } from './phrases.ts';

/** The hints of a stretch of the text, in the order of the text. */
export function inlayHints({ file, lines }: Read<TemplateFile>, { start, end }: Range): readonly InlayHint[] {
  return file.messages
    .filter(({ range }) => range.end >= start && range.start <= end)
    .flatMap((message) => [...hintsOf(message)])
    .filter(({ at }) => start <= at && at <= end)
    .map(({ at, label, tooltip }) => ({ position: lines.position(at), label, tooltip, paddingLeft: true }));
}

interface Hint {
  readonly at: number;
  readonly label: string;
  readonly tooltip: string;
}

function* hintsOf(message: PlacedMessage): Iterable<Hint> {
  const offsets = fieldOffsets(message);
  for (const block of message.blocks) {
    const last = block.words.count ?? block.words.quantity;
    if (last !== undefined && isKnownBlock(block))
      yield { at: last.end, label: blockLabel(block), tooltip: blockTip(block) };
    for (const field of block.fields) {
      const [label, tooltip] = fieldTexts(field, offsets.get(field));
      if (label !== '') yield { at: field.range.end, label, tooltip };
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

const widthText = ({ minBytes, maxBytes }: SizeRange): string =>
  minBytes === maxBytes ? `${minBytes} B` : `${minBytes}…${maxBytes} B`;

const bytesText = ({ minBytes, maxBytes }: SizeRange): string =>
  minBytes === maxBytes ? counted(minBytes, 'byte') : `${minBytes} to ${counted(maxBytes, 'byte')}`;
