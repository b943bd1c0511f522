import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import { applyEdits } from '../apply-edits.ts';
import { readNotationDocument } from './notation.ts';
import { isSettingsFile, settingsProblems } from './settings-file.ts';
import { readXmlDocument } from './xml.ts';

/** Type, values in notation that it takes, values that it does not. */
const TYPES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['Boolean', ['true', 'i0', 'i1', 'r1', "'1'", "'false'", "''"], ['i2', "'yes'", '[]', '!']],
  ['S32', ['i5', 'i-5', 'r300', "'12'", 'true'], ['r0.5', "'x'", "''", '[i1]', '!', 'r3000000000']],
  ['U32', ['i5', 'r4294967295', "'12'"], ['i-1', 'r4294967296', 'r0.5', '{}']],
  ['F32', ['r0.5', 'i5', "'-1e3'"], ["'1,5'", '[r1]', 'd"2006-02-01T14:29:53Z"']],
  [
    'String',
    ["'a'", "''", 'i5', 'u00000000-0000-0000-0000-000000000000', 'l"http://a.example/"'],
    ['[]', '{}', 'b64"AA=="', '!'],
  ],
  ['Vector3', ['[r1,r2,r3]', '[i1,i2,i3]'], ['[r1,r2]', '[r1,r2,r3,r4]', "[r1,r2,'x']", 'r1']],
  ['Vector3D', ['[r1,r2,r3]'], ['[]']],
  ['Quaternion', ['[r0,r0,r0,r1]'], ['[r0,r0,r0]']],
  ['Color3', ['[r0,r0,r1]'], ['[r0,r0,r1,r1]']],
  ['Color4', ['[r0,r0,r1,r1]'], ['[r0,r0,r1]']],
  ['Rect', ['[i0,i9,i9,i0]'], ['[r0.5,i9,i9,i0]', '[i0,i9,i9]']],
  ['LLSD', ['!', 'i1', '[]', '{}', "'a'"], []],
];

const setting = (members: string): string => `{'A':{'Comment':'','Persist':i1,${members}}}`;
const found = (document: string): readonly string[] =>
  settingsProblems(readNotationDocument(document).root).map(({ code, message }) => `${code} ${message}`);

suite('[llsd.settings.1] a settings file', () => {
  for (const [type, fine, wrong] of TYPES) {
    for (const value of fine)
      test(`may have ${value} as ${type}`, () =>
        assert.deepEqual(found(setting(`'Type':'${type}','Value':${value}`)), []));
    for (const value of wrong)
      test(`must not have ${value} as ${type}`, () => {
        const [problem, ...others] = found(setting(`'Type':'${type}','Value':${value}`));
        assert.match(problem ?? '', /^LS320 \/A\/Value: Type \w+ takes .*, found /u);
        assert.deepEqual(others, []);
      });
  }

  const told: readonly (readonly [string, readonly string[]])[] = [
    ["'Type':'Boolean','Value':i5", ['LS320 /A/Value: Type Boolean takes a boolean, 0 or 1, found integer 5.']],
    ["'Type':'Color4','Value':[r1]", ['LS320 /A/Value: Type Color4 takes an array of 4 numbers, found an array of 1.']],
    ["'Type':'bool','Value':i1", ['LS321 /A/Type: there is no type bool; did you mean Boolean?']],
    ["'Type':'F64','Value':i1", ['LS321 /A/Type: there is no type F64; did you mean F32?']],
    [
      "'Type':'Thing','Value':i1",
      [
        'LS321 /A/Type: there is no type Thing; it is one of Boolean, S32, U32, F32, String, Vector3, Vector3D, Quaternion, Color3, Color4, Rect, LLSD.',
      ],
    ],
    ["'Type':'U32'", ['LS323 /A: has no Value.']],
    ["'Persist':i2,'Type':'U32','Value':i1", ['LS322 /A/Persist: takes 0 or 1, found integer 2.']],
    ["'Persist':true,'Type':'U32','Value':i1", []],
  ];
  for (const [members, findings] of told)
    test(`with ${members} is told ${findings.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(found(setting(members)), findings));

  test('a type of another language can be mended, in XML as well', () => {
    const text =
      '<llsd><map><key>A</key><map><key>Comment</key><string/><key>Type</key><string>float</string><key>Value</key><real>1</real></map></map></llsd>';
    const [problem] = settingsProblems(readXmlDocument(text).root);
    const after = applyEdits(text, problem?.fixes?.[0]?.edits ?? []);
    assert.match(after, /<string>F32<\/string>/u);
    assert.deepEqual(settingsProblems(readXmlDocument(after).root), []);
  });

  test('lists no end of problems', () => {
    const many = Array.from({ length: 1200 }, (_, index) => `'S${index}':{'Comment':'','Type':'U32','Value':'x'}`);
    assert.equal(found(`{${many.join(',')}}`).length, 1000);
  });

  const others = [
    '{}',
    '[i1]',
    'i1',
    "{'A':i1}",
    "{'A':{'Type':'U32','Value':'x'}}",
    "{'A':{'Comment':'','Type':i1}}",
    "{'A':{'Comment':'','Type':'U32','Value':'x'},'B':{},'C':{}}",
  ];
  for (const document of others)
    test(`[llsd.settings.2] is not ${document}`, () =>
      assert.equal(isSettingsFile(readNotationDocument(document).root), false));

  const files = [
    ['settings.xml', true],
    ['ignorable_dialogs.xml', true],
    ['cmd_line.xml', false],
    ['message.xml', false],
    ['keywords_lsl_default.xml', false],
    ['Default.xml', false],
  ] as const;
  for (const [file, isOne] of files)
    test(`[llsd.settings.2] real files have nothing wrong: ${file}`, (t) => {
      const corpus = process.env['REZBENCH_CORPUS'];
      if (corpus === undefined) return t.skip('no corpus');
      const { root } = readXmlDocument(readFileSync(path.join(corpus, 'llsd', file), 'utf8'));
      assert.equal(isSettingsFile(root), isOne);
      assert.deepEqual(settingsProblems(root), []);
    });
});
