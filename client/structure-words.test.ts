import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Verdict } from '../contract/server.ts';
import type { StructuralChange } from '../contract/structure.ts';
import { headline, spoken, tooltip } from './structure-words.ts';

const PASSES: Verdict = {
  category: 'Newer',
  mode: 'development',
  passes: { development: true, production: true },
  changes: 1,
  unread: 0,
  errors: 0,
};
const AGE: StructuralChange = {
  change: 'changed',
  kind: 'field',
  name: 'Age',
  detail: 'U8 → U16',
  rules: [{ code: 'MC017', category: 'Incompatible', message: 'The type of field Age was U8 and is U16.' }],
  children: [],
};
const TRUST: StructuralChange = { ...AGE, kind: 'attribute', name: 'trust', detail: 'Trusted → NotTrusted' };
const MOVED: StructuralChange = { ...AGE, change: 'moved', kind: 'block', detail: 'moved from behind A to behind B' };
const KEY: StructuralChange = { ...AGE, change: 'type', kind: 'key', name: 'a', detail: "i1 → '1'", rules: [] };
const ADDED: StructuralChange = { ...AGE, change: 'added', detail: '', rules: [] };

const headlines: readonly (readonly [words: string, changes: number, more: number, verdict?: Verdict])[] = [
  ['No structural change since git HEAD.', 0, 0, { ...PASSES, category: 'Same' }],
  ['Newer since git HEAD, passes in development.', 1, 0, PASSES],
  [
    'Older since git HEAD, fails in production.',
    1,
    0,
    { ...PASSES, category: 'Older', mode: 'production', passes: { development: true, production: false } },
  ],
  ['Newer since git HEAD, passes in development, 2 more messages not shown.', 1, 2, PASSES],
  ['No structural change since git HEAD, 1 message not understood.', 0, 0, { ...PASSES, category: 'Same', unread: 1 }],
  [
    'No structural change since git HEAD, 2 errors in the texts themselves.',
    0,
    0,
    { ...PASSES, category: 'Same', errors: 2 },
  ],
  ['Changes since git HEAD.', 1, 0],
];

for (const [words, changes, more, verdict] of headlines) {
  test(`the line above the tree: ${words}`, () => {
    assert.equal(headline({ changes: Array(changes).fill(AGE), more }, 'git HEAD', verdict), words);
  });
}

test('the line above the tree of LLSD counts differences, and says what else there is to know', () => {
  const structure = { changes: [KEY], more: 2, remark: 'There are errors in a.llsd.' };
  assert.equal(
    headline(structure, 'b.llsd', undefined),
    'Changes since b.llsd, 2 more differences not shown. There are errors in a.llsd.',
  );
});

const said: readonly (readonly [change: StructuralChange, aloud: string, tooltip: string])[] = [
  [
    AGE,
    'field Age, changed, U8 to U16',
    'Field Age changed: U8 → U16.\n\nMC017, Incompatible: The type of field Age was U8 and is U16.',
  ],
  [{ ...TRUST, rules: [] }, 'trust, changed, Trusted to NotTrusted', 'Trust changed: Trusted → NotTrusted.'],
  [{ ...MOVED, rules: [] }, 'block Age, moved from behind A to behind B', 'Block Age moved from behind A to behind B.'],
  [ADDED, 'field Age, added', 'Field Age added.'],
  [KEY, "key a, of another type, i1 to '1'", "Key a of another type: i1 → '1'."],
  [
    { ...KEY, kind: 'element', name: '[3]', change: 'removed', detail: 'i1' },
    'element [3], removed, i1',
    'Element [3] removed: i1.',
  ],
  [
    { ...KEY, kind: 'value', name: 'value', change: 'changed', detail: 'i1 → i2' },
    'value, changed, i1 to i2',
    'Value changed: i1 → i2.',
  ],
];

for (const [change, aloud, shown] of said) {
  test(`a node is read aloud as: ${aloud}`, () => {
    assert.equal(spoken(change), aloud);
    assert.equal(tooltip(change), shown);
  });
}
