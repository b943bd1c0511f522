import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCode, isTest, type SourceFile, sourceFiles } from './source.ts';

/** A rule's tag in brackets: a topic in words, a number. */
const TAG = /\[([a-z][a-z-]*(?:\.[a-z-]+)*\.\d+)\]/g;

const files = sourceFiles();
const isRuleBook = ({ path }: SourceFile) => path.startsWith('docs/protocol/');

/** The tags in some files, with the first file that has each. */
function tagsIn(wanted: readonly SourceFile[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, text } of wanted) {
    for (const [, tag = ''] of text.matchAll(TAG)) if (!found.has(tag)) found.set(tag, path);
  }
  return found;
}

/** The titles of tests: the texts in which a tag proves something. */
function titles(file: SourceFile): SourceFile {
  const lines = file.text.split('\n').filter((line) => /['"`].*\[[a-z.-]+\d+\]/.test(line));
  return { path: file.path, text: lines.join('\n') };
}

const stated = tagsIn(files.filter(isRuleBook));
const code = tagsIn(files.filter((file) => isCode(file) && !isTest(file)));
const proven = tagsIn(files.filter((file) => isCode(file) && isTest(file)).map(titles));

const without = (all: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  [...all].filter(([tag]) => !other.has(tag)).map(([tag, path]) => `${tag} (${path})`);

test('every rule that code cites is stated in docs/protocol', () => assert.deepEqual(without(code, stated), []));
test('every rule that a test cites is stated in docs/protocol', () => assert.deepEqual(without(proven, stated), []));
test('every rule in docs/protocol is cited by the code that keeps it', () =>
  assert.deepEqual(without(stated, code), []));
test('every rule in docs/protocol is proven by a test that names it', () =>
  assert.deepEqual(without(stated, proven), []));

test('every rule is stated once', () => {
  const lines = files.filter(isRuleBook).flatMap(({ text }) => text.split('\n'));
  const tags = lines.flatMap((line) =>
    [...line.matchAll(/^\W*\[([a-z][a-z-]*(?:\.[a-z-]+)*\.\d+)\]/g)].map(([, tag]) => tag),
  );
  assert.deepEqual(
    tags.filter((tag, at) => tags.indexOf(tag) !== at),
    [],
  );
});
