// Long documents of one piece over and over: whoever starts over at each of them is not done today.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readXmlDocument } from './xml.ts';

/** What makes careless readers start over at every character: here each is read once. */
const REPEATED: readonly (readonly [string, string, string])[] = [
  ['marks that begin a reference', '<llsd><string>', '&a'],
  ['tags that never end', '<llsd>', '<a '],
  ['openings of comments', '<llsd>', '<!-- '],
  ['openings of CDATA', '<llsd><string>', '<![CDATA['],
  ['dashes', '<llsd><!--', '- '],
  ['blanks in a tag', '<llsd><map', ' '],
  ['attributes', '<llsd><map ', 'a="b" '],
  ['blanks before a declaration', '', ' '],
  ['instructions', '', '<?a?>'],
  ['carriage returns', '<llsd><string>', '\r'],
  ['unknown elements', '<llsd>', '<a>'],
  ['repeated keys', '<llsd><map>', '<key>a</key><undef/>'],
  ['padding', '<llsd><binary>', '='],
  ['blanks in a number', '<llsd><real>', ' '],
  ['elements in a scalar', '<llsd><string>', '<a/>'],
];

for (const [title, head, piece] of REPEATED) {
  test(`a megabyte of ${title} is read once`, () => {
    const text = `${head}${piece.repeat(1_000_000 / piece.length)}`;
    const ends = [text, `${text}</string></binary></real></map></llsd>`];
    for (const end of ends) assert.ok(readXmlDocument(end).problems.length > 0);
  });
}
