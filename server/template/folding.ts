// What can be folded away: messages and blocks behind their header line, and runs of comments.
import type { FoldingRange } from 'vscode-languageserver';
import { FoldingRangeKind } from 'vscode-languageserver';
import type { Lines } from '../../protocol/lines.ts';
import type { PlacedBlock, PlacedMessage, TemplateFile } from '../../protocol/template/placed.ts';
import type { Read } from '../languages.ts';

export function folding({ file, lines }: Read<TemplateFile>): readonly FoldingRange[] {
  const parts = file.messages
    .flatMap((message) => [message, ...message.blocks])
    .flatMap((part) => partFold(part, lines));
  return [...parts, ...commentFolds(file, lines)];
}

/** From the line of the name, so that it stays to be seen, to the line before the closing brace. */
function partFold({ range, nameRange }: PlacedMessage | PlacedBlock, lines: Lines): readonly FoldingRange[] {
  const startLine = lines.position(nameRange.start).line;
  const endLine = lines.position(range.end).line - 1;
  return endLine > startLine ? [{ startLine, endLine }] : [];
}

/** Comments alone on their lines, two or more below each other. */
function commentFolds({ scan }: TemplateFile, lines: Lines): readonly FoldingRange[] {
  const folds: { startLine: number; endLine: number; kind: FoldingRangeKind }[] = [];
  for (let index = 0; index < scan.commentCount; index += 1) {
    const { start, line } = scan.comment(index);
    if (lines.text(line).slice(0, lines.position(start).character).trim() !== '') continue;
    const last = folds.at(-1);
    if (last !== undefined && last.endLine === line - 1) last.endLine = line;
    else folds.push({ startLine: line, endLine: line, kind: FoldingRangeKind.Comment });
  }
  return folds.filter(({ startLine, endLine }) => endLine > startLine);
}
