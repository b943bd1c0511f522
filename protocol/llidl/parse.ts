// Text to schema. Reads any text: what it cannot read is said once, and reading goes on at the next resource or definition.
import type { Problem } from '../text.ts';
import { LlidlCursor } from './cursor.ts';
import { missingDefinitions } from './definitions.ts';
import { withMends } from './mends.ts';
import type { Definition, LlidlFile, Resource, ResourceKind, Spec } from './model.ts';
import { readSpec } from './read-spec.ts';

/** A schema longer than this is no schema, however many resources a grid has. UTF-16 units. */
export const MAX_SCHEMA_LENGTH = 1024 * 1024;
/** A text that is wrong from end to end must not cost a thousand sentences. */
export const MAX_SCHEMA_PROBLEMS = 100;

/** [llidl.suite.1] Reads a suite of resources, or one bare value. Never throws. Problems have the code LS300. */
export function parseLlidl(text: string): LlidlFile {
  return text.length > MAX_SCHEMA_LENGTH ? tooLong(text) : new Parser(text).read();
}

class Parser {
  readonly #cursor: LlidlCursor;
  readonly #resources: Resource[] = [];
  readonly #definitions: Definition[] = [];
  readonly #problems: Problem[] = [];

  constructor(text: string) {
    this.#cursor = new LlidlCursor(text);
  }

  read(): LlidlFile {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    const value = isSuite(cursor) ? undefined : this.#bareValue();
    while (!cursor.isAtEnd && this.#problems.length < MAX_SCHEMA_PROBLEMS) {
      const start = cursor.at;
      this.#entry(start);
      if (this.#isMistaken()) skipToEntry(cursor, start);
      cursor.skipBlanks();
    }
    const found = { text: cursor.text, resources: this.#resources, definitions: this.#definitions, value };
    const missing = this.#problems.length === 0 ? missingDefinitions(found) : [];
    return { ...found, problems: withMends([...this.#problems, ...missing], cursor.text) };
  }

  #bareValue(): Spec | undefined {
    const cursor = this.#cursor;
    const value = cursor.isAtEnd ? cursor.fail('expected suite') : readSpec(cursor, 'expected value');
    cursor.skipBlanks();
    if (value !== undefined && !cursor.isAtEnd) cursor.fail('expected end of input');
    if (this.#isMistaken()) skipToEntry(cursor, cursor.at - 1);
    return value;
  }

  #entry(start: number): void {
    const cursor = this.#cursor;
    if (cursor.take('%%')) this.#resource(start);
    else if (cursor.take('&')) this.#definition(start);
    else cursor.fail('expected end of input');
  }

  #resource(start: number): void {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    const nameStart = cursor.at;
    const name = cursor.name('expected resource name');
    if (name === undefined) return;
    const nameRange = cursor.since(nameStart);
    if (this.#resources.some((other) => other.name === name)) cursor.fail('duplicate resource name');
    cursor.skipBlanks();
    const kind = ARROWS.find(([arrow]) => cursor.take(arrow))?.[1];
    const values = kind === undefined ? cursor.fail('unknown resource type') : valuesOf(cursor, kind);
    if (kind === undefined || values === undefined) return;
    this.#resources.push({ name, nameRange, kind, ...values, ...cursor.since(start) });
  }

  #definition(start: number): void {
    const cursor = this.#cursor;
    const name = cursor.name('expected variant name');
    if (name === undefined) return;
    const nameRange = cursor.since(start);
    cursor.skipBlanks();
    const isDefined = cursor.take('=') || cursor.fail('expected equals sign');
    cursor.skipBlanks();
    const value = isDefined === true ? readSpec(cursor, 'expected variant value') : undefined;
    if (value !== undefined) this.#definitions.push({ name, nameRange, value, ...cursor.since(start) });
  }

  /** Keeps the cursor's mistake, if it has one. */
  #isMistaken(): boolean {
    const { mistake } = this.#cursor;
    this.#cursor.mistake = undefined;
    if (mistake !== undefined) this.#problems.push(mistake);
    return mistake !== undefined;
  }
}

/** `%%` begins a resource and `&name =` a definition; everything else is a value. */
function isSuite({ text, at }: LlidlCursor): boolean {
  return text.startsWith('%%', at) || DEFINITION.test(text.slice(at, at + LONGEST_BEGINNING));
}

const DEFINITION = /^&[\w/-]*(?:[ \t\r\n]|;[^\r\n]*)*=/u;
/** Enough for `&`, any sensible name and a comment in front of the `=`. */
const LONGEST_BEGINNING = 512;

/** Steps to the next line that begins a resource or a definition, behind `from`. */
function skipToEntry(cursor: LlidlCursor, from: number): void {
  ENTRY.lastIndex = Math.max(cursor.at, from + 1);
  cursor.at = ENTRY.exec(cursor.text)?.index ?? cursor.text.length;
}

const ENTRY = /(?<=^[ \t]*)(?:%%|&[\w/-]+[ \t]*=)/gmu;

const ARROWS: readonly (readonly [string, ResourceKind])[] = [
  ['->', 'post'],
  ['<<', 'get'],
  ['>>', 'put'],
  ['<>', 'getput'],
  ['<x>', 'getputdel'],
];

type Values = Pick<Resource, 'request' | 'response'>;

function valuesOf(cursor: LlidlCursor, kind: ResourceKind): Values | undefined {
  cursor.skipBlanks();
  if (kind === 'post') return requestAndResponse(cursor);
  const value = readSpec(cursor, 'expected body value');
  if (value === undefined) return undefined;
  return { request: kind === 'get' ? undefined : value, response: kind === 'put' ? undefined : value };
}

function requestAndResponse(cursor: LlidlCursor): Values | undefined {
  const request = readSpec(cursor, 'expected request value');
  if (request === undefined) return undefined;
  cursor.skipBlanks();
  if (!cursor.take('<-')) return cursor.fail('expected result arrow');
  cursor.skipBlanks();
  const response = readSpec(cursor, 'expected result value');
  return response === undefined ? undefined : { request, response };
}

function tooLong(text: string): LlidlFile {
  const message = `The schema has ${text.length} characters; limit is ${MAX_SCHEMA_LENGTH}.`;
  const problem: Problem = { code: 'LS300', severity: 'error', message, range: { start: 0, end: 0 } };
  return { text, resources: [], definitions: [], value: undefined, problems: [problem] };
}
