import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readUtf8, utf8 } from '../bytes.ts';
import { FORMS, type Form, formOf, readForm, writeForm, writeFormText } from './forms.ts';
import { plainValue } from './node.ts';
import { pointerTo } from './pointer.ts';
import { array, integer, map, string, uuid } from './value.ts';

const DETECTED: readonly (readonly [document: string, form: Form | undefined, name?: string])[] = [
  ['<llsd><undef/></llsd>', 'xml'],
  ['<llsd/>', 'xml', 'a.json'],
  ['<?llsd/notation?>\n[1]', 'notation'],
  ['<? LLSD/Binary ?>\n!', 'binary'],
  ['[\0\0\0\u0001!]', 'binary', 'a.json'],
  ["{'a':i1}", 'notation'],
  ['{"a":i1}', 'notation'],
  ['{"a":1}', 'json'],
  ['\ufeff {"a":null}', 'json'],
  ['{"a":true}', 'json'],
  ['[true]', 'notation'],
  ['[true]', 'json', 'A.JSON'],
  ['{"a":"b"}', 'notation'],
  ['{"a":{"$uuid":"x"}}', 'json'],
  ['[{"$$date":[]}]', 'json'],
  ["[{'$uuid':'x'}]", 'notation'],
  ['{"a":1', 'notation'],
  ['25', 'json'],
  ['-1.5', 'json'],
  ['null', 'json'],
  ['1', 'notation'],
  ['1', 'json', 'a.json'],
  ['nil', undefined],
  ['25 apples', undefined],
  ['Hello.', undefined],
  ['', undefined],
  ['', 'json', 'a.json'],
];

for (const [document, form, name] of DETECTED) {
  test(`[llsd.form.1] ${JSON.stringify(document)}${name === undefined ? '' : ` in ${name}`} is ${form ?? 'in no form'}`, () => {
    assert.equal(formOf(document, name), form);
    assert.equal(formOf(utf8(document), name), form);
  });
}

const VALUE = map({ a: array([integer(1), string('x')]) });

test('[llsd.form.2] texts are in one line, or laid out with two blanks a level and a line break at the end', () => {
  assert.equal(
    writeFormText('xml', VALUE, { header: true }),
    '<llsd><map><key>a</key><array><integer>1</integer><string>x</string></array></map></llsd>',
  );
  assert.equal(writeFormText('notation', VALUE), "{'a':[i1, 'x']}");
  assert.equal(writeFormText('json', VALUE, { header: true }), '{"a":[1,"x"]}');
  assert.equal(writeFormText('notation', VALUE, { pretty: true }), "{\n  'a':[\n    i1,\n    'x'\n  ]\n}\n");
  assert.equal(writeFormText('json', VALUE, { pretty: true }), '{\n  "a": [\n    1,\n    "x"\n  ]\n}\n');
});

test('[llsd.form.2] notation and binary begin with a header, by which every form is found out', () => {
  assert.match(readUtf8(writeForm('notation', VALUE, { header: true })) ?? '', /^<\? llsd\/notation \?>\n\{/u);
  assert.deepEqual(writeForm('binary', VALUE, { header: true }).subarray(0, 18), utf8('<? LLSD/Binary ?>\n'));
  for (const form of FORMS) {
    const octets = writeForm(form, array([uuid('6bad258e-06f0-4a87-a659-493117c9c162')]), { header: true });
    assert.equal(formOf(octets), form);
    assert.deepEqual(readForm(form, octets).problems, []);
  }
});

test('octets that are not UTF-8 are an error in XML and JSON', () => {
  for (const form of ['xml', 'json'] as const) {
    const octets = writeForm(form, string('x'));
    octets[octets.indexOf(0x78)] = 0xff;
    const { root, problems } = readForm(form, octets);
    assert.deepEqual([plainValue(root), problems.map(({ code }) => code)], [string('\ufffd'), ['LS016']]);
  }
});

test('[llsd.path.1] a path is a JSON Pointer', () => {
  assert.equal(pointerTo(pointerTo(pointerTo('', 'regions'), 0), 'name'), '/regions/0/name');
  assert.equal(pointerTo('', ''), '/');
  assert.equal(pointerTo('/a', 'b/c~d~1'), '/a/b~1c~0d~01');
});
