// No fix may bring an error, and what is mended unseen may harm nothing that is only half typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XML_FIXES } from '../../test/golden/llsd/fixes.ts';
import { NOTATION_MENDS } from '../../test/golden/llsd/notation-mends.ts';
import { mended } from '../../test/support/fixes.ts';
import { applyEdits } from '../apply-edits.ts';
import { safeEdits } from '../safe-edits.ts';
import type { Problem } from '../text.ts';
import { readNotationDocument } from './notation.ts';
import { readXmlDocument } from './xml.ts';

type Reading = (text: string) => readonly Problem[];

const xml: Reading = (text) => readXmlDocument(text).problems;
const notation: Reading = (text) => readNotationDocument(text).problems;

/** The errors of a text that another one has not, or not as often. */
function newErrors(read: Reading, before: string, after: string): readonly string[] {
  const known = errorsIn(read, before);
  return errorsIn(read, after).filter((code) => {
    const at = known.indexOf(code);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

const errorsIn = (read: Reading, text: string): string[] =>
  read(text).flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));

const BROKEN: readonly (readonly [read: Reading, text: string])[] = [
  ...XML_FIXES.map(([, text]) => [xml, text] as const),
  ...NOTATION_MENDS.map(([text]) => [notation, text] as const),
  [xml, '<llsd><map><key>a</key>x</map></llsd>'],
  [xml, '<llsd><map><key>a</key>x<key>b</key><undef/></map></llsd>'],
  [xml, '<llsd>x</llsd>'],
];

for (const [read, text] of BROKEN) {
  test(`no fix brings an error into ${JSON.stringify(text)}`, () => {
    const harm = read(text).flatMap(({ code, fixes = [] }) =>
      fixes.flatMap((fix) => newErrors(read, text, mended(text, fix)).map((error) => `${code} ${fix.title}: ${error}`)),
    );
    assert.deepEqual(harm, []);
  });
}

const SAMPLES: readonly (readonly [name: string, read: Reading, text: string])[] = [
  [
    'LLSD-XML',
    xml,
    '<?xml version="1.0"?>\n<llsd>\n<map>\n  <key>a &amp; b</key>\n  <array>\n    <integer>5</integer>\n    <string>x &lt; y</string>\n' +
      '    <boolean>1</boolean>\n    <undef/>\n  </array>\n  <!-- note -->\n  <key>id</key><uuid>67153d5b-3659-afb4-8510-adda2c034649</uuid>\n' +
      '  <key>b</key><binary encoding="base64">AAEC</binary>\n</map>\n</llsd>\n',
  ],
  [
    'LLSD notation',
    notation,
    `<? llsd/notation ?>\n{'a':[i1, r1.5, true, !], "it's":'x\\n', 'id':u67153d5b-3659-afb4-8510-adda2c034649,\n` +
      ` 'd':d"2006-02-01T14:29:53Z", 'l':l"http://a.example/", 'b':b64"AAEC", 'h':b16"0FA1", 's':s(5)"hello", 'f':[false, -0]}\n`,
  ],
];

for (const begun of ['<llsd><array><', '<llsd><string>a<', '<llsd><string>a<\n</string></llsd>', '<llsd><a><']) {
  test(`a tag that is being typed stays: ${JSON.stringify(begun)}`, () => assert.deepEqual(safeEdits(xml(begun)), []));
}

for (const [name, read, text] of SAMPLES) {
  test(`what is mended unseen adds no error to any beginning of a document of ${name}`, () => {
    for (let length = 0; length <= text.length; length++) {
      const begun = text.slice(0, length);
      const after = applyEdits(begun, safeEdits(read(begun)));
      assert.deepEqual(newErrors(read, begun, after), [], `${JSON.stringify(begun)} becomes ${JSON.stringify(after)}`);
    }
  });
}
