// What can be folded away in LLSD-XML: containers, and comments of several lines.
import type { FoldingRange } from 'vscode-languageserver';
import type { Range } from '../../protocol/text.ts';
import type { Read } from '../languages.ts';
import { folding as containers } from '../llsd/folding.ts';
import type { LlsdXmlFile } from './file.ts';

export const folding = (read: Read<LlsdXmlFile>): readonly FoldingRange[] =>
  containers(read, commentsOf(read.file.text));

function commentsOf(text: string): readonly Range[] {
  const found: Range[] = [];
  let start = text.indexOf('<!--');
  while (start >= 0) {
    const close = text.indexOf('-->', start + '<!--'.length);
    const end = close < 0 ? text.length : close + '-->'.length;
    found.push({ start, end });
    start = text.indexOf('<!--', end);
  }
  return found;
}
