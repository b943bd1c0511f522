// The definition of a message in the text of a template, and the word in it that somebody wants to see.
import type { TemplatePlace } from '../../contract/marks.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import type { Range } from '../../protocol/text.ts';

export interface Definition {
  /** Whole lines, from the opening brace to the closing one. */
  readonly text: string;
  /** In that text: the name of the message, or of the field. */
  readonly word: Range;
  /** Of its first line in the template, from 1. */
  readonly line: number;
}

/** Undefined if the template does not have the message. */
export function definitionOf(
  text: string,
  { block, field, message }: Pick<TemplatePlace, 'message' | 'block' | 'field'>,
): Definition | undefined {
  const placed = parseTemplate(text).messages.find((one) => one.message.name === message);
  if (placed === undefined) return undefined;
  const home = placed.blocks.find((one) => one.block.name === block);
  const { nameRange } = home?.fields.find((one) => one.field.name === field) ?? placed;
  const start = text.lastIndexOf('\n', placed.range.start) + 1;
  return {
    text: text.slice(start, placed.range.end),
    word: { start: nameRange.start - start, end: nameRange.end - start },
    line: text.slice(0, start).split('\n').length,
  };
}
