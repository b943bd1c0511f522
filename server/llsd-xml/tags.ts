// Start and end tags that belong together: they light up together, and are written together.
import { type DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver';
import type { Range } from '../../protocol/text.ts';
import type { Read } from '../languages.ts';
import { keyHighlights } from '../llsd/keys.ts';
import { isWithin, placeAt } from '../llsd/places.ts';
import type { LlsdXmlFile } from './file.ts';

/** [llsd.tags.1] The names in the start and the end tag of the element whose tag is at an offset; none if it has no pair. */
export function linked({ file }: Read<LlsdXmlFile>, at: number): readonly Range[] {
  for (const { start, inner } of elementsAt(file, at)) {
    const pair = pairOf(file.text, start, inner.end);
    if (pair.some((name) => isWithin(at, name))) return pair;
  }
  return [];
}

/** A key lights up with its like, a tag with its partner. */
export function highlights(read: Read<LlsdXmlFile>, at: number): readonly DocumentHighlight[] {
  const tags = linked(read, at);
  if (tags.length === 0) return keyHighlights(read, at);
  return tags.map((range) => ({ range: read.lines.range(range), kind: DocumentHighlightKind.Text }));
}

interface Element {
  readonly start: number;
  readonly inner: Range;
}

/** Keys and values around an offset, the innermost first, and `llsd`. */
function elementsAt({ root, text }: LlsdXmlFile, at: number): readonly Element[] {
  const around = (placeAt(root, at)?.around ?? []).toReversed();
  const found = around.flatMap(({ node, member }) => [
    ...(node === undefined ? [] : [node]),
    ...(member === undefined ? [] : [{ start: member.keyRange.start, inner: member.keyInner }]),
  ]);
  if (root === undefined) return found;
  const [start, end] = [text.lastIndexOf('<llsd', root.start), text.indexOf('</llsd', root.end)];
  return [...found, { start, inner: { start: root.start, end } }];
}

function pairOf(text: string, start: number, close: number): readonly Range[] {
  const name = /^<([^\s/>]+)/u.exec(text.slice(start, start + MOST_OF_NAME))?.[1];
  if (name === undefined || !text.startsWith(`</${name}`, close)) return [];
  return [start + '<'.length, close + '</'.length].map((from) => ({ start: from, end: from + name.length }));
}

/** No name of an element is nearly as long. */
const MOST_OF_NAME = 100;
