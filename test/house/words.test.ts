import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { builtInTemplateText } from '../../protocol/template/built-in.ts';
import { inProject } from '../../tools/root.ts';
import { isCode, isTest, type SourceFile, sourceFiles, withoutComments } from './source.ts';

const files = sourceFiles();
const code = files.filter(isCode);
const isCore = ({ path }: SourceFile) =>
  /^(protocol|capture|contract|sandbox)\//.test(path) && !/^sandbox\/(shell\/|start\.ts|main\.ts)/.test(path);

/** The places where a pattern occurs, as file:line, so that a failure can be clicked. */
function places(wanted: readonly SourceFile[], pattern: RegExp, prepare = (text: string) => text): readonly string[] {
  return wanted.flatMap(({ path, text }) =>
    prepare(text)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  );
}

const withoutWords = (text: string) => withoutComments(text).replaceAll(/'[^'\n]*'|`[^`]*`|"[^"\n]*"/g, "''");

test('the core never waits: no async, no await, no promise', () => {
  const core = code.filter((file) => isCore(file) && !isTest(file));
  assert.deepEqual(places(core, /\b(async|await|Promise)\b/, withoutWords), []);
});

test('the core has no chance of its own', () => {
  const core = code.filter((file) => isCore(file) && !isTest(file));
  assert.deepEqual(places(core, /\bMath\.random\b/, withoutWords), []);
});

test('exported names say what a thing is', () => {
  const vague =
    /^export (?:class|interface|type|function|const) \w*(?:Manager|Helper|Utils?|Service|Impl|Base|Data|Info)\b/;
  const prefixed = /^export (?:interface|type) I[A-Z][a-z]/;
  // The protocol's own names stay as they are.
  const messages = [...builtInTemplateText.matchAll(/^ {4}(\w+) (?:High|Medium|Low|Fixed) /gm)].map(
    ([, name]) => `${name}`,
  );
  const isMessage = (line: string) =>
    ['GridInfo', ...messages].some((name) => line.toLowerCase().includes(`${name.toLowerCase()}`));
  assert.deepEqual([...places(code, vague).filter((line) => !isMessage(line)), ...places(code, prefixed)], []);
});

test('names of other companies are no part of our names', () => {
  const { name, displayName, publisher, contributes } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const { commands, views, viewsContainers, languages } = contributes;
  const ours = JSON.stringify([name, displayName, publisher, commands, views, viewsContainers, languages]);
  assert.doesNotMatch(ours, /linden|second ?life/i);
  assert.deepEqual(
    files.map(({ path }) => path).filter((path) => /linden|second-?life/i.test(path)),
    [],
  );
});

test('nothing is left for later', () => {
  const later = new RegExp(
    `\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK', 'not ' + 'implemented'].join('|')})\\b`,
  );
  assert.deepEqual(
    places(
      files.filter(({ path }) => !path.endsWith('.msg')),
      later,
    ),
    [],
  );
});

test('no test runs alone or is skipped without a reason', () => {
  assert.deepEqual(
    places(code.filter(isTest), /\b(?:it|test|describe|suite)\.(?:only|skip|todo)\b|\b(?:only|skip): true\b/),
    [],
  );
});

test('no path of one machine is written down', () => {
  assert.deepEqual(places(files, /(?<![\w.}:/])\/(?:home|root|work|Users|private)\/\w/), []);
});
