// Scalars and keys: from the start tag that was just read to the end tag that belongs to it.
import type { Report } from './finding.ts';
import { binaryOf, booleanOf, dateOf, integerOf, realOf, uriOf, uuidOf } from './scalars.ts';
import { type LlsdScalar, undef } from './value.ts';
import { readContent, type XmlContent, type XmlDocument } from './xml-content.ts';
import type { XmlTag } from './xml-cursor.ts';
import { XmlText } from './xml-text.ts';

export type Scalar = 'undef' | 'boolean' | 'integer' | 'real' | 'string' | 'uuid' | 'date' | 'uri' | 'binary';

type ScalarReader = (text: string, report: Report, encoding: string) => LlsdScalar;

const READERS: { readonly [kind in Scalar]: ScalarReader } = {
  undef: undefOf,
  boolean: booleanOf,
  integer: integerOf,
  real: realOf,
  string: (text) => ({ kind: 'string', value: text }),
  uuid: uuidOf,
  date: dateOf,
  uri: uriOf,
  binary: (text, report, encoding) => binaryOf(text, encoding, report),
};

/** The value of the scalar whose start tag was just read; undefined if its end tag never comes. */
export function readScalar(document: XmlDocument, kind: Scalar, tag: XmlTag, encoding: string): LlsdScalar | undefined {
  const from = tag.end;
  const content = tag.isEmpty ? '' : contentOf(document, kind, tag);
  if (content === undefined) return undefined;
  const text = textOf(content);
  return READERS[kind](
    text,
    ({ code, severity, message, at }) => {
      if (typeof content !== 'string' && content.isMixed) return;
      const start = at === undefined || typeof content === 'string' ? from + (at ?? 0) : content.text.locate(at);
      const end = at === undefined ? from + text.length : start + 1;
      document.findings.add(code, severity, message, { start, end });
    },
    encoding,
  );
}

/** The text of the key whose start tag was just read; undefined if its end tag never comes. */
export function readKey(document: XmlDocument, tag: XmlTag): string | undefined {
  const content = tag.isEmpty ? '' : contentOf(document, 'key', tag);
  return content === undefined ? undefined : textOf(content);
}

/** Plain text as almost always, or text put together with care. */
function contentOf(document: XmlDocument, kind: Scalar | 'key', tag: XmlTag): string | XmlContent | undefined {
  const { text, cursor, findings, isOdd } = document;
  const { end, name } = tag;
  const less = text.indexOf('<', end);
  if (less >= 0 && cursor.skipClose(name, less)) {
    const raw = text.slice(end, less);
    if (!isOdd && !raw.includes('&')) return raw;
    if (isOdd) sayCarriageReturn(document, kind, end, less);
    const decoded = new XmlText(findings);
    decoded.addText(raw, end);
    return { text: decoded, isMixed: false };
  }
  const content = readContent(document, tag);
  if (isOdd) sayCarriageReturn(document, kind, end, cursor.start);
  return content;
}

function textOf(content: string | XmlContent): string {
  return typeof content === 'string' ? content : content.text.value;
}

function sayCarriageReturn(document: XmlDocument, kind: Scalar | 'key', from: number, to: number): void {
  if (kind !== 'string' && kind !== 'uri' && kind !== 'key') return;
  const at = document.text.slice(from, to).search(/\r(?!\n)/);
  if (at < 0) return;
  const range = { start: from + at, end: from + at + 1 };
  document.findings.add('LS058', 'information', 'A carriage return is read as a line feed.', range);
}

function undefOf(text: string, report: Report): LlsdScalar {
  if (text !== '') report({ code: 'LS033', severity: 'warning', message: '<undef> must be empty.' });
  return undef;
}
