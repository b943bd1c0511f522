// The real files, if they are there, and the built-in template beside them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { contractDigest } from '../../test/support/contract-digest.ts';
import { builtInTemplate, builtInTemplateText } from './built-in.ts';
import { RULES, templateProblems } from './check.ts';
import { sameWireContract } from './compare.ts';
import { parseTemplate } from './parse.ts';

const folder = process.env['REZBENCH_CORPUS'];
const corpus = (name: string) =>
  folder === undefined ? undefined : readFileSync(path.join(folder, 'templates', name), 'utf8');
const viewer = corpus('viewer.message_template.msg');
const openSim = corpus('opensim.message_template.msg');

test('the built-in template has all 483 messages and not one problem worth a warning', () => {
  const file = parseTemplate(builtInTemplateText);
  assert.equal(file.template.messages.length, 483);
  const loud = templateProblems(file).filter(({ severity }) => severity === 'error' || severity === 'warning');
  assert.deepEqual(loud, []);
});

/** Of the official file, the viewers' of 2025, of 483 messages. */
const OFFICIAL_CONTRACT = '7c9fb21691325df7c2edbf8958869229bc255de54256c896ea52ca47516e1e5e';

test('the built-in template is the same wire contract as the official one, by its digest', () => {
  assert.equal(contractDigest(builtInTemplate()), OFFICIAL_CONTRACT);
});

test('the built-in template is the same wire contract as the official one, message by message', (t) => {
  if (viewer === undefined) return t.skip('no corpus');
  const official = parseTemplate(viewer).template;
  assert.equal(official.messages.length, 483);
  assert.deepEqual(sameWireContract(builtInTemplate(), official), []);
  assert.equal(contractDigest(official), OFFICIAL_CONTRACT);
});

test('the official file has no error, no warning, and exactly the known findings', (t) => {
  if (viewer === undefined) return t.skip('no corpus');
  const file = parseTemplate(viewer);
  assert.deepEqual(file.problems, []);
  const usual = { MT023: 1, MT024: 1, MT045: 2, MT090: 5, MT091: 21 };
  assert.deepEqual(countsOf(viewer, {}), usual);
  const off = Object.fromEntries(RULES.filter(({ isOff }) => isOff).map(({ code }) => [code, 'hint' as const]));
  assert.deepEqual(countsOf(viewer, off), {
    ...usual,
    MT046: 3,
    MT055: 8,
    MT056: 5,
    MT057: 4,
    MT072: 65,
    MT096: 16,
    MT103: 259,
  });
});

test('of the official messages 437 have documentation, and the fields have theirs', (t) => {
  if (viewer === undefined) return t.skip('no corpus');
  const { messages } = parseTemplate(viewer);
  assert.equal(messages.filter(({ documentation }) => documentation !== '').length, 437);
  const fields = messages.flatMap(({ blocks }) => blocks.flatMap((block) => block.fields));
  assert.equal(fields.length, 2983);
  assert.ok(fields.filter(({ documentation }) => documentation !== '').length > 400);
});

test("OpenSimulator's file has no error", (t) => {
  if (openSim === undefined) return t.skip('no corpus');
  const problems = templateProblems(parseTemplate(openSim));
  assert.deepEqual(
    problems.filter(({ severity }) => severity === 'error'),
    [],
  );
});

function countsOf(text: string, severities: Parameters<typeof templateProblems>[1]) {
  const counts: Record<string, number> = {};
  for (const { code } of templateProblems(parseTemplate(text), severities)) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
