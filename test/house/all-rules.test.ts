// One list of all rules, for whoever needs them all.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { ALL_RULES } from '../../protocol/all-rules.ts';
import { inProject } from '../../tools/root.ts';

test('every rule that has a page is known once, in the order of the codes, with its words', () => {
  const pages = readdirSync(inProject('docs/rules')).map((name) => name.replace('.md', ''));
  assert.deepEqual(
    ALL_RULES.map(({ code }) => code),
    pages.toSorted(),
  );
  for (const { code, title, reason } of ALL_RULES) assert.ok(title !== '' && reason !== '', code);
});
