// A template that ends anywhere, and one with any character anywhere: what stands before is read as before.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { seeded } from '../../test/support/seeded.ts';
import { builtInTemplateText } from './built-in.ts';
import { templateProblems } from './check.ts';
import { parseTemplate } from './parse.ts';
import type { PlacedMessage } from './placed.ts';

const OFFICIAL = `${process.env['REZBENCH_CORPUS'] ?? ''}/templates/viewer.message_template.msg`;
const text = existsSync(OFFICIAL) ? readFileSync(OFFICIAL, 'utf8') : builtInTemplateText;

const SEED = 64_007;
const CUTS = 1000;
/** The word that was cut, the parts around it that are not closed, and a name or number that now stands twice. */
const MAX_MORE_ERRORS = 3;

/** So many messages before the cut are compared word by word, the others by their names. */
const NEAR = 10;

const nameOf = ({ message }: PlacedMessage): string => message.name;
const whole = parseTemplate(text);
const spelled = whole.messages.map((placed) => JSON.stringify(placed));
const errorsOf = (prefix: string): number =>
  templateProblems(parseTemplate(prefix)).filter(({ severity }) => severity === 'error').length;

test(`${CUTS} random cuts of a whole template each cost few errors, and nothing before the cut (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const allowed = errorsOf(text) + MAX_MORE_ERRORS;
  for (let turn = 0; turn < CUTS; turn += 1) {
    const cut = Math.floor(random() * (text.length + 1));
    const file = parseTemplate(text.slice(0, cut));
    const errors = templateProblems(file).filter(({ severity }) => severity === 'error');
    assert.ok(errors.length <= allowed, `seed ${SEED}, cut ${cut}: ${JSON.stringify(errors)}`);
    // What stands behind a closing brace on its line is told of it, and may be cut.
    const kept = whole.messages.findLastIndex(({ range }) => text.indexOf('\n', range.end) < cut) + 1;
    assert.deepEqual(file.messages.slice(0, kept).map(nameOf), whole.messages.slice(0, kept).map(nameOf));
    for (let at = Math.max(0, kept - NEAR); at < kept; at += 1)
      if (JSON.stringify(file.messages[at]) !== spelled[at]) assert.fail(`seed ${SEED}, cut ${cut}, message ${at}`);
  }
});

const BEFORE = 'version 2.0\n{\n    Wave Low 1 Trusted Unencoded\n}\n';
const AFTER = '\n{\n    Nod Low 3 Trusted Unencoded\n}\n';
/** Where a character is put, marked by `@`. */
const PLACES: readonly string[] = [
  '@{\n    Chat Low 2 Trusted Unencoded\n}',
  '{\n    Ch@at Low 2 Trusted Unencoded\n}',
  '{\n    Chat Low 2@ Trusted Unencoded\n}',
  '{\n    Chat Low 2 Trusted Unencoded @ {\n        A Single\n        { B U8 }\n    }\n}',
  '{\n    Chat Low 2 Trusted Unencoded\n    {\n        A Single\n        { B @U8 }\n    }\n}',
  '// a @ comment\n{\n    Chat Low 2 Trusted Unencoded\n}',
];
/** A brace closes or opens up to three levels, and the words of its line are somewhere else then. */
const MAX_ERRORS = 5;

for (const place of PLACES) {
  test(`every character from 0 to 255, and 1000 of one, in ${JSON.stringify(place)}: few errors, and the neighbours stay`, () => {
    for (let code = 0; code < 256; code += 1)
      for (const put of [String.fromCharCode(code), String.fromCharCode(code).repeat(1000)]) {
        const file = parseTemplate(BEFORE + place.replace('@', () => put) + AFTER);
        const errors = templateProblems(file).filter(({ severity }) => severity === 'error');
        const isFlood = put.length > 1 && '{}'.includes(put.charAt(0));
        if (!isFlood && errors.length > MAX_ERRORS) assert.fail(`${code}: ${JSON.stringify(errors)}`);
        const names = file.messages.map(({ message }) => message.name);
        assert.deepEqual([names[0], names.at(-1)], ['Wave', 'Nod'], `character ${code}, ${put.length} times`);
      }
  });
}
