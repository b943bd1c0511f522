import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LINE_LIMIT, LineCutter } from './line-cutter.ts';

/** Lines in short: their text, or `too long`. */
function cut(pieces: readonly string[]): readonly string[] {
  const cutter = new LineCutter();
  return pieces.flatMap((piece) => cutter.take(piece)).map((line) => (line.kind === 'line' ? line.text : 'too long'));
}

test('a stream is cut into lines, wherever its pieces end', () => {
  for (const pieces of [
    ['one\ntwo\n\nthree\nrest'],
    [...'one\ntwo\n\nthree\nrest'],
    ['on', 'e\ntwo\n', '\nthree\n', 're'],
  ]) {
    assert.deepEqual(cut(pieces), ['one', 'two', '', 'three']);
  }
});

test('a line has a million characters and not one more, and the next line is whole again', () => {
  const longest = 'x'.repeat(LINE_LIMIT);
  const half = 'x'.repeat(LINE_LIMIT / 2);
  for (const pieces of [[`${longest}\nnext\n`], [longest, '\nnext\n'], [half, half, '\n', 'next\n']]) {
    const [first, ...others] = cut(pieces);
    assert.equal(first === longest, true);
    assert.deepEqual(others, ['next']);
  }
  for (const pieces of [[`${longest}x\nnext\n`], [longest, 'x\nnext\n'], [longest, longest, longest, 'y\nnext\n']]) {
    assert.deepEqual(cut(pieces), ['too long', 'next']);
  }
});
