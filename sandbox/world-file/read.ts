// Reads a world file: the whole of it, or the first mistake at its line.
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { Lines } from '../../protocol/lines.ts';
import schema from '../../schemas/world.schema.json';
import { contradictionsIn } from './contradictions.ts';
import { type Mistake, mistakesIn, type Schema } from './schema.ts';
import type { WorldFile } from './shape.ts';

/** [world.file.1] Characters of a world file; sixty-four regions full of prims have fewer. */
export const WORLD_FILE_LIMIT = 16 * 1024 * 1024;
/** Brackets inside each other; the schema needs eight. The library that reads JSON calls itself for each. */
export const WORLD_FILE_DEPTH = 32;

export type WorldReading = { readonly world: WorldFile } | { readonly problem: string };

/** [world.file.1] The text is JSON; of many mistakes the first is told, with its place, and how many follow. */
export function readWorldFile(text: string): WorldReading {
  const bound = tooMuch(text);
  if (bound !== undefined) return { problem: bound };
  const errors: ParseError[] = [];
  const document = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const mistakes = errors.length > 0 ? errors.map(unreadable) : mistakesOf(document);
  const [first] = mistakes;
  if (first === undefined) return { world: worldOf(document) };
  const { character, line } = new Lines(text).position(first.start);
  const more = mistakes.length > 1 ? ` (${mistakes.length - 1} more mistakes follow.)` : '';
  const what = first.path === '' ? 'The world' : first.path;
  return { problem: `Line ${line + 1}, column ${character + 1}: ${what} ${first.message}.${more}` };
}

function tooMuch(text: string): string | undefined {
  if (text.length > WORLD_FILE_LIMIT) return `A world file has at most ${WORLD_FILE_LIMIT} characters.`;
  return depthOf(text) > WORLD_FILE_DEPTH
    ? `A world file has at most ${WORLD_FILE_DEPTH} brackets inside each other.`
    : undefined;
}

function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  for (const bracket of bracketsOf(text)) {
    depth += bracket === '{' || bracket === '[' ? 1 : -1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Those within a text do not count. */
function* bracketsOf(text: string): Generator<string> {
  let isInText = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (isInText && letter === '\\') at += 1;
    else if (letter === '"') isInText = !isInText;
    else if (!isInText && '{}[]'.includes(letter)) yield letter;
  }
}

/** First what the schema forbids; only in a document that follows it, what contradicts itself. */
function mistakesOf(document: Node | undefined): readonly Mistake[] {
  if (document === undefined) return [{ path: '', message: 'is empty; {} is the smallest', start: 0, end: 0 }];
  const mistakes = mistakesIn(document, schema as Schema);
  if (mistakes.length > 0) return [...mistakes].sort((one, other) => one.start - other.start);
  return contradictionsIn(document, worldOf(document));
}

/** The library's objects have no prototype; ours are like all others. */
function worldOf(document: Node | undefined): WorldFile {
  return document === undefined ? {} : (JSON.parse(JSON.stringify(getNodeValue(document))) as WorldFile);
}

/** The library names its errors in one word: `CloseBraceExpected`. */
function unreadable({ error, length, offset }: ParseError): Mistake {
  const words = printParseErrorCode(error).replace(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return { path: '', message: `is no JSON here: ${words.toLowerCase()}`, start: offset, end: offset + length };
}
