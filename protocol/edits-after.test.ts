import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../test/support/seeded.ts';
import { applyEdits } from './apply-edits.ts';
import { EditedText } from './edits-after.ts';
import type { Edit } from './text.ts';

const edit = (start: number, end: number, text: string): Edit => ({ range: { start, end }, text });

test('edits to what edits made are edits to the first text', () => {
  const edited = new EditedText('one two three');
  edited.apply([edit(0, 3, 'eins'), edit(7, 7, '!')]);
  assert.equal(edited.text, 'eins two! three');
  edited.apply([edit(2, 9, '')]);
  assert.equal(edited.text, 'ei three');
  assert.deepEqual(edited.edits, [edit(0, 7, 'ei')]);
});

const SEED = 7;

test(`any edits one after the other come to the same at once (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  for (let turn = 0; turn < 500; turn += 1) {
    const first = 'abcdefghij'.slice(0, upTo(10));
    const edited = new EditedText(first);
    let text = first;
    for (let round = 0; round < 4; round += 1) {
      const places = Array.from({ length: 4 }, () => upTo(text.length)).toSorted((a, b) => a - b);
      const edits = [places.slice(0, 2), places.slice(2)].map(([start = 0, end = 0]) =>
        edit(start, end, 'XYZ'.slice(upTo(3))),
      );
      edited.apply(edits);
      text = applyEdits(text, edits);
      assert.equal(edited.text, text, `seed ${SEED}, turn ${turn}`);
      assert.equal(applyEdits(first, edited.edits), text, `seed ${SEED}, turn ${turn}`);
    }
  }
});
