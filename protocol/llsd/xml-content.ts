// What stands between the tags of a scalar that is more than plain text, and elements that nobody understands.
import type { Severity } from '../text.ts';
import { type Findings, short } from './finding.ts';
import type { LineOf } from './lines.ts';
import type { XmlCursor, XmlTag, XmlToken } from './xml-cursor.ts';
import { XmlText } from './xml-text.ts';

/** What every step of reading one document shares. */
export interface XmlDocument {
  readonly text: string;
  readonly cursor: XmlCursor;
  readonly findings: Findings;
  readonly lineOf: LineOf;
  /** There is a CR or a `]]>` somewhere: texts must be looked at closely. */
  readonly isOdd: boolean;
}

export interface XmlContent {
  readonly text: XmlText;
  /** Another element was inside: what remains is not checked. */
  readonly isMixed: boolean;
}

const BROKEN = 'XML is not well-formed: ';

/** Says what is wrong with the token just read, if anything is. */
export function sayMistake({ cursor, findings }: XmlDocument): void {
  const { mistake } = cursor;
  if (mistake === undefined) return;
  findings.last('LS002', `${BROKEN}${mistake.detail}.`, { start: mistake.at, end: mistake.at + 1 });
}

/** The end tag just read is not the one of `open`. */
export function sayMismatch({ cursor, findings }: XmlDocument, open: XmlTag | undefined): void {
  const found = `</${short(cursor.name)}>`;
  const detail = open === undefined ? `unexpected ${found}` : `expected </${open.name}>, found ${found}`;
  findings.last('LS002', `${BROKEN}${detail}.`, { start: cursor.start, end: cursor.end });
}

/** The text ended inside `open`. */
export function sayUnclosed(findings: Findings, open: XmlTag): void {
  findings.last('LS002', `${BROKEN}<${open.name}> is never closed.`, { start: open.start, end: open.end });
}

/** Reads up to the end tag of a scalar or key. Undefined if it never comes. */
export function readContent(document: XmlDocument, tag: XmlTag): XmlContent | undefined {
  const { cursor, findings } = document;
  const text = new XmlText(findings);
  let isMixed = false;
  for (;;) {
    const token = cursor.next();
    sayMistake(document);
    if (token === 'close' || token === 'end') {
      return isClosed(document, tag, token) ? { text, isMixed } : undefined;
    }
    if (token === 'open' && !skipElement(document, tag)) return undefined;
    if (token === 'empty') sayInner(document, tag);
    isMixed ||= token === 'open' || token === 'empty';
    addPiece(document, tag, token, text);
  }
}

/**
 * Steps behind the end tag of the element whose start tag was just read. False if it never comes.
 * @param outer the scalar in which it has no business
 */
export function skipElement(document: XmlDocument, outer?: XmlTag): boolean {
  const { cursor } = document;
  if (outer !== undefined) sayInner(document, outer);
  const open: XmlTag[] = [cursor.tag()];
  for (;;) {
    const token = cursor.next();
    sayMistake(document);
    if (token === 'open') open.push(cursor.tag());
    if (token !== 'close' && token !== 'end') continue;
    const tag = open.pop();
    if (tag === undefined || !isClosed(document, tag, token)) return false;
    if (open.length === 0) return true;
  }
}

function isClosed(document: XmlDocument, tag: XmlTag, token: 'close' | 'end'): boolean {
  const { cursor, findings } = document;
  if (token === 'end') {
    if (!cursor.fatal) sayUnclosed(findings, tag);
    return false;
  }
  if (cursor.name === tag.name) return true;
  sayMismatch(document, tag);
  return false;
}

function addPiece(document: XmlDocument, tag: XmlTag, token: XmlToken, text: XmlText): void {
  const { cursor } = document;
  if (token === 'text') text.addText(cursor.text.slice(cursor.start, cursor.end), cursor.start);
  else if (token === 'cdata') {
    text.addLiteral(cursor.text.slice(cursor.start + 9, cursor.end - 3), cursor.start + 9);
    sayOdd(document, tag, 'CDATA section', 'information');
  } else if (token === 'comment') sayOdd(document, tag, 'Comment', 'warning');
  else if (token === 'instruction') sayOdd(document, tag, 'Processing instruction', 'warning');
  else if (token === 'doctype') sayOdd(document, tag, 'DOCTYPE', 'warning');
}

function sayInner({ cursor, findings }: XmlDocument, tag: XmlTag): void {
  const message = `<${short(cursor.name)}> is not allowed inside <${tag.name}>.`;
  findings.add('LS028', 'error', message, { start: cursor.start, end: cursor.end });
}

function sayOdd({ cursor, findings }: XmlDocument, tag: XmlTag, what: string, severity: Severity): void {
  const message = `${what} inside <${tag.name}> is not portable.`;
  findings.add('LS030', severity, message, { start: cursor.start, end: cursor.end });
}
