// Small templates for tests of the codec, written in one line a block.
import { type Codec, compileCodec } from '../../protocol/packet/codec.ts';
import type { BlockTemplate, FieldTemplate, MessageTemplate, Quantity } from '../../protocol/template/model.ts';

/** A codec of one message `Try`, High 7, of blocks `Block1`, `Block2`, written `Single A U8, B U16` or `Multiple:2 C F32`. */
export function tried(...blocks: readonly string[]): Codec {
  return compileCodec({ messages: [{ ...TRY, blocks: blocks.map(blockOf) }] });
}
export const TRY: MessageTemplate = {
  name: 'Try',
  frequency: 'High',
  number: 7,
  trusted: false,
  zerocoded: false,
  blocks: [],
};
export function blockOf(text: string, index: number): BlockTemplate {
  const [kind = '', ...rest] = text.split(' ');
  const [quantity, count] = kind.split(':');
  const fields = rest.join(' ').split(', ').map(fieldOf);
  return { name: `Block${index + 1}`, quantity: quantity as Quantity, count: Number(count ?? 1), fields };
}
function fieldOf(text: string): FieldTemplate {
  const [name = '', type = '', size = '0'] = text.split(' ');
  return { name, type: type as FieldTemplate['type'], size: Number(size) };
}
