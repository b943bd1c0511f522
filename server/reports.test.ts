import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver';
import { Reports } from './reports.ts';

const FOUND: Diagnostic[] = [
  { message: 'x', range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } },
];

/** Reports about one text, and how often it was looked at. */
function counted() {
  const reports = new Reports();
  const seen = { times: 0 };
  const since = (had: string | undefined, id: string) =>
    reports.since(had, { uri: 'a', id }, () => {
      seen.times += 1;
      return FOUND;
    });
  return { reports, seen, since };
}

test('what the editor has is not found again', () => {
  const { since, seen } = counted();
  assert.deepEqual(since(undefined, '1'), { kind: 'full', resultId: '1', items: FOUND });
  assert.deepEqual(since('1', '1'), { kind: 'unchanged', resultId: '1' });
  assert.equal(seen.times, 1);
});

test('another id, an older one or none at all is found anew', () => {
  const { since, seen } = counted();
  since(undefined, '1');
  for (const [had, id] of [
    ['1', '2'],
    ['1', '2'],
    [undefined, '2'],
  ] as const)
    assert.equal(since(had, id).kind, 'full');
  assert.equal(seen.times, 4);
});

test('an id that was never given, by this server or since the text was closed, is not believed', () => {
  const { reports, since } = counted();
  assert.equal(since('1', '1').kind, 'full');
  assert.equal(reports.last('a'), '1');
  reports.forget('a');
  assert.equal(reports.last('a'), undefined);
  assert.equal(since('1', '1').kind, 'full');
});

test('what could not be found was not told', () => {
  const { reports, since } = counted();
  const fail = () => {
    throw new Error('we are wrong');
  };
  assert.throws(() => reports.since(undefined, { uri: 'a', id: '1' }, fail));
  assert.equal(since('1', '1').kind, 'full');
});
