import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FILTER_LIMIT, readNameFilter } from './name.ts';
import { matchesPattern } from './pattern.ts';

const NAMES = ['ChatFromViewer', 'ChatFromSimulator', 'AgentUpdate', 'StartPingCheck', 'login_to_simulator'];

function check(filter: string, expected: readonly string[]): void {
  const read = readNameFilter(filter);
  assert.ok(!('problem' in read), filter);
  assert.deepEqual(
    NAMES.filter((name) => read.accepts(name)),
    expected,
    filter,
  );
  assert.equal(read.acceptsAll, filter.trim().replaceAll(',', '') === '', filter);
}

test('a filter accepts the names that its words stand for', () => {
  check('', NAMES);
  check(' , ', NAMES);
  check('AgentUpdate', ['AgentUpdate']);
  check('Agent', []);
  check('chatfrom*', ['ChatFromViewer', 'ChatFromSimulator']);
  check('*ping*', ['StartPingCheck']);
  check('ChatFrom??????', ['ChatFromViewer']);
  check('AgentUpdate StartPingCheck', ['AgentUpdate', 'StartPingCheck']);
  check('AgentUpdate,StartPingCheck', ['AgentUpdate', 'StartPingCheck']);
  check('login_*', ['login_to_simulator']);
  check('*', NAMES);
});

test('a word behind ! or - takes out what it matches, also from what another word wants', () => {
  check('!AgentUpdate', ['ChatFromViewer', 'ChatFromSimulator', 'StartPingCheck', 'login_to_simulator']);
  check('-AgentUpdate -*Ping*', ['ChatFromViewer', 'ChatFromSimulator', 'login_to_simulator']);
  check('Chat* !*Viewer', ['ChatFromSimulator']);
  check('!* AgentUpdate', []);
});

test('a filter that cannot be read says where and why', () => {
  const cases = [
    ['Chat*  !', 7, 8, 'right behind !'],
    ['-', 0, 1, 'right behind -'],
    ['!!AgentUpdate', 1, 2, 'but found !'],
    ['AgentUpdate (Chat*)', 12, 13, 'but found ('],
    ['name=="x"', 4, 5, 'but found ='],
    ['a && b', 2, 3, 'but found &'],
    ['Ping\u{1F600}', 4, 6, 'but found \u{1F600}'],
  ] as const;
  for (const [filter, start, end, words] of cases) {
    const read = readNameFilter(filter);
    assert.ok('problem' in read, filter);
    assert.deepEqual({ start: read.problem.start, end: read.problem.end }, { start, end }, filter);
    assert.ok(read.problem.message.includes(words), read.problem.message);
  }
});

test('a filter longer than the limit is refused, one as long as the limit is read', () => {
  assert.ok(!('problem' in readNameFilter('a'.repeat(FILTER_LIMIT))));
  const read = readNameFilter('a'.repeat(FILTER_LIMIT + 1));
  assert.ok('problem' in read);
  assert.deepEqual([read.problem.start, read.problem.end], [FILTER_LIMIT, FILTER_LIMIT + 1]);
});

test('a pattern matches the whole text, and many stars take no time', () => {
  const cases = [
    ['', '', true],
    ['', 'a', false],
    ['a*c', 'abbbc', true],
    ['a*c', 'abbb', false],
    ['*ab', 'aab', true],
    ['a*b*c', 'a-b-b-c', true],
    ['??', 'a', false],
    ['**', '', true],
    [`${'*a'.repeat(300)}b`, 'a'.repeat(2000), false],
  ] as const;
  for (const [pattern, text, expected] of cases) assert.equal(matchesPattern(pattern, text), expected, pattern);
});
