import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { type AnyLanguage, LLSD_NOTATION, LLSD_XML } from '../languages.ts';

const cases: readonly (readonly [language: AnyLanguage, text: string, ...tokens: readonly string[]])[] = [
  [
    LLSD_XML,
    '<llsd><map><key>a</key><integer>5</integer><key>b</key><array><boolean>1</boolean><real>1.5</real></array></map></llsd>',
    ...['a=property', '5=number', 'b=property', '1.5=number'],
  ],
  [
    LLSD_XML,
    '<llsd><array><string>a\r\nb\n\nc</string><undef/><uri>x:y</uri><binary>AA\r\n==\n\n</binary></array></llsd>',
    'AA=string',
    '===string',
  ],
  [LLSD_XML, '<llsd><array><uuid>x</uuid><date>y</date><string/></array></llsd>', 'x=enumMember', 'y=enumMember'],
  [
    LLSD_NOTATION,
    '{\'a\':i5,"b":[!,true,1,r.5]}',
    ...['a=property', 'i=type', '5=number', 'b=property', 'r=type', '.5=number'],
  ],
  [
    LLSD_NOTATION,
    '[l"x:y",d"1970-01-01T00:00:00Z",b64"AA==",s(1)"c",\'d\']',
    ...['l=type', 'd=type', '1970-01-01T00:00:00Z=enumMember', 'b64=type', 'AA===string', 's=type'],
  ],
  [LLSD_NOTATION, 'u11111111-2222-4333-8444-555555555555', 'u=type', '11111111-2222-4333-8444-555555555555=enumMember'],
];

for (const [language, text, ...tokens] of cases)
  test(`colours by meaning in ${JSON.stringify(text)}`, () =>
    assert.deepEqual(
      language
        .open(text, new Lines(text))
        .tokens()
        .map(({ start, end, type }) => `${text.slice(start, end)}=${type}`),
      tokens,
    ));
