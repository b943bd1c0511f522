// A block in a hover: how many there are, and their size.
import type { BlockTemplate } from '../../protocol/template/model.ts';
import type { PlacedBlock } from '../../protocol/template/placed.ts';
import { blockSize, instanceSize } from '../../protocol/template/sizes.ts';
import { bytesText, paragraphs, plain } from './markdown.ts';
import { counted } from './phrases.ts';

export function blockText({ block, documentation }: PlacedBlock): string {
  const one = instanceSize(block);
  const each = block.quantity === 'Single' ? '' : ` · ${bytesText(one)} each`;
  const lines = [
    `**${plain(block.name)}** · block, ${quantityText(block)}`,
    `${counted(block.fields.length, 'field')} · ${bytesText(blockSize(block))}${each}`,
  ];
  return paragraphs([lines.join('  \n'), plain(documentation)]);
}

function quantityText(block: BlockTemplate): string {
  if (block.quantity === 'Single') return 'exactly one';
  return block.quantity === 'Multiple' ? `exactly ${block.count}` : '0 to 255, counted in one byte';
}
