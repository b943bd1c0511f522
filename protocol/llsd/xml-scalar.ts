// Scalars and keys: from the start tag that was just read to the end tag that belongs to it.
import type { Finding, Report } from './finding.ts';
import { binaryOf, booleanOf, dateOf, integerOf, realOf, uriOf, uuidOf } from './scalars.ts';
import { type LlsdScalar, undef } from './value.ts';
import { readContent, type XmlContent, type XmlDocument } from './xml-content.ts';
import type { XmlTag } from './xml-cursor.ts';
import { carriageReturnFixes, encodingFixes, type PlainScalar, scalarFixes } from './xml-scalar-fixes.ts';
import { XmlText } from './xml-text.ts';

export type Scalar = 'undef' | 'boolean' | 'integer' | 'real' | 'string' | 'uuid' | 'date' | 'uri' | 'binary';

/** Reads the scalars of a document, one at a time. */
export class XmlScalars {
  readonly #document: XmlDocument;
  readonly #report: Report;
  /** What a finding is about: with these there is one report for all scalars. */
  #tag: XmlTag = { name: '', start: 0, end: 0, isEmpty: true };
  #content: string | XmlContent = '';

  constructor(document: XmlDocument) {
    this.#document = document;
    this.#report = (finding) => sayFinding(document, this.#tag, this.#content, finding);
  }

  /** The value of the scalar whose start tag was just read; undefined if its end tag never comes. */
  read(kind: Scalar, tag: XmlTag, encoding: string): LlsdScalar | undefined {
    const content = tag.isEmpty ? '' : contentOf(this.#document, kind, tag);
    if (content === undefined) return undefined;
    this.#tag = tag;
    this.#content = content;
    const text = textOf(content);
    if (encoding !== 'base64') mendEncoding(this.#document, tag, text, encoding);
    return scalarOf(kind, text, encoding, this.#report);
  }
}

function scalarOf(kind: Scalar, text: string, encoding: string, report: Report): LlsdScalar {
  switch (kind) {
    case 'undef':
      return undefOf(text, report);
    case 'boolean':
      return booleanOf(text, report);
    case 'integer':
      return integerOf(text, report);
    case 'real':
      return realOf(text, report);
    case 'string':
      return { kind, value: text };
    case 'uuid':
      return uuidOf(text, report);
    case 'date':
      return dateOf(text, report);
    case 'uri':
      return uriOf(text, report);
    case 'binary':
      return binaryOf(text, encoding, report);
  }
}

function sayFinding(document: XmlDocument, tag: XmlTag, content: string | XmlContent, finding: Finding): void {
  const { findings } = document;
  const { code, severity, message, at } = finding;
  if ((findings.isFull && severity !== 'error') || (typeof content !== 'string' && content.isMixed)) return;
  const text = textOf(content);
  const start = at === undefined || typeof content === 'string' ? tag.end + (at ?? 0) : content.text.locate(at);
  const end = at === undefined ? tag.end + text.length : start + 1;
  const scalar = findings.isFull ? undefined : plainScalar(document, tag, text);
  const fixes = scalar === undefined ? [] : scalarFixes(code, scalar);
  findings.addProblem({ code, severity, message, range: { start, end } }, fixes);
}

/** The scalar whose end tag was just read, if it has nothing but characters inside. */
function plainScalar({ text: document, cursor }: XmlDocument, tag: XmlTag, text: string): PlainScalar | undefined {
  const raw = document.slice(tag.end, cursor.start);
  return tag.isEmpty || raw.includes('<')
    ? undefined
    : { text, raw, tag, end: { start: cursor.start, end: cursor.end } };
}

function mendEncoding(document: XmlDocument, tag: XmlTag, text: string, encoding: string): void {
  const attribute = /\sencoding\s*=\s*(?:"[^"]*"|'[^']*')/.exec(document.text.slice(tag.start, tag.end));
  if (attribute === null) return;
  const start = tag.start + attribute.index + 1;
  const range = { start, end: start + attribute[0].length - 1 };
  document.findings.mend('LS055', start, ...encodingFixes(encoding, range, plainScalar(document, tag, text)));
}

/** The text of the key whose start tag was just read; undefined if its end tag never comes. */
export function readKey(document: XmlDocument, tag: XmlTag): string | undefined {
  const content = tag.isEmpty ? '' : contentOf(document, 'key', tag);
  return content === undefined ? undefined : textOf(content);
}

/** Plain text as almost always, or text put together with care. */
function contentOf(document: XmlDocument, kind: Scalar | 'key', tag: XmlTag): string | XmlContent | undefined {
  const { text, cursor, findings, marks } = document;
  const { end, name } = tag;
  const less = text.indexOf('<', end);
  if (less >= 0 && cursor.skipClose(name, less)) {
    if (!marks.isWithin(end, less)) return kind === 'key' ? cursor.names.slice(end, less) : text.slice(end, less);
    sayCarriageReturn(document, kind, end, less);
    const decoded = new XmlText(findings);
    decoded.addText(text.slice(end, less), end);
    return { text: decoded, isMixed: false };
  }
  const content = readContent(document, tag);
  sayCarriageReturn(document, kind, end, cursor.start);
  return content;
}

function textOf(content: string | XmlContent): string {
  return typeof content === 'string' ? content : content.text.value;
}

function sayCarriageReturn(document: XmlDocument, kind: Scalar | 'key', from: number, to: number): void {
  if (kind !== 'string' && kind !== 'uri' && kind !== 'key') return;
  const raw = document.text.slice(from, to);
  const at = raw.search(/\r(?!\n)/);
  if (at < 0) return;
  const range = { start: from + at, end: from + at + 1 };
  const problem = {
    code: 'LS058',
    severity: 'information',
    message: 'A carriage return is read as a line feed.',
    range,
  } as const;
  document.findings.addProblem(problem, carriageReturnFixes(raw, { start: from, end: to }));
}

function undefOf(text: string, report: Report): LlsdScalar {
  if (text !== '') report({ code: 'LS033', severity: 'warning', message: '<undef> must be empty.' });
  return undef;
}
