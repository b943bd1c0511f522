// What can be folded away: containers behind the line that opens them, and comments.
import type { FoldingRange } from 'vscode-languageserver';
import { FoldingRangeKind } from 'vscode-languageserver';
import type { Range } from '../../protocol/text.ts';
import type { Read } from '../languages.ts';
import type { LlsdFile } from './file.ts';
import { valuesIn } from './places.ts';

/** As many as the editor takes. */
export const MAX_FOLDS = 5000;

/** @param comments of the document, where its spelling has any */
export function folding({ file, lines }: Read<LlsdFile>, comments: readonly Range[] = []): readonly FoldingRange[] {
  const folds: FoldingRange[] = [];
  for (const { kind, start, inner } of valuesIn(file.root)) {
    if (kind !== 'array' && kind !== 'map') continue;
    const startLine = lines.position(start).line;
    const endLine = lines.position(inner.end).line - 1;
    if (endLine > startLine) folds.push({ startLine, endLine });
    if (folds.length === MAX_FOLDS) return folds;
  }
  for (const { start, end } of comments) {
    const [startLine, endLine] = [lines.position(start).line, lines.position(end).line];
    if (endLine > startLine) folds.push({ startLine, endLine, kind: FoldingRangeKind.Comment });
  }
  return folds.slice(0, MAX_FOLDS);
}
