// A field in a hover: its bytes, where they begin, what they mean, what its comment says.
import { meaningOf } from '../../protocol/meaning/meaning-of.ts';
import { fieldOffsets, isKnownField, type Offset } from '../../protocol/template/offsets.ts';
import { fieldSize } from '../../protocol/template/sizes.ts';
import { isFieldType } from '../../protocol/template/words.ts';
import { meaningMarkdown } from './hover-meaning.ts';
import { bytesText, paragraphs, plain } from './markdown.ts';
import { typePhrase } from './phrases.ts';
import type { Place } from './place.ts';

export function fieldText({ message, block, field: placed }: Extract<Place, { kind: 'field' }>): string {
  const { field, words } = placed;
  const type = field.size === 0 ? field.type : `${field.type} ${field.size}`;
  const title = `**${plain(field.name)}** · field, ${plain(type)}`;
  const bytes = isKnownField(placed) ? bytesText(fieldSize(field)) : '';
  const offset = offsetText(fieldOffsets(message).get(placed), plain(block.block.name));
  const hasType = isFieldType(words.type?.text);
  const meaning = hasType ? meaningOf(message.message.name, block.block, field) : undefined;
  return paragraphs([
    [title, [bytes, offset].filter((text) => text !== '').join(' · ')].filter((text) => text !== '').join('  \n'),
    hasType ? typePhrase(field.type) : '',
    meaning === undefined ? '' : meaningMarkdown(meaning, field.type),
    plain(placed.documentation),
  ]);
}

/** Where the field begins: `offset 10 in the packet`, `offset 1 or more in each Pings`. */
function offsetText(offset: Offset | undefined, block: string): string {
  if (offset === undefined) return '';
  const where = offset.from === 'packet' ? 'in the packet' : `in each ${block}`;
  return `offset ${offset.bytes}${offset.varies ? ' or more' : ''} ${where}`;
}
