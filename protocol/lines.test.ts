import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Lines } from './lines.ts';

const TEXTS = ['', 'a', 'a\nb', 'a\r\nb\r\n', '\r\r\n\n', 'x 😀 y\nz', '\n\n', 'é\u2028b\nc'];

for (const text of TEXTS) {
  test(`offsets and places of ${JSON.stringify(text)} agree with the editor's`, () => {
    const lines = new Lines(text);
    const theirs = TextDocument.create('x:', 'x', 0, text);
    assert.equal(lines.count, theirs.lineCount);
    for (let offset = 0; offset <= text.length; offset += 1) {
      if (text.charAt(offset) === '\n' && text.charAt(offset - 1) === '\r') continue;
      assert.deepEqual(lines.position(offset), theirs.positionAt(offset), `offset ${offset}`);
      assert.equal(lines.offset(lines.position(offset)), offset);
    }
  });
}

test('places are the same in whatever order they are asked for', () => {
  const text = 'a\n\nbc\r\nd\re';
  const ascending = Array.from({ length: text.length + 1 }, (_, offset) => new Lines(text).position(offset));
  const lines = new Lines(text);
  for (const first of ascending.keys()) {
    for (const then of ascending.keys()) {
      assert.deepEqual(
        [first, then].map((offset) => lines.position(offset)),
        [ascending[first], ascending[then]],
      );
    }
  }
});

test('places outside of the text are drawn to it', () => {
  const lines = new Lines('ab\r\ncd');
  assert.equal(lines.offset({ line: 0, character: 9 }), 2);
  assert.equal(lines.offset({ line: 9, character: 0 }), 6);
  assert.equal(lines.offset({ line: -1, character: 3 }), 0);
  assert.deepEqual(lines.position(99), { line: 1, character: 2 });
  assert.equal(lines.text(0), 'ab');
  assert.equal(lines.text(1), 'cd');
});
