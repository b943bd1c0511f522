import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHex } from '../bytes.ts';
import { readJsonDocument, writeLlsdJson } from './json.ts';
import { plainValue } from './node.ts';
import { array, binary, boolean, date, integer, type Llsd, map, real, string, undef, uri, uuid } from './value.ts';

const ID = '6bad258e-06f0-4a87-a659-493117c9c162';

/** Both ways. */
const SPELLINGS: readonly (readonly [Llsd, json: string, plain: string])[] = [
  [undef, 'null', 'null'],
  [boolean(true), 'true', 'true'],
  [integer(-5), '-5', '-5'],
  [real(1), '1.0', '1.0'],
  [real(-0), '-0.0', '-0.0'],
  [real(0.1), '0.1', '0.1'],
  [real(1e21), '1e+21', '1e+21'],
  [real(Number.NaN), '{"$real":"nan"}', 'null'],
  [real(Number.NEGATIVE_INFINITY), '{"$real":"-inf"}', 'null'],
  [string('a"\u0001\u2028'), '"a\\"\\u0001\u2028"', '"a\\"\\u0001\u2028"'],
  [uuid(ID), `{"$uuid":"${ID}"}`, `"${ID}"`],
  [date(500), '{"$date":"1970-01-01T00:00:00.5Z"}', '"1970-01-01T00:00:00.5Z"'],
  [uri('http://a/'), '{"$uri":"http://a/"}', '"http://a/"'],
  [binary(fromHex('00ff') ?? new Uint8Array()), '{"$binary":"AP8="}', '[0,255]'],
  [array([]), '[]', '[]'],
  [array([integer(1), undef]), '[1,null]', '[1,null]'],
  [map({}), '{}', '{}'],
  [map({ a: integer(0), b: string('') }), '{"a":0,"b":""}', '{"a":0,"b":""}'],
];

for (const [value, json, plain] of SPELLINGS) {
  test(`[llsd.json.1] ${json} and back`, () => {
    assert.equal(writeLlsdJson(value), json);
    const { root, problems } = readJsonDocument(json);
    assert.deepEqual([plainValue(root), problems], [value, []]);
    assert.doesNotThrow(() => JSON.parse(json));
  });
  test(`[llsd.json.2] ${json} as plain JSON is ${plain}, which keeps defaults`, () => {
    assert.equal(writeLlsdJson(value, { plain: true }), plain);
    assert.doesNotThrow(() => JSON.parse(plain));
  });
}

const ESCAPED: readonly (readonly [data: Llsd, json: string])[] = [
  [map({ $uuid: string(ID) }), `{"$$uuid":"${ID}"}`],
  [map({ $binary: integer(1) }), '{"$$binary":1}'],
  [map({ $$date: undef }), '{"$$$date":null}'],
  [map({ $real: string('nan'), b: undef }), '{"$real":"nan","b":null}'],
  [map({ $other: string('x') }), '{"$other":"x"}'],
  [map({ $$other: string('x') }), '{"$$other":"x"}'],
  [map({ a: map({ $uri: map({ $uri: uri('x') }) }) }), '{"a":{"$$uri":{"$$uri":{"$uri":"x"}}}}'],
];

for (const [data, json] of ESCAPED) {
  test(`[llsd.json.1] data that looks like a type survives: ${json}`, () => {
    assert.equal(writeLlsdJson(data), json);
    assert.deepEqual(plainValue(readJsonDocument(json).root), data);
  });
  test(`[llsd.json.2] plain JSON has no such escapes: ${json}`, () => {
    const text = writeLlsdJson(map({ $uuid: string(ID) }), { plain: true });
    assert.equal(text, `{"$uuid":"${ID}"}`);
    assert.deepEqual(plainValue(readJsonDocument(text, { plain: true }).root), map({ $uuid: string(ID) }));
  });
}

test('laid out, each element has a line', () => {
  const value = map({ a: array([integer(1), uuid(ID)]), b: array([]), c: map({}) });
  const text = `{\n  "a": [\n    1,\n    {"$uuid":"${ID}"}\n  ],\n  "b": [],\n  "c": {}\n}\n`;
  assert.equal(writeLlsdJson(value, { pretty: 2 }), text);
  assert.deepEqual(plainValue(readJsonDocument(text).root), value);
});

const NUMBERS: readonly (readonly [json: string, Llsd, ...codes: string[]])[] = [
  ['2147483647', integer(2147483647)],
  ['-2147483648', integer(-2147483648)],
  ['-0', integer(0)],
  ['2147483648', real(2147483648), 'LS042'],
  ['9007199254740993', real(9007199254740992), 'LS042'],
  ['1e2', real(100)],
  ['1.0', real(1)],
  ['1e999', real(Number.POSITIVE_INFINITY), 'LS047'],
  ['1e-999', real(0), 'LS047'],
  [`1${'0'.repeat(400)}`, real(Number.POSITIVE_INFINITY), 'LS042'],
];

for (const [json, value, ...codes] of NUMBERS) {
  test(`[llsd.json.4] ${json.slice(0, 30)} is a${value.kind === 'integer' ? 'n' : ''} ${value.kind}`, () => {
    const { root, problems } = readJsonDocument(json);
    assert.deepEqual([plainValue(root), problems.map(({ code }) => code)], [value, codes]);
  });
}

test('[llsd.json.4] digits that a real cannot hold are named', () => {
  const said = (json: string) => readJsonDocument(json).problems[0]?.message;
  assert.equal(said('4294967296'), '4294967296 is outside the 32-bit range and is read as the real 4294967296.');
  assert.equal(
    said('9007199254740993'),
    '9007199254740993 is outside the 32-bit range and is read as the real nearest to it, 9007199254740992.',
  );
});

/** `^` marks where. */
const BROKEN: readonly (readonly [json: string, code: string, message: string, Llsd | undefined])[] = [
  ['^', 'LS001', 'Document is empty; expected a value.', undefined],
  ['[1, ^', 'JSON', 'A value is missing.', array([integer(1)])],
  ['[1, ^x]', 'JSON', 'Expected a value.', array([integer(1)])],
  ['[1 ^2]', 'JSON', "Expected ',' or ']'.", array([integer(1)])],
  ['^[1', 'JSON', 'Array is never closed.', array([integer(1)])],
  ['^{"a":1', 'JSON', 'Map is never closed.', map({ a: integer(1) })],
  ['{"a":1,^}', 'JSON', 'Expected a key in double quotes.', map({ a: integer(1) })],
  ['{"a" ^1}', 'JSON', "Expected ':' after key 'a'.", map({})],
  ['["a", ^"b', 'JSON', 'String is never closed.', array([string('a')])],
  ['["a^\n"]', 'JSON', 'Control characters must be escaped in strings.', array([])],
  ['["a^\\x41"]', 'JSON', 'There is no such escape in JSON.', array([])],
  ['^"\\ud800"', 'JSON', 'A string has half of a character in it.', string('\ufffd')],
  ['1 ^2', 'JSON', 'Content after the value.', integer(1)],
  ['{"a":1,^"a":2}', 'LS025', "Duplicate key 'a' in this map; first used on line 1.", map({ a: integer(2) })],
  ['^{"$uuid":"x"}', 'LS048', "'x' is not a UUID.", uuid('00000000-0000-0000-0000-000000000000')],
  ['^{"$uuid":5}', 'JSON', '$uuid takes a string.', map({ $uuid: integer(5) })],
  ['^{"$real":"1"}', 'JSON', '$real takes nan, inf or -inf.', real(0)],
];

for (const [marked, code, message, value] of BROKEN) {
  test(`[llsd.json.3] ${JSON.stringify(marked)}: ${message}`, () => {
    const { root, problems } = readJsonDocument(marked.replace('^', ''));
    assert.deepEqual(
      problems.map((problem) => [problem.code, problem.message, problem.range.start]),
      [[code, message, marked.indexOf('^')]],
    );
    assert.deepEqual(root && plainValue(root), value);
  });
}

test('[llsd.json.3] a bound that is passed ends the reading', () => {
  const codes = (text: string, limits: object) => readJsonDocument(text, { limits }).problems.map(({ code }) => code);
  assert.deepEqual(codes('[[[1]]]', { depth: 3 }), []);
  assert.deepEqual(codes('[[[1]]]', { depth: 2 }), ['LS060']);
  assert.deepEqual(codes('[1,2,3]', { values: 4 }), []);
  assert.deepEqual(codes('[1,2,3]', { values: 3 }), ['LS062']);
  assert.deepEqual(codes('[1]', { size: 3 }), []);
  assert.deepEqual(codes('[1]', { size: 2 }), ['LS061']);
  assert.deepEqual(codes('['.repeat(100_000), {}), ['LS060']);
});

test('values and keys have places', () => {
  const { root } = readJsonDocument('{"a": {"$uri": "x"}, "b": [1]}');
  assert.ok(root?.kind === 'map');
  const [a, b] = root.members;
  assert.deepEqual(a?.keyRange, { start: 1, end: 4 });
  assert.deepEqual([a?.value?.start, a?.value?.end, a?.value?.inner], [6, 19, { start: 16, end: 17 }]);
  assert.deepEqual([b?.start, b?.end, b?.value?.inner], [21, 29, { start: 27, end: 28 }]);
});
