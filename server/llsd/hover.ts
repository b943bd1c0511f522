// What is shown over a key or a value: its type, the way to it, and what its spelling does not show at a glance.
import type { Hover } from 'vscode-languageserver';
import type { LlsdNode } from '../../protocol/llsd/node.ts';
import type { Range } from '../../protocol/text.ts';
import type { Read } from '../languages.ts';
import { plain } from '../markdown.ts';
import { factsOf } from './facts.ts';
import type { LlsdFile } from './file.ts';
import { type Innermost, pathText, placeAt } from './places.ts';
import { describedLines } from './schema-words.ts';

/** A longer path is cut at its front: what is near is at its end. */
const MOST_OF_PATH = 200;

/** The hover at an offset; undefined between elements and outside of the root. */
export function hover({ file, lines, description }: Read<LlsdFile>, at: number): Hover | undefined {
  const place = placeAt(file.root, at);
  if (place === undefined || place.at.part === 'inside') return undefined;
  const node = place.at.part === 'key' ? place.at.member.value : place.at.node;
  const words = [
    `**${node?.kind ?? 'no value yet'}** · ${plain(cutPath(pathText(place.around)))}`,
    ...factLines(node),
    ...describedLines(description, file.root, at),
  ];
  return { contents: { kind: 'markdown', value: words.join('\n\n') }, range: lines.range(rangeOf(place.at, at)) };
}

/** One fact a line. */
function factLines(node: LlsdNode | undefined): readonly string[] {
  const facts = node === undefined ? [] : factsOf(node);
  return facts.length === 0 ? [] : [facts.join('  \n')];
}

function rangeOf(place: Innermost, at: number): Range {
  if (place.part === 'key') return place.member.keyRange;
  const { start, end, inner } = place.node;
  if (place.part === 'scalar') return { start, end };
  return at <= inner.start ? { start, end: inner.start } : { start: inner.end, end };
}

const cutPath = (path: string): string => (path.length > MOST_OF_PATH ? `…${path.slice(-MOST_OF_PATH)}` : path);
