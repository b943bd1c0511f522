// The pages about changes between templates say what the comparison does: their examples are compared.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CHANGE_RULES } from '../../protocol/template/compatibility/catalogue.ts';
import { type Category, passes } from '../../protocol/template/compatibility/category.ts';
import { compareTemplates } from '../../protocol/template/compatibility/compatibility.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { inProject } from '../../tools/root.ts';
import { blockOf, pageNames, pageOf, pagesOf } from '../support/rule-pages.ts';

/** Changes that are never alone: what else is found in their examples. */
const BESIDE: ReadonlySet<string> = new Set(['MC023 MC010', 'MC026 MC018']);

test('every rule about changes has a page and a line in the reference, and every page a rule', () => {
  assert.deepEqual(pagesOf(/^MC/), pageNames(CHANGE_RULES));
  const reference = readFileSync(inProject('docs/protocol/compatibility.md'), 'utf8');
  const rows = [...reference.matchAll(/^\| (MC\d+) \| (\w+) /gmu)].map(([, code, category]) => `${code} ${category}`);
  assert.deepEqual(
    rows.filter((row) => !row.startsWith('MC019')),
    CHANGE_RULES.map(({ code, category }) => `${code} ${category}`),
  );
});

for (const rule of CHANGE_RULES) {
  test(`the page of ${rule.code} has its title, category and reason, and two templates that differ so`, () => {
    const { lines, sections } = pageOf(rule.code, ['Base', 'Current']);
    const [base = '', current = ''] = sections.map((section) => blockOf(section));
    assert.equal(lines[0], `# ${rule.code}: ${rule.title}`);
    assert.match(lines[4] ?? '', /^[A-Z].{40}/u);
    const files = [base, current].map((text) => parseTemplate(text));
    assert.deepEqual(
      files.flatMap(({ problems }) => problems),
      [],
    );
    const { changes, unread } = compareTemplates(parseTemplate(base), parseTemplate(current));
    assert.deepEqual(unread, { base: 0, current: 0 });
    const [found, ...more] = changes.filter(({ rule: code }) => !BESIDE.has(`${rule.code} ${code}`));
    assert.deepEqual([found?.rule, found?.category, more], [rule.code, rule.category, []]);
    const fix = (found?.fixes.length ?? 0) > 0 ? ' Quick fix.' : '';
    assert.equal(lines[2], `${rule.category}: ${passesWhere(rule.category)}.${fix}`);
  });
}

function passesWhere(category: Category): string {
  if (passes(category, 'production')) return 'passes everywhere';
  return passes(category, 'development') ? 'passes in development, fails in production' : 'fails everywhere';
}
