// Files without an editor: which language they are in, by their content and then by their name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf } from '../languages.ts';

const files: readonly (readonly [name: string, text: string, language: string | undefined])[] = [
  ['a.llsd', '<llsd><undef/></llsd>', 'llsd-xml'],
  ['a.xml', '<?xml version="1.0"?>\n<!-- c -->\n<llsd/>', 'llsd-xml'],
  ['a', '<? LLSD/XML ?>\n<llsd/>', 'llsd-xml'],
  ['a.llsd.xml', '', 'llsd-xml'],
  ['a.xml', '<html/>', undefined],
  ['a.llsd', '<? llsd/notation ?>\n[]', 'llsd-notation'],
  ['a.txt', '\ufeff<?llsd/notation?>\n[]', 'llsd-notation'],
  ['a.llsd', "{'a':i1}", 'llsd-notation'],
  ['a.llsd', 'i5', 'llsd-notation'],
  ['a.llsdn', 'true', 'llsd-notation'],
  ['a.LLSDN', '!', 'llsd-notation'],
  ['a', "[i1, 'two']", 'llsd-notation'],
  ['a.json', '[1, "two"]', undefined],
  ['a.jsonc', '{"a": 1}', undefined],
  ['a.txt', 'this begins with a letter of notation', undefined],
  ['a.llsd', '<? LLSD/Binary ?>\n[\0\0\0\0]', undefined],
  ['a.llsd', '{\0\0\0\0}', undefined],
  ['a.llsd', '', undefined],
  ['a.llsdn', '', 'llsd-notation'],
  ['a.llsdn', '# comment\ni1', 'llsd-notation'],
  ['a.llsdn', '<? llsd/binary ?>\ni1', 'llsd-notation'],
  ['a', '<?llsd/json?>\n1', 'llsd-notation'],
  ['a.llsdb', '"abc"', undefined],
  ['a', '<?llsd/xml?>\n<integer>1</integer>', 'llsd-xml'],
  ['a.msg', '{ Hail Low 1 Trusted Unencoded }', 'sl-message-template'],
  ['a', '%% seed', 'llidl'],
];

for (const [name, text, language] of files)
  test(`[llsd.sniff.2] ${name} with ${JSON.stringify(text)} is ${language ?? 'in no language'}`, () =>
    assert.equal(languageOf(name, text)?.id, language));
