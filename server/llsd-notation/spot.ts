// What is being written at an offset of notation, also where the document is broken just there: a key, or a value.
import { type LlsdNode, nodesAround } from '../../protocol/llsd/node.ts';
import type { Range } from '../../protocol/text.ts';
import type { LlsdFile } from '../llsd/file.ts';

export interface Spot {
  readonly kind: 'key' | 'value';
  /** The word as far as it is written; of a key with its quotes. */
  readonly replaced: Range;
  /** The quote that a key was begun with. */
  readonly quote: '"' | "'";
}

/** How far back of a caret the word is looked for. */
const MOST_OF_WORD = 200;

/** The spot of a caret; undefined inside of strings, and where neither a key nor a value may begin. */
export function spotAt({ root, text }: LlsdFile, at: number): Spot | undefined {
  const around = nodesAround(root, at).flatMap(({ node }) => node ?? []);
  if (around.some((node) => !isContainer(node) && isQuoted(node, text, at))) return undefined;
  const holder = around.findLast((node) => isContainer(node) && node.start < at && (at < node.end || isUnclosed(node)));
  const from = Math.max(holder?.start ?? 0, at - MOST_OF_WORD);
  const before = text.slice(from, at);
  if (holder?.kind === 'map') {
    const key = /[{,]\s*(["']?)((?:\w|-| )*)$/u.exec(before);
    if (key !== null) return keySpot(text, at, `${key[1]}${key[2]}`);
  }
  const value = holder === undefined ? START : holder.kind === 'map' ? BEHIND_COLON : BEHIND_COMMA;
  const word = value.exec(before)?.[1];
  return word === undefined ? undefined : { kind: 'value', replaced: { start: at - word.length, end: at }, quote: "'" };
}

/** Behind a header, or at the beginning. */
const START = /^(?:\ufeff?\s*<\?[^>]*>)?\s*([A-Za-z]*)$/u;
const BEHIND_COLON = /["']\s*:\s*([A-Za-z]*)$/u;
const BEHIND_COMMA = /[[,]\s*([A-Za-z]*)$/u;

const isContainer = ({ kind }: LlsdNode): boolean => kind === 'map' || kind === 'array';

/** Inside of quotes, any text may stand. */
const isQuoted = ({ inner }: LlsdNode, text: string, at: number): boolean =>
  inner.start <= at && at <= inner.end && /["']/u.test(text.charAt(inner.start - 1));

const isUnclosed = ({ inner, end }: LlsdNode): boolean => inner.end === end;

/** @param begun the quote and what follows it, as far as they are written */
function keySpot(text: string, at: number, begun: string): Spot {
  const first = begun.charAt(0);
  const quote = first === '"' ? '"' : "'";
  const isQuoted = first === quote;
  const rest = isQuoted ? (/^(?:\w|-| )*/u.exec(text.slice(at, at + MOST_OF_WORD))?.[0].length ?? 0) : 0;
  const closing = isQuoted && text.charAt(at + rest) === quote ? rest + 1 : 0;
  return { kind: 'key', replaced: { start: at - begun.length, end: at + closing }, quote };
}
