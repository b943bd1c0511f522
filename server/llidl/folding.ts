// What can be folded away: resources and definitions, brackets over several lines, runs of comments.
import type { FoldingRange } from 'vscode-languageserver';
import { FoldingRangeKind } from 'vscode-languageserver';
import type { Lines } from '../../protocol/lines.ts';
import type { LlidlToken } from '../../protocol/llidl/scan.ts';
import type { Read } from '../languages.ts';
import type { LlidlText } from './file.ts';

export function folding({ file: { schema, tokens }, lines }: Read<LlidlText>): readonly FoldingRange[] {
  const entries = [...schema.resources, ...schema.definitions].map(({ start, end }) => ({
    startLine: lines.position(start).line,
    endLine: lines.position(end).line,
  }));
  const known = new Set(entries.map(({ startLine }) => startLine));
  const brackets = bracketFolds(tokens, lines).filter(({ startLine }) => !known.has(startLine));
  return [...entries, ...brackets, ...commentFolds(tokens, lines)].filter(
    ({ startLine, endLine }) => endLine > startLine,
  );
}

/** From a bracket to the line before the one that closes it. */
function bracketFolds(tokens: readonly LlidlToken[], lines: Lines): readonly FoldingRange[] {
  const open: number[] = [];
  const folds: FoldingRange[] = [];
  for (const { kind, start } of tokens) {
    if (kind === 'open') open.push(lines.position(start).line);
    if (kind !== 'close') continue;
    const startLine = open.pop();
    if (startLine !== undefined) folds.push({ startLine, endLine: lines.position(start).line - 1 });
  }
  return folds;
}

/** Comments alone on their lines, two or more below each other. */
function commentFolds(tokens: readonly LlidlToken[], lines: Lines): readonly FoldingRange[] {
  const folds: { startLine: number; endLine: number; kind: FoldingRangeKind }[] = [];
  for (const { kind, start } of tokens) {
    const { line, character } = lines.position(start);
    if (kind !== 'comment' || lines.text(line).slice(0, character).trim() !== '') continue;
    const last = folds.at(-1);
    if (last?.endLine === line - 1) last.endLine = line;
    else folds.push({ startLine: line, endLine: line, kind: FoldingRangeKind.Comment });
  }
  return folds;
}
