import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definitionOf } from './definition.ts';

const TEXT = `version 2.0

// Says hello.
\t{
\t\tHail Low 1 NotTrusted Unencoded
\t\t{ Person Single
\t\t\t{ Name Variable 1 }
\t\t}
\t}
{ Other Low 2 NotTrusted Unencoded }
`;

/** What is wanted, and the word that is shown. */
const PLACES = [
  [{ message: 'Hail' }, 'Hail'],
  [{ message: 'Hail', block: 'Person', field: 'Name' }, 'Name'],
  [{ message: 'Hail', block: 'Person', field: 'Gone' }, 'Hail'],
] as const;

for (const [place, word] of PLACES) {
  test(`the definition of ${JSON.stringify(place)} shows ${word}`, () => {
    const found = definitionOf(TEXT, place);
    assert.ok(found !== undefined);
    assert.equal(found.text.slice(found.word.start, found.word.end), word);
    assert.ok(found.text.startsWith('\t{\n') && found.text.endsWith('\t}'));
    assert.equal(found.line, 4);
  });
}

test('a message that the template does not have has no definition', () => {
  assert.equal(definitionOf(TEXT, { message: 'Nobody' }), undefined);
});
