import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../bytes.ts';
import { sniffLlsd } from './sniff.ts';

/** Number, document (one character an octet), form. */
const CASES: readonly (readonly [string, string, string | undefined])[] = [
  ['A001', '<?llsd/binary?>\ni\0\0\0\u0001', 'binary'],
  ['A002', '<? llsd/binary ?>\ni\0\0\0\u0001', 'binary'],
  ['A003', '<? LLSD/Binary ?>\ni\0\0\0\u0001', 'binary'],
  ['A004', '<?LLSD/BINARY?>\ni\0\0\0\u0001', 'binary'],
  ['A005', '<?llsd/binary?>i\0\0\0\u0001', 'binary'],
  ['A006', '<?llsd/binary?>\r\ni\0\0\0\u0001', 'binary'],
  ['A007', ' <?llsd/binary?>\ni\0\0\0\u0001', 'binary'],
  ['A008', '<?llsd/notation?>\ni1', 'notation'],
  ['A009', '<? llsd/notation ?>\ni1', 'notation'],
  ['A010', '<? LLSD/Notation ?>\ni1', 'notation'],
  ['A011', '<?llsd/notation?>i1', 'notation'],
  ['A012', '<?llsd/notation?> i1', 'notation'],
  ['A013', '<?llsd/xml?>\n<llsd><integer>1</integer></llsd>', 'xml'],
  ['A014', '<? LLSD/XML ?>\n<llsd><integer>1</integer></llsd>', 'xml'],
  ['A015', '<?xml version="1.0"?>\n<llsd><integer>1</integer></llsd>', 'xml'],
  ['A016', '<?xml version="1.0" encoding="utf-8"?><llsd><integer>1</integer></llsd>', 'xml'],
  ['A017', '<llsd><integer>1</integer></llsd>', 'xml'],
  ['A018', '\n <llsd><integer>1</integer></llsd>', 'xml'],
  ['A019', '\ufeff<llsd><integer>1</integer></llsd>', 'xml'],
  ['A020', '<!-- c --><llsd><integer>1</integer></llsd>', 'xml'],
  ['A021', '<integer>1</integer>', 'xml'],
  ['A022', 'i1', 'notation'],
  ['A023', "{'a':i1}", 'notation'],
  ['A024', '{"a":1}', 'notation'],
  ['A025', 'i\0\0\0\u0001', 'binary'],
  ['A026', '', undefined],
  ['A027', '\n', undefined],
  ['A028', '<?llsd/json?>\n1', undefined],
  ['A029', '<?foo?>\ni1', 'xml'],
  ['A030', '<?llsd/binary', 'xml'],
  ['headerless array', '[\0\0\0\0]', 'binary'],
  ['headerless array of blanks and lengths', '[\0\0\u0020\u0020', 'binary'],
  ['headerless map behind blanks', '\n{\0\0\u0020\u0020', 'binary'],
  ['notation behind a byte order mark and blanks', "\ufeff \n{'a':i1}", 'notation'],
  ['notation with raw octets', 'b(2)"\0\u0001"', 'notation'],
  ['every line end and tab of a text', "[\r\n\t'a',\r\n\ti1\r\n]", 'notation'],
  ['a compressed mesh', 'x\u007f\u0001\0', undefined],
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
