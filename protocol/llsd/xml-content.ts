// What stands between the tags of a scalar that is more than plain text, and elements that nobody understands.
import type { Fix, Range } from '../text.ts';
import { escapeXml } from '../xml-characters.ts';
import { type Findings, short } from './finding.ts';
import type { LineOf } from './lines.ts';
import type { MarksAhead } from './marks-ahead.ts';
import type { XmlCursor, XmlTag, XmlToken } from './xml-cursor.ts';
import { inserted, replaced, safe } from './xml-fixes.ts';
import { XmlText } from './xml-text.ts';

/** What every step of reading one document shares. */
export interface XmlDocument {
  readonly text: string;
  readonly cursor: XmlCursor;
  readonly findings: Findings;
  readonly lineOf: LineOf;
  /** Of what a text is not just a piece of the document with. */
  readonly marks: MarksAhead;
}

export interface XmlContent {
  readonly text: XmlText;
  /** Another element was inside: what remains is not checked. */
  readonly isMixed: boolean;
}

const CDATA_START = '<![CDATA[';
const CDATA_END = ']]>';

const BROKEN = 'XML is not well-formed: ';

/**
 * Says what is wrong with the token just read, if anything is.
 * @param token given between elements: a `<` in a text there is a tag that is being typed, and stays
 */
export function sayMistake({ cursor, findings }: XmlDocument, token?: XmlToken): void {
  const { mistake } = cursor;
  if (mistake === undefined) return;
  const { detail, at, fixes } = mistake;
  const offered = token === 'text' ? [] : fixes;
  findings.last('LS002', `${BROKEN}${detail}.`, { start: at, end: at + 1 }, ...offered);
}

/** The end tag just read is not the one of `open`. */
export function sayMismatch({ cursor, findings }: XmlDocument, open: XmlTag | undefined): void {
  const found = `</${short(cursor.name)}>`;
  const range = { start: cursor.start, end: cursor.end };
  if (open === undefined) {
    findings.last('LS002', `${BROKEN}unexpected ${found}.`, range, replaced('Remove the end tag', range, ''));
    return;
  }
  const wanted = `</${open.name}>`;
  const closing = inserted(`Put ${wanted} before it`, range.start, wanted);
  const renaming = replaced(`Write ${wanted}`, range, wanted);
  findings.last('LS002', `${BROKEN}expected ${wanted}, found ${found}.`, range, closing, renaming);
}

/** The text ended inside `open`. */
export function sayUnclosed(findings: Findings, open: XmlTag, ...fixes: readonly Fix[]): void {
  findings.last('LS002', `${BROKEN}<${open.name}> is never closed.`, { start: open.start, end: open.end }, ...fixes);
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
    if ((token === 'open' || token === 'empty') && !skipInner(document, tag)) return undefined;
    isMixed ||= token === 'open' || token === 'empty';
    addPiece(document, tag, token, text);
  }
}

/** An element has no business in a scalar; in text it can be text. False if it never ends. */
function skipInner(document: XmlDocument, outer: XmlTag): boolean {
  const { text, cursor, findings } = document;
  const inner = cursor.tag();
  const message = `<${short(inner.name)}> is not allowed inside <${outer.name}>.`;
  findings.add('LS028', 'error', message, { start: inner.start, end: inner.end });
  if (!inner.isEmpty && !skipElement(document)) return false;
  if (!/^(?:string|uri|key)$/i.test(outer.name) || findings.isFull) return true;
  const range = { start: inner.start, end: cursor.end };
  const asText = text.slice(range.start, range.end).replaceAll('<', '&lt;');
  findings.mend('LS028', inner.start, replaced('Write it as text', range, asText));
  return true;
}

/** Steps behind the end tag of the element whose start tag was just read. False if it never comes. */
export function skipElement(document: XmlDocument): boolean {
  const { cursor } = document;
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
  const whole = cursor.text.slice(cursor.start, cursor.end);
  const range = { start: cursor.start, end: cursor.end };
  if (token === 'text') text.addText(whole, cursor.start);
  else if (token === 'cdata') {
    const literal = whole.slice(CDATA_START.length, -CDATA_END.length);
    text.addLiteral(literal, cursor.start + CDATA_START.length);
    const asText = escapeXml(literal.replace(/\r\n?/g, '\n'));
    sayOdd(document, tag, 'CDATA section', safe(replaced('Write it without CDATA', range, asText)));
  } else if (token === 'comment') sayOdd(document, tag, 'Comment', movedBefore(tag, range, whole));
  else if (token === 'instruction') {
    sayOdd(document, tag, 'Processing instruction', replaced('Remove the processing instruction', range, ''));
  } else if (token === 'doctype') sayOdd(document, tag, 'DOCTYPE', replaced('Remove the DOCTYPE', range, ''));
}

function movedBefore(tag: XmlTag, range: Range, comment: string): Fix {
  const before = { range: { start: tag.start, end: tag.start }, text: comment };
  return { title: 'Put the comment before the element', edits: [before, { range, text: '' }] };
}

function sayOdd({ cursor, findings }: XmlDocument, tag: XmlTag, what: string, fix: Fix): void {
  const severity = what === 'CDATA section' ? 'information' : 'warning';
  const message = `${what} inside <${tag.name}> is not portable.`;
  const range = { start: cursor.start, end: cursor.end };
  findings.addProblem({ code: 'LS030', severity, message, range }, [fix]);
}
