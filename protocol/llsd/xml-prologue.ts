// What stands before and around the root: byte order mark, declaration, headers, instructions, forbidden characters.
import { type Findings, short } from './finding.ts';
import type { XmlDocument } from './xml-content.ts';
import { removed, replaced, safe } from './xml-fixes.ts';
import { sayForbidden } from './xml-text.ts';

const BOM = 0xfeff;
/** Lone surrogates too: with the `u` flag a pair is one character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]/gu;
/** So that a document of nothing but declarations does not cost the square of its length. */
const MAX_LEAD = 1024;
const BOM_SENTENCE =
  'Byte order mark before the document; format detection fails in the viewer, python-llsd and libremetaverse.';

/** Looks at what the tags do not show. Returns the offset where they begin. */
export function beforeRoot({ text, findings }: XmlDocument): number {
  for (const match of text.matchAll(FORBIDDEN)) {
    if (findings.isFull) break;
    const range = { start: match.index, end: match.index + 1 };
    sayForbidden(findings, match[0].codePointAt(0) ?? 0, range);
  }
  const from = text.charCodeAt(0) === BOM ? 1 : 0;
  if (from === 1) {
    const range = { start: 0, end: 1 };
    const fix = safe(replaced('Remove the byte order mark', range, ''));
    findings.addProblem({ code: 'LS013', severity: 'warning', message: BOM_SENTENCE, range }, [fix]);
  }
  const blanks = /[ \t\r\n]*/y;
  blanks.lastIndex = from;
  blanks.test(text);
  if (blanks.lastIndex > from && isDeclaration(text, blanks.lastIndex)) {
    const range = { start: from, end: blanks.lastIndex };
    const fix = safe(replaced('Remove the blanks', range, ''));
    const message = 'Nothing may precede the XML declaration.';
    findings.addProblem({ code: 'LS007', severity: 'error', message, range }, [fix]);
  }
  return from;
}

/** The declaration, one of LLSD's own headers, or an instruction that nobody else reads. */
export function noteInstruction({ text, cursor, findings }: XmlDocument): void {
  const range = { start: cursor.start, end: cursor.end };
  const whole = text.slice(cursor.start, cursor.end);
  if (isDeclaration(whole, 0) && isFirst(text, cursor.start)) sayEncoding(whole, cursor.start, findings);
  else if (/^<\?\s*llsd\/\w+\s*\?>$/i.test(whole)) {
    const message = `'${short(whole)}' is an LLSD header; plain XML readers refuse it.`;
    const fix = removed('Remove the header', text, range);
    findings.addProblem({ code: 'LS008', severity: 'information', message, range }, [fix]);
  } else {
    const target = /^<\?\s*([^\s?]*)/.exec(whole)?.[1] ?? '';
    const message = `Processing instruction '${short(target)}' is not portable in LLSD.`;
    const fix = removed('Remove the processing instruction', text, range);
    findings.addProblem({ code: 'LS014', severity: 'warning', message, range }, [fix]);
  }
}

function sayEncoding(declaration: string, offset: number, findings: Findings): void {
  const match = /\sencoding\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(declaration);
  const encoding = match?.[1] ?? match?.[2];
  if (match === null || encoding === undefined || /^(?:utf-?8|us-ascii)$/i.test(encoding)) return;
  const start = offset + match.index + match[0].length - 1 - encoding.length;
  const message = `Encoding '${short(encoding)}' is declared; the viewer reads every document as UTF-8.`;
  const range = { start, end: start + encoding.length };
  const fix = replaced('Declare UTF-8', range, 'UTF-8');
  findings.addProblem({ code: 'LS009', severity: 'warning', message, range }, [fix]);
}

export function noteDoctype({ text, cursor, findings }: XmlDocument): void {
  const range = { start: cursor.start, end: cursor.end };
  const message = 'DOCTYPE is ignored or refused by LLSD readers.';
  const fix = removed('Remove the DOCTYPE', text, range);
  findings.addProblem({ code: 'LS010', severity: 'warning', message, range }, [fix]);
}

function isDeclaration(text: string, at: number): boolean {
  return /^<\?xml[\s?]/.test(text.slice(at, at + 6));
}

/** Only blanks and a byte order mark stand before it. Looks no further than a declaration may sensibly be. */
function isFirst(text: string, at: number): boolean {
  return at <= MAX_LEAD && text.slice(0, at).trim() === '';
}
