import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLlsdXml, llsdLanguage } from './llsd-words.ts';

const roots: readonly (readonly [beginning: string, isLlsd: boolean])[] = [
  ['<llsd>', true],
  ['\ufeff\n <llsd><map/>', true],
  ['<llsd/>', true],
  ['<llsd\n xmlns:x="y">', true],
  ['<?xml version="1.0" ?>\n<llsd>', true],
  ['<? LLSD/XML ?>\n<llsd>', true],
  ['<!-- a > b -- c -->\n<!-- -->\n<llsd>', true],
  ['<!DOCTYPE llsd SYSTEM "x.dtd">\n<llsd>', true],
  ['<!DOCTYPE llsd [<!ENTITY a "b">]><llsd>', true],
  ['<llsdx>', false],
  ['<html><llsd>', false],
  ['<!-- <llsd> --><html>', false],
  ['<?xml version="1.0"?>', false],
  ['text <llsd>', false],
  ['<?llsd/notation?>\n[]', false],
  ['', false],
];

for (const [beginning, isLlsd] of roots)
  test(`an XML file that begins with ${JSON.stringify(beginning)} ${isLlsd ? 'is' : 'is not'} LLSD`, () =>
    assert.equal(isLlsdXml(beginning), isLlsd));

const spellings: readonly (readonly [beginning: string, language: string | undefined])[] = [
  ['<? llsd/notation ?>\n[]', 'llsd-notation'],
  ['<?LLSD/Notation?>\n', 'llsd-notation'],
  ["{'a':i1}", 'llsd-notation'],
  ['\n [i1]', 'llsd-notation'],
  ['<llsd>', 'llsd-xml'],
  ['<?xml version="1.0"?>', 'llsd-xml'],
  ['{\0\0\0\u0001k', undefined],
  ['', undefined],
  ['%% not LLSD', undefined],
];

for (const [beginning, language] of spellings)
  test(`an LLSD file that begins with ${JSON.stringify(beginning)} is ${language ?? 'left as it is'}`, () =>
    assert.equal(llsdLanguage(beginning), language));

test('a beginning that never ends is looked at once', () => {
  const start = performance.now();
  assert.equal(isLlsdXml(`${'<!-- '.repeat(4000)}`), false);
  assert.equal(isLlsdXml(`${'<!---->'.repeat(4000)}`), false);
  assert.ok(performance.now() - start < 500);
});
