// The text form of a datagram back to the object that `json-reader.ts` checks. Knows no template.
import { toHex, utf8 } from '../bytes.ts';
import { FREQUENCIES } from '../template/model.ts';
import type { Unwritable } from './json-reader.ts';
import { type Token, type TokenLine, tokensOf } from './text-tokens.ts';

/** The members of the JSON form, not checked yet. */
export type Form = Readonly<Record<string, unknown>>;

/**
 * [packet.text.4] Reads the lines of one datagram: the header at the margin, then indented lines. A line that is
 * indented further than the first of them goes on with the instance above it.
 */
export function readDatagramText(lines: readonly string[]): Form | Unwritable {
  const read: TokenLine[] = [];
  for (const line of lines) {
    const tokens = tokensOf(line);
    if ('problem' in tokens) return tokens;
    if (tokens.tokens.length > 0) read.push(tokens);
  }
  const [header, ...body] = read;
  const head = readHeader(header?.tokens ?? []);
  return 'problem' in head ? head : readBody(head, joined(body));
}

const FLAG_NAMES = ['zerocoded', 'reliable', 'resent'] as const;

/** `seq 2 · zerocoded reliable · extra 00 · acks 7 8 · AgentDataUpdate` */
function readHeader(tokens: readonly Token[]): Form | Unwritable {
  const segments = split(tokens.map(({ text }) => text));
  const name = segments.at(-1) ?? [];
  if (segments.length < 2 || segments[0]?.[0] !== 'seq') return NO_HEADER;
  const form: Record<string, unknown> = { sequence: numeric(segments[0][1] ?? ''), flags: {} };
  for (const [word = '', ...rest] of segments.slice(1, -1)) {
    if (word === 'extra') form['extra'] = rest.join('');
    else if (word === 'acks') form['acks'] = rest.map(numeric);
    else if (![word, ...rest].every(isFlag)) return { problem: `${[word, ...rest].join(' ')} are no flags` };
    else form['flags'] = Object.fromEntries([word, ...rest].map((flag) => [flag, true]));
  }
  if ('acks' in form) form['flags'] = { ...(form['flags'] as Form), acks: true };
  const named = readName(name);
  return 'problem' in named ? named : { ...form, ...named };
}

const NO_HEADER: Unwritable = { problem: 'a datagram starts with a line such as: seq 1 · reliable · StartPingCheck' };

function isFlag(word: string): boolean {
  return FLAG_NAMES.some((name) => name === word);
}

function split(words: readonly string[]): readonly (readonly string[])[] {
  const segments: string[][] = [[]];
  for (const word of words) {
    if (word === '·' || word === '|') segments.push([]);
    else segments.at(-1)?.push(word);
  }
  return segments;
}

function readName(words: readonly string[]): Form | Unwritable {
  const [name = '', frequency, number] = words;
  if (words.length === 1) return { message: name };
  const known = FREQUENCIES.some((word) => word === frequency);
  if (name !== 'unknown' || words.length !== 3 || !known) {
    return { problem: `${words.join(' ') || 'nothing'} is no message: write its name, or unknown Low 777` };
  }
  return { message: null, frequency, number: Number(number) };
}

/** Each instance with the lines that go on with it, as one list of tokens. */
function joined(lines: readonly TokenLine[]): readonly (readonly Token[])[] {
  const instances: Token[][] = [];
  const margin = lines[0]?.indent ?? 0;
  for (const { indent, tokens } of lines) {
    if (indent <= margin || instances.length === 0) instances.push([]);
    for (const token of tokens) instances.at(-1)?.push(token);
  }
  return instances;
}

function readBody(head: Form, instances: readonly (readonly Token[])[]): Form | Unwritable {
  const bytes: Record<string, string> = {};
  const blocks = new Map<string, Form[]>();
  for (const [name, ...tokens] of instances) {
    if (name?.kind === 'list' && BYTE_LINES.has(name.text)) {
      bytes[name.text] = tokens.map(({ text }) => text.replace(/^0x/, '')).join('');
    } else if (name?.kind !== 'word') {
      return { problem: `"${name?.text}" is no block: write its name as it is, or (body) or (rest) with bytes` };
    } else {
      const pairs = readPairs(name.text, tokens);
      if ('problem' in pairs) return pairs;
      const known = blocks.get(name.text) ?? [];
      if (!isNone(tokens)) known.push(pairs.values);
      blocks.set(name.text, known);
    }
  }
  return { ...head, ...bytes, ...(head['message'] === null ? undefined : { blocks: Object.fromEntries(blocks) }) };
}

const BYTE_LINES: ReadonlySet<string> = new Set(['body', 'rest']);

/** `Location (none)`: a block whose count is zero. */
function isNone(tokens: readonly Token[]): boolean {
  return tokens.length === 1 && tokens[0]?.kind === 'list' && tokens[0].text === 'none';
}

/** Field names and values in turn. */
function readPairs(block: string, tokens: readonly Token[]): { readonly values: Form } | Unwritable {
  const values = new Map<string, unknown>();
  for (let i = 0; i < tokens.length && !isNone(tokens); i += 2) {
    const [name, value] = [tokens[i], tokens[i + 1]];
    if (name?.kind !== 'word' || value === undefined) return { problem: `${block} takes names and values in turn` };
    if (values.has(name.text)) return { problem: `${block} has ${name.text} twice in one instance` };
    values.set(name.text, valueOfToken(value));
  }
  return { values: Object.fromEntries(values) };
}

function valueOfToken({ kind, text }: Token): unknown {
  if (kind === 'quoted') return { hex: toHex(utf8(text)) };
  if (kind === 'list') return text.split(',').map((part) => numeric(part.trim()));
  if (text.startsWith('0x')) return { hex: text.slice(2) };
  return text === 'true' || text === 'false' ? text === 'true' : numeric(text);
}

/** A number where the word is one; integers that a number cannot hold stay as they are written. */
function numeric(word: string): number | string {
  if (!/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(word)) return word;
  const value = Number(word);
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(word) ? word : value;
}
