import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { satisfies } from '../../test/support/json-schema.ts';
import { inProject } from '../../tools/root.ts';
import {
  HIGHEST_COUNT,
  HIGHEST_RATE,
  LONGEST_DELAY_MS,
  LONGEST_FREEZE_MS,
  LONGEST_PATH,
  NAME_LIMIT,
  RULES_LIMIT,
  readFaults,
} from './rules.ts';

const schema = JSON.parse(readFileSync(inProject('schemas/faults.schema.json'), 'utf8')) as Record<string, unknown>;

const many = (count: number) => Array.from({ length: count }, () => ({ loss: 1 }));

/** What both the reader and the schema take. */
const GOOD: readonly unknown[] = [
  [],
  { rules: [] },
  { $schema: './faults.schema.json', rules: [{ loss: 20 }] },
  [{ loss: 0 }, { loss: 100 }, { loss: 33.3 }],
  [{ name: 'wifi', direction: 'in', agent: 'Ada Bot', region: 'Sandbox One', circuit: 1, duplicate: 5 }],
  [{ delay: 0, jitter: LONGEST_DELAY_MS }],
  [{ reorder: 10 }, { reorder: 10, reorderBy: 2000 }],
  [{ rate: 1 }, { rate: HIGHEST_RATE }],
  [{ drop: true }, { drop: false }],
  [
    { dropNext: 1 },
    { dropNext: HIGHEST_COUNT },
    { loseEvents: 3 },
    { closePolls: 1 },
    { closePolls: 2, closeWith: 499 },
  ],
  [{ freeze: true }, { freeze: false }, { freeze: 0.5 + 0.5 }, { freeze: LONGEST_FREEZE_MS }],
  [{ noAck: true, message: 'ChatFromViewer' }],
  [{ wrongField: 'ChatData.Message' }, { wrongField: `${'b'.repeat(100)}.${'f'.repeat(LONGEST_PATH - 101)}` }],
  [
    { drop: true, neighbour: 'Sandbox Two' },
    { drop: true, region: 'Sandbox One', neighbour: '*' },
  ],
  [{ drop: true, message: 'Chat* -ChatFromViewer, !Agent?pdate' }],
  [{ drop: true, message: ' --x !- ' }],
  [
    { drop: true, protect: 'signals' },
    { drop: true, protect: 'nothing' },
    { drop: true, protect: 'handshake' },
  ],
  [{ drop: true, name: 'n'.repeat(NAME_LIMIT) }],
  [{ drop: true, name: '🦊'.repeat(NAME_LIMIT) }],
  many(RULES_LIMIT),
];

/** What neither takes, and what the reader says of it. */
const BAD: readonly (readonly [value: unknown, says: RegExp])[] = [
  [undefined, /^rules must be a list of rules/],
  [null, /^rules must be a list/],
  [7, /^rules must be a list/],
  ['[]', /^rules must be a list/],
  [{}, /^rules must be a list/],
  [{ rules: {} }, /^rules must be a list/],
  [{ rules: [], rule: [] }, /^A file of rules has no "rule", only "rules"\.$/],
  [many(RULES_LIMIT + 1), /^rules has 65 rules; at most 64/],
  [[[]], /^rules\[0\] must be an object/],
  [[{ loss: 1 }, null], /^rules\[1\] must be an object/],
  [[{}], /^rules\[0\] says of nothing that it goes wrong; it needs one of "loss", /],
  [[{ agent: 'Ada Bot', protect: 'nothing' }], /^rules\[0\] says of nothing/],
  [[{ los: 20 }], /^rules\[0\] has a member "los"; there are "name", /],
  [[{ loss: -1 }], /^rules\[0\]\.loss must be a percentage, a number from 0 to 100\.$/],
  [[{ loss: 1 }, { loss: 100.1 }], /^rules\[1\]\.loss must be a percentage/],
  [[{ loss: '20' }], /^rules\[0\]\.loss /],
  [[{ duplicate: true }], /^rules\[0\]\.duplicate /],
  [[{ delay: -1 }], /^rules\[0\]\.delay must be a number from 0 to 60000\.$/],
  [[{ delay: LONGEST_DELAY_MS + 1 }], /^rules\[0\]\.delay /],
  [[{ jitter: LONGEST_DELAY_MS + 1 }], /^rules\[0\]\.jitter /],
  [[{ reorder: 101 }], /^rules\[0\]\.reorder /],
  [[{ delay: 1, reorderBy: 5 }], /^rules\[0\]\.reorderBy needs "reorder" beside it\.$/],
  [[{ reorder: 1, reorderBy: 0 }], /^rules\[0\]\.reorderBy must be a number from 1/],
  [[{ rate: 0 }], /^rules\[0\]\.rate /],
  [[{ rate: HIGHEST_RATE + 1 }], /^rules\[0\]\.rate /],
  [[{ drop: 1 }], /^rules\[0\]\.drop must be true or false\.$/],
  [[{ noAck: 'yes' }], /^rules\[0\]\.noAck /],
  [[{ dropNext: 0 }], /^rules\[0\]\.dropNext must be a whole number from 1 to 1000000\.$/],
  [[{ dropNext: 1.5 }], /^rules\[0\]\.dropNext /],
  [[{ dropNext: HIGHEST_COUNT + 1 }], /^rules\[0\]\.dropNext /],
  [[{ closePolls: 0 }], /^rules\[0\]\.closePolls /],
  [[{ closePolls: 1, closeWith: 500 }], /^rules\[0\]\.closeWith must be 499 or 502\.$/],
  [[{ drop: true, closeWith: 499 }], /^rules\[0\]\.closeWith needs "closePolls" beside it\.$/],
  [[{ loseEvents: 0 }], /^rules\[0\]\.loseEvents /],
  [[{ wrongField: 'Message' }], /^rules\[0\]\.wrongField must be a block and a field, such as "ChatData\.Message"\.$/],
  [[{ wrongField: 'A.B.C' }], /^rules\[0\]\.wrongField /],
  [[{ wrongField: `${'b'.repeat(100)}.${'f'.repeat(LONGEST_PATH - 100)}` }], /^rules\[0\]\.wrongField /],
  [[{ drop: true, neighbour: '' }], /^rules\[0\]\.neighbour /],
  [[{ freeze: 0 }], /^rules\[0\]\.freeze must be true, false, or a number of milliseconds/],
  [[{ freeze: LONGEST_FREEZE_MS + 1 }], /^rules\[0\]\.freeze /],
  [[{ freeze: 'now' }], /^rules\[0\]\.freeze /],
  [[{ drop: true, direction: 'both' }], /^rules\[0\]\.direction must be one of "in", "out"\.$/],
  [[{ drop: true, protect: 'all' }], /^rules\[0\]\.protect must be one of /],
  [[{ drop: true, circuit: 0 }], /^rules\[0\]\.circuit /],
  [[{ drop: true, circuit: 2 ** 31 }], /^rules\[0\]\.circuit /],
  [[{ drop: true, agent: ' ' }], /^rules\[0\]\.agent must be a text of 1 to 100 characters\.$/],
  [[{ drop: true, name: '' }], /^rules\[0\]\.name /],
  [[{ drop: true, name: 'n'.repeat(NAME_LIMIT + 1) }], /^rules\[0\]\.name /],
  [[{ drop: true, name: '🦊'.repeat(NAME_LIMIT + 1) }], /^rules\[0\]\.name /],
  [[{ drop: true, region: 7 }], /^rules\[0\]\.region /],
  [[{ drop: true, message: '' }], /^rules\[0\]\.message must be message names/],
  [[{ drop: true, message: ' , ' }], /^rules\[0\]\.message /],
  [
    [{ drop: true, message: 'Chat(' }],
    /^rules\[0\]\.message cannot be read: Expected a message name .* but found \(\.$/,
  ],
  [[{ drop: true, message: 'Chat !' }], /^rules\[0\]\.message cannot be read: /],
  [[{ drop: true, message: '-' }], /^rules\[0\]\.message /],
  [[{ drop: true, message: 'x'.repeat(1001) }], /^rules\[0\]\.message cannot be read: /],
];

test('[circuit.fault.1] rules that are right are read as they are, and are what the schema says', () => {
  for (const value of GOOD) {
    const rules = Array.isArray(value) ? value : (value as { readonly rules: unknown }).rules;
    assert.deepEqual(readFaults(value), { rules }, JSON.stringify(value));
    assert.ok(satisfies(value, schema), `the schema refuses ${JSON.stringify(value)}`);
  }
});

test('[circuit.fault.1] what is wrong is said at its place, and the schema refuses it, too', () => {
  for (const [value, says] of BAD) {
    const read = readFaults(value);
    const text = JSON.stringify(value);
    assert.ok('problem' in read, `${text} is taken`);
    assert.match(read.problem, says);
    assert.match(read.problem, /^[^\n]+\.$/);
    assert.ok(!satisfies(value, schema), `the schema takes ${text}`);
  }
});

test('the example is right', () => {
  const example: unknown = JSON.parse(readFileSync(inProject('examples/bad-line.faults.json'), 'utf8'));
  assert.ok('rules' in readFaults(example));
  assert.ok(satisfies(example, schema));
});

test('the editor is told of the schema, and the package has it', () => {
  const { contributes } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const ours = { fileMatch: '*.faults.json', url: './schemas/faults.schema.json' };
  assert.deepEqual(contributes.jsonValidation[0], ours);
  assert.match(readFileSync(inProject('.vscodeignore'), 'utf8'), /^!schemas\/\*\*$/m);
});
