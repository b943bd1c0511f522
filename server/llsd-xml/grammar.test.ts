// The TextMate grammar, which colours LLSD-XML before the server has read it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coloursOf } from '../../test/support/grammar.ts';

const coloured = coloursOf('llsd-xml.tmLanguage.json');
const withoutMarks = (line: string) => coloured(line).filter((part) => !/^[<>/?!]+=punctuation$/u.test(part));

const cases: readonly (readonly [line: string, parts: readonly string[]])[] = [
  ['<key>a b</key>', ['key=entity', 'a b=variable', 'key=entity']],
  ['<integer>-5</integer>', ['integer=entity', '-5=constant', 'integer=entity']],
  ['<real>1.5</real>', ['real=entity', '1.5=constant', 'real=entity']],
  ['<boolean>true</boolean>', ['boolean=entity', 'true=constant', 'boolean=entity']],
  ['<string>a &amp; b</string>', ['string=entity', 'a &amp; b=string', '&amp;=constant', 'string=entity']],
  [
    '<uuid>11111111-2222-4333-8444-555555555555</uuid>',
    ['uuid=entity', '11111111-2222-4333-8444-555555555555=variable', 'uuid=entity'],
  ],
  ['<date>1970-01-01T00:00:00Z</date>', ['date=entity', '1970-01-01T00:00:00Z=variable', 'date=entity']],
  ['<uri>http://a/</uri>', ['uri=entity', 'http://a/=string', 'uri=entity']],
  ['<binary encoding="base64">AAAA</binary>', ['binary=entity', 'AAAA=string', 'binary=entity']],
  ['<binary>AAAA', ['binary=entity', 'AAAA=string']],
  ['<map><array/></map>', ['map=entity', 'array=entity', 'map=entity']],
  ['<llsd xmlns:x="y">', ['llsd=entity', 'xmlns:x=entity', '"y"=string']],
  ["<odd a = 'b'/>", ['odd=entity', 'a=entity', "'b'=string"]],
  ['<?xml version="1.0" ?>', ['<?xml version="1.0" ?>=meta', 'xml=entity', 'version=entity', '"1.0"=string']],
  ['<? LLSD/XML ?>', ['<? LLSD/XML ?>=meta', 'LLSD/XML=entity']],
  ['<!DOCTYPE llsd>', ['<!DOCTYPE llsd>=meta', 'DOCTYPE=keyword']],
  ['<string></string><key>b</key>', ['string=entity', 'string=entity', 'key=entity', 'b=variable', 'key=entity']],
];

for (const [line, parts] of cases) test(`colours of ${line}`, () => assert.deepEqual(withoutMarks(line), parts));

test('comments and sections of plain text have one colour', () => {
  assert.deepEqual(coloured('<!-- <key>a</key> -->'), ['<!-- <key>a</key> -->=comment']);
  assert.deepEqual(coloured('<![CDATA[ <key> ]]>'), ['<![CDATA[ <key> ]]>=string']);
});
