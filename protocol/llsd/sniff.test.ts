import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../bytes.ts';
import { sniffLlsd } from './sniff.ts';

/** Number, document (one character an octet), form. */
const CASES: readonly (readonly [string, string, string | undefined])[] = [
  ['A001', '<?llsd/binary?>\ni\0\0\0\u0001', 'binary'],
  ['A003', '<? LLSD/Binary ?>\ni\0\0\0\u0001', 'binary'],
  ['A007', ' <?llsd/binary?>\ni\0\0\0\u0001', 'binary'],
  ['A009', '<? llsd/notation ?>\ni1', 'notation'],
  ['A011', '<?llsd/notation?>i1', 'notation'],
  ['A013', '<?llsd/xml?>\n<llsd><integer>1</integer></llsd>', 'xml'],
  ['A015', '<?xml version="1.0"?>\n<llsd><integer>1</integer></llsd>', 'xml'],
  ['A018', '\n <llsd><integer>1</integer></llsd>', 'xml'],
  ['A019', '\ufeff<llsd><integer>1</integer></llsd>', 'xml'],
  ['A021', '<integer>1</integer>', 'xml'],
  ['A022', 'i1', 'notation'],
  ['A023', "{'a':i1}", 'notation'],
  ['A025', 'i\0\0\0\u0001', 'binary'],
  ['headerless array', '[\0\0\0\0]', 'binary'],
  ['headerless array of blanks and lengths', '[\0\0\u0020\u0020', 'binary'],
  ['A026', '', undefined],
  ['A027', '\n', undefined],
  ['A028', '<?llsd/json?>\n1', undefined],
  ['prose', 'Hello', undefined],
];

for (const [id, document, form] of CASES) {
  test(`[llsd.sniff.1] ${id} is ${form ?? 'no LLSD'}: ${JSON.stringify(document)}`, () => {
    assert.equal(sniffLlsd(document), form);
    assert.equal(sniffLlsd(utf8(document)), form);
  });
}

test('[llsd.sniff.1] a media type that names a form is believed', () => {
  assert.equal(sniffLlsd('i1', 'application/llsd+xml; charset=utf-8'), 'xml');
  assert.equal(sniffLlsd('<llsd/>', 'Application/LLSD+Binary'), 'binary');
  assert.equal(sniffLlsd('<llsd/>', 'text/xml'), 'xml');
});
