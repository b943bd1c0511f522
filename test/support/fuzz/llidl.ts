// Any text as a schema: read, laid out, and held against documents.
import assert from 'node:assert/strict';
import { applyEdits } from '../../../protocol/apply-edits.ts';
import { BUILT_IN_SCHEMAS } from '../../../protocol/llidl/built-in.ts';
import { choicesOf, chosenSpec } from '../../../protocol/llidl/choice.ts';
import { matchLlidl } from '../../../protocol/llidl/match.ts';
import { withMends } from '../../../protocol/llidl/mends.ts';
import { MAX_SCHEMA_PROBLEMS, parseLlidl } from '../../../protocol/llidl/parse.ts';
import { formatLlidl } from '../../../protocol/llidl/print.ts';
import { scanLlidl } from '../../../protocol/llidl/scan.ts';
import { MAX_PROBLEMS } from '../../../protocol/llsd/finding.ts';
import { readNotationDocument, writeLlsdNotation } from '../../../protocol/llsd/notation.ts';
import { readLlsdXml } from '../../../protocol/llsd/xml.ts';
import { SCHEMA_EXAMPLES } from '../../golden/llsd/schema-examples.ts';
import type { Draw } from './chance.ts';
import { anyText, type Texts } from './damage.ts';
import { grownLlsd } from './grown.ts';
import { checkProblems } from './promises.ts';
import { type Target, textTarget } from './target.ts';

// biome-ignore format: as many as fit a line
const PIECES = [
  '[', ']', '{', '}', ',', ':', '...', '->', '<-', '<<', '>>', '<>', '<x>', '&x', '&', '=', '%%', '%%name', '$', ';', ' ; why\n', '\n',
  'int', 'string', 'uuid', 'undef', 'bool', 'real', 'date', 'uri', 'binary', 'true', 'false', '12', '-1', '"a"', '"', 'integer', 'a: ', ' ', '\r\n',
  '\t', 'é', '\0', '\ud800', '{ a: int }', '[ real, ... ]', '{ $: string }', '&x = { a: &x }\n',
];

const schema: Texts = {
  samples: [
    ...SCHEMA_EXAMPLES.map((example) => example.schema),
    ...Object.values(BUILT_IN_SCHEMAS).flatMap((text) => text.split('\n\n')),
  ],
  pieces: PIECES,
  grown: grownSchema,
  joined: (one, other) => `${one}\n${other}\n`,
};

export const LLIDL: Target = textTarget({
  name: 'llidl',
  promise: 'LLIDL: nothing throws, problems are few and lie in the text, mends can be applied',
  share: 2,
  make: (draw) => anyText(draw, schema),
  check(text) {
    checkProblems(withMends(parseLlidl(text).problems, text), text, MAX_SCHEMA_PROBLEMS);
  },
});

export const LLIDL_LAYOUT: Target = textTarget({
  name: 'llidl-layout',
  promise:
    '[llidl.format.1] [llidl.format.2] LLIDL laid out has the same words and meaning, and a second time nothing changes',
  share: 1,
  make: (draw) => anyText(draw, schema),
  check: checkLlidlLayout,
});

/** [llidl.format.2] Words, meaning and the second time. */
export function checkLlidlLayout(text: string): void {
  const once = formatted(text);
  assert.deepEqual(wordsOf(once), wordsOf(text), 'a word changed');
  assert.equal(formatted(once), once, 'it changes again');
  assert.deepEqual(meaning(once), meaning(text), 'the meaning changed');
}

const formatted = (text: string): string => applyEdits(text, formatLlidl(parseLlidl(text)));
const wordsOf = (text: string): readonly string[] => scanLlidl(text).map((token) => token.text);

/** What a text says, without its places. */
function meaning(text: string): unknown {
  const { resources, definitions, value } = parseLlidl(text);
  return JSON.parse(
    JSON.stringify({ resources, definitions, value }, (key, member) =>
      ['start', 'end', 'nameRange'].includes(key) ? undefined : member,
    ),
  );
}

/** Between a schema and the document that is held against it. */
const LINE = '\n; ----\n';

export const LLIDL_MATCH: Target = textTarget({
  name: 'llidl-match',
  promise: 'any document against any schema: nothing throws or runs for ever, and what is found lies in the document',
  share: 2,
  make: (draw) => anyText(draw, schema) + LINE + documentFor(draw),
  check(text) {
    const at = text.lastIndexOf(LINE);
    const file = parseLlidl(text.slice(0, Math.max(0, at)));
    const document = text.slice(at < 0 ? text.length : at + LINE.length);
    const { root } = readNotationDocument(document);
    const bare = chosenSpec(file);
    const specs = [...('problem' in bare ? [] : [bare]), ...choicesOf(file).map(({ spec }) => spec)];
    for (const spec of specs) checkProblems(matchLlidl(file, spec, root).problems, document, MAX_PROBLEMS);
  },
});

const documents = SCHEMA_EXAMPLES.flatMap(({ document }) =>
  document === undefined ? [] : [writeLlsdNotation(readLlsdXml(`<llsd>${document}</llsd>`).value)],
);

const documentFor = (draw: Draw): string =>
  draw.chance(0.5) ? draw.one(documents) : writeLlsdNotation(grownLlsd(draw));

/** A sound suite with blanks, line ends and comments wherever they may stand. */
export function grownSchema({ below, one }: Draw): string {
  const gap = (): string => one(['', ' ', '  ', '\n', '\n\n\n', ' ; words\n', '\n; a line of words, [ and {\n']);
  const list = (part: (index: number) => string): string =>
    Array.from({ length: 1 + below(5) }, (_, index) => `${part(index)}${gap()},${gap()}`).join('');
  const spec = (depth: number): string => {
    if (depth === 0) return one(['undef', 'int', 'string', 'true', '12', '"a_name"', '&x']);
    const inner = () => spec(below(depth));
    const array = () => `[${gap()}${list(inner)}${one(['', '...'])}${gap()}]`;
    const map = () => `{${gap()}${list((index) => `key_${index}${gap()}:${gap()}${inner()}`)}}`;
    return one([array, map, map, () => `{${gap()}$${gap()}:${gap()}${inner()}${gap()}}`])();
  };
  const entry = (index: number): string => {
    const [name, value] = [`%%${gap()}name_${index}`, () => gap() + spec(below(4)) + gap()];
    return one([
      () => `${name} ->${value()}<-${value()}`,
      () => `${name}${gap()}${one(['<<', '>>', '<>', '<x>'])}${value()}`,
      () => `&x${gap()}=${value()}`,
    ])();
  };
  const entries = Array.from({ length: 1 + below(3) }, (_, index) => `${gap()}${entry(index)}\n`);
  return `&x = int\n${entries.join('')}${gap()}`;
}
