import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aboutLine, linesSeen, type TreeLine, treeMove, turnedFor } from './tree-line.ts';

const line = (id: string, level: number, opens?: 'open' | 'closed'): TreeLine => ({
  kind: 'field',
  id,
  level,
  label: id,
  type: '',
  value: undefined,
  meaning: '',
  about: '',
  state: '',
  part: id,
  opens,
});

const LINES: readonly TreeLine[] = [
  line('block', 1, 'open'),
  line('field', 2),
  line('packed', 2, 'closed'),
  line('group', 3, 'closed'),
  line('piece', 4),
  line('last', 1, 'open'),
  line('end', 2),
];

const NONE = new Set<string>();
const ids = (turned: ReadonlySet<string>) => linesSeen(LINES, turned).map(({ id }) => id);

test('what lies in a closed line is not seen', () => {
  assert.deepEqual(ids(NONE), ['block', 'field', 'packed', 'last', 'end']);
  assert.deepEqual(ids(new Set(['packed'])), ['block', 'field', 'packed', 'group', 'last', 'end']);
  assert.deepEqual(ids(new Set(['block', 'packed'])), ['block', 'last', 'end']);
});

test('what is selected from its bytes is opened to', () => {
  assert.deepEqual([...turnedFor(LINES, 'piece', NONE)].sort(), ['group', 'packed']);
  assert.deepEqual([...turnedFor(LINES, 'piece', new Set(['block', 'group']))].sort(), ['group', 'packed']);
  assert.equal(turnedFor(LINES, 'field', NONE), NONE, 'nothing is turned that is open');
});

test('keys walk among the lines that are seen, open them and close them', () => {
  const packed = new Set(['packed']);
  const cases = [
    [NONE, undefined, 'ArrowDown', { select: 'block' }],
    [NONE, undefined, 'ArrowUp', { select: 'block' }],
    [NONE, 'packed', 'ArrowDown', { select: 'last' }],
    [NONE, 'last', 'ArrowUp', { select: 'packed' }],
    [NONE, 'end', 'ArrowDown', { select: 'end' }],
    [NONE, 'field', 'End', { select: 'end' }],
    [NONE, 'end', 'Home', { select: 'block' }],
    [NONE, 'packed', 'ArrowRight', { turn: 'packed' }],
    [packed, 'packed', 'ArrowRight', { select: 'group' }],
    [packed, 'packed', 'ArrowLeft', { turn: 'packed' }],
    [packed, 'group', 'ArrowLeft', { select: 'packed' }],
    [NONE, 'field', 'ArrowRight', undefined],
    [NONE, 'last', 'x', undefined],
  ] as const;
  for (const [turned, from, key, expected] of cases) {
    assert.deepEqual(treeMove(LINES, turned, from, key), expected, `${key} from ${from}`);
  }
  assert.equal(treeMove([], NONE, undefined, 'ArrowDown'), undefined);
  const closed = new Set(['block', 'last']);
  assert.equal(treeMove(LINES, closed, 'block', 'ArrowLeft'), undefined, 'there is nothing above');
});

test('a piece is about what the field is that it lies in', () => {
  const field = { ...line('Data', 2, 'closed'), about: 'Owners and borders.' };
  const pieces = ['Data/y', 'Data/y/x'].map((id, deep) => ({ ...line(id, 3 + deep), kind: 'piece' as const }));
  const lines = [line('Block', 1, 'open'), field, ...pieces, line('Other', 2)];
  assert.deepEqual(
    ['Block', 'Data', 'Data/y', 'Data/y/x', 'Other', 'nowhere', undefined].map((id) => aboutLine(lines, id)),
    ['', 'Owners and borders.', 'Owners and borders.', 'Owners and borders.', '', '', ''],
  );
});
