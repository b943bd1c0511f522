// What stands in a document besides its value: comments, declarations, attributes, and what follows the value.
import type { Convertible } from './forms.ts';
import type { Loss } from './losses.ts';

/** [llsd.loss.4] One sentence for each kind. A header that only names the form is none of it: the new form has its own. */
export function sourceLosses({ form, text, problems, isPart = false }: Convertible): readonly Loss[] {
  if (isPart) return [];
  const messages = form === 'xml' ? xmlSentences(text) : [];
  const comments = problems.filter(({ code }) => code === 'LS132').length;
  if (comments > 0) messages.push(lost(comments, 'comment'));
  if (problems.some(({ code }) => BEHIND.includes(code))) messages.push('What stands behind the value is lost.');
  return messages.map((message) => ({ path: '', message }));
}

/** The rules about what follows the value. */
const BEHIND: readonly string[] = ['LS006', 'LS102', 'LS209'];

function xmlSentences(text: string): string[] {
  const counts = new Map<XmlPart, number>();
  for (const part of partsOf(text)) counts.set(part, (counts.get(part) ?? 0) + 1);
  return [...counts].map(([part, count]) => lost(count, part));
}

const lost = (count: number, noun: string): string =>
  count === 1 ? `The ${noun} is lost.` : `${count} ${noun}s are lost.`;

type XmlPart = 'comment' | 'XML declaration' | 'DOCTYPE' | 'processing instruction' | 'attribute';

/** Sections of a document that are found by how they begin, and skipped whole. */
const SECTIONS: readonly (readonly [start: RegExp, end: string, part: XmlPart | undefined])[] = [
  [/<!--/y, '-->', 'comment'],
  [/<!\[CDATA\[/y, ']]>', undefined],
  [/<\?xml\s/y, '?>', 'XML declaration'],
  [/<\?\s*llsd\/\w+\s*\?>/iy, '', undefined],
  [/<\?/y, '?>', 'processing instruction'],
  [/<![Dd][Oo][Cc][^[>]*\[/y, ']', 'DOCTYPE'],
  [/<!/y, '>', 'DOCTYPE'],
];

/** Each part of a kind that has no place in a value. Looks at each character a few times at most. */
function* partsOf(text: string): Generator<XmlPart> {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const section = SECTIONS.find(([start]) => isAt(start, text, at));
    if (section === undefined) {
      const end = text.indexOf('>', at);
      if (end < 0) return;
      yield* attributesOf(text.slice(at, end));
      at = end;
    } else {
      const [start, close, part] = section;
      if (part !== undefined) yield part;
      const end = text.indexOf(close, start.lastIndex);
      if (end < 0) return;
      at = end + close.length;
    }
  }
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** An encoding is told with the binary that it belongs to. */
function* attributesOf(tag: string): Generator<XmlPart> {
  if (!/[\s"']/.test(tag)) return;
  for (const [, name = ''] of tag.matchAll(/\s([^\s=/"']+)\s*=\s*(?:"[^"]*"|'[^']*')/g))
    if (name !== 'encoding' || !/^<binary\s/.test(tag)) yield 'attribute';
}
