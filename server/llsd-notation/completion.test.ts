import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { markedPoint } from '../../test/support/marked-text.ts';
import { LLSD_NOTATION } from '../languages.ts';
import { field } from '../llsd/offers.ts';

function offered(marked: string, behind?: string) {
  const { text, at } = markedPoint(marked);
  const lines = new Lines(text);
  const items = LLSD_NOTATION.open(text, lines).completion(at, behind);
  const edit = items[0]?.textEdit;
  const taken =
    edit === undefined || !('range' in edit)
      ? undefined
      : text.slice(0, lines.offset(edit.range.start)) + edit.newText + text.slice(lines.offset(edit.range.end));
  return { labels: items.map(({ label }) => label), taken };
}

const VALUES = ['string', 'integer', 'boolean', 'real', 'uuid', 'date', 'uri', 'binary', 'map', 'array', 'undef'];

const cases: readonly (readonly [marked: string, labels: readonly string[]])[] = [
  ['|', VALUES],
  ['in|', VALUES],
  ['<? llsd/notation ?>\n|', VALUES],
  ['[|]', VALUES],
  ['[i1, |]', VALUES],
  ['[i1, re|]', VALUES],
  ["{'a':|}", VALUES],
  ["{'a':str|", VALUES],
  ['{"a": |, "b":!}', VALUES],
  ["{'a':i1|}", []],
  ['[i1|]', []],
  ["['a, |']", []],
  ["{'a':'b, |'}", []],
  ['{|}', ['key and value']],
  ["{'a':i1, |}", ['key and value']],
  ["{'a':i1, 'b|'}", ['key and value']],
  ["[{'a':i1,'b':!},{|}]", ['a', 'b', 'key and value']],
  ["[{'a':i1,'b':!},{'a':!,|}]", ['b', 'key and value']],
  ["[{'a':i1,'b':!},{'a':!, '|'}]", ['b', 'key and value']],
  ["[{'a':i1,'b':!},{\"b\":!, \"|", ['a', 'key and value']],
  ["[{'a':i1,'b':!},{'|':i1}]", ['a', 'b', 'key and value']],
  ["{'x':{'a':i1},'y':{|}}", ['a', 'key and value']],
  ['i1 |', []],
];

for (const [marked, labels] of cases)
  test(`at ${JSON.stringify(marked)} is offered: ${labels.join(' ') || 'nothing'}`, () =>
    assert.deepEqual(offered(marked).labels, labels));

const taken: readonly (readonly [marked: string, text: string])[] = [
  ['[str|]', "['$1']"],
  ["[{'a':i1},{|}]", `[{'a':i1},{'a':i${field('0')}}]`],
  ["[{'it\\'s':i1},{'|'}]", `[{'it\\'s':i1},{'it\\\\'s':i${field('0')}}]`],
  ['[{\'a\':l"x"},{"|"}]', '[{\'a\':l"x"},{"a":l"$1"}]'],
  ["[{'a':i1},{'|':i2}]", "[{'a':i1},{'a':i2}]"],
  ['{|}', `{'${field('key')}':$2}`],
  ["{'|'}", `{'${field('key')}':$2}`],
  ['{"|":i1}', `{"${field('key')}":i1}`],
];

for (const [marked, text] of taken)
  test(`the first offer at ${JSON.stringify(marked)} makes it ${JSON.stringify(text)}`, () =>
    assert.equal(offered(marked).taken, text));

test('offers come by themselves behind marks of notation, not behind blanks', () => {
  assert.deepEqual(offered('[|', '[').labels, VALUES);
  assert.deepEqual(offered('[ |', ' ').labels, []);
});
