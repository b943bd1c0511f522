// The words of one line of the text form: bare words, "quoted text" and (lists), up to a comment.

export interface Token {
  readonly kind: 'word' | 'quoted' | 'list';
  /** Without quotes or parentheses, escapes taken off. */
  readonly text: string;
}

export interface TokenLine {
  /** Blanks before the first token. */
  readonly indent: number;
  readonly tokens: readonly Token[];
}

/** What stands behind the backslash, and what it means. */
const ESCAPED: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);
const ESCAPES: ReadonlyMap<string, string> = new Map([...ESCAPED].map(([letter, character]) => [character, letter]));

/** `text` in quotes, with escapes for what would break the line: one token that `tokensOf` reads back. */
export function quoted(text: string): string {
  const escaped = Array.from(text, (character) => {
    const letter = ESCAPES.get(character);
    return letter === undefined ? character : `\\${letter}`;
  });
  return `"${escaped.join('')}"`;
}

/** [packet.text.4] The tokens of a line, or a sentence about what is not one. A # after a blank starts a comment. */
export function tokensOf(line: string): TokenLine | { readonly problem: string } {
  const indent = blanksFrom(line, 0);
  const tokens: Token[] = [];
  for (let at = indent; at < line.length && line[at] !== '#'; ) {
    const read = readToken(line, at);
    if ('problem' in read) return read;
    tokens.push(read.token);
    at = blanksFrom(line, read.end);
  }
  return { indent, tokens };
}

type ReadToken = { readonly token: Token; readonly end: number } | { readonly problem: string };

function readToken(line: string, at: number): ReadToken {
  if (line[at] === '"') return readQuoted(line, at + 1);
  return line[at] === '(' ? readList(line, at + 1) : readWord(line, at);
}

function readQuoted(line: string, start: number): ReadToken {
  let text = '';
  for (let at = start; at < line.length; at++) {
    const character = line[at] ?? '';
    if (character === '"') return { token: { kind: 'quoted', text }, end: at + 1 };
    const meant = character === '\\' ? ESCAPED.get(line[++at] ?? '') : character;
    if (meant === undefined) return { problem: `\\${line[at] ?? ''} is no escape: use \\0 \\n \\r \\t \\" or \\\\` };
    text += meant;
  }
  return { problem: 'the quoted text has no closing quote' };
}

function readList(line: string, start: number): ReadToken {
  const end = line.indexOf(')', start);
  if (end < 0) return { problem: 'the list has no closing parenthesis' };
  return { token: { kind: 'list', text: line.slice(start, end) }, end: end + 1 };
}

function readWord(line: string, start: number): ReadToken {
  let end = start;
  while (end < line.length && !isBlank(line[end])) end++;
  return { token: { kind: 'word', text: line.slice(start, end) }, end };
}

function blanksFrom(line: string, start: number): number {
  let at = start;
  while (isBlank(line[at])) at++;
  return at;
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r';
}
