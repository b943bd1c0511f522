import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBase64, writeBase64 } from './base64.ts';
import { isoFromMs, msFromIso } from './iso-date.ts';
import { writeLlsdNotation } from './notation.ts';
import * as llsd from './value.ts';

const U = '67153d5b-3659-afb4-8510-adda2c034649';

/** Value, then what it is as text, number, integer, boolean. */
const CONVERSIONS: readonly (readonly [llsd.Llsd, string, number, number, boolean])[] = [
  [llsd.undef, '', 0, 0, false],
  [llsd.boolean(true), 'true', 1, 1, true],
  [llsd.boolean(false), '', 0, 0, false],
  [llsd.integer(-7), '-7', -7, -7, true],
  [llsd.real(2.75), '2.75', 2.75, 2, true],
  [llsd.real(Number.NaN), 'nan', Number.NaN, 0, false],
  [llsd.real(1e12), '1000000000000', 1e12, 0x7fffffff, true],
  [llsd.string('12'), '12', 12, 12, true],
  [llsd.string('12abc'), '12abc', 0, 0, true],
  [llsd.string(''), '', 0, 0, false],
  [llsd.string('false'), 'false', 0, 0, true],
  [llsd.uuid(U.toUpperCase()), U, 0, 0, false],
  [llsd.date(1138804193000), '2006-02-01T14:29:53Z', 1138804193, 1138804193, false],
  [llsd.uri('http://a/'), 'http://a/', 0, 0, false],
  [llsd.binary(Uint8Array.of(1)), '', 0, 0, false],
  [llsd.array([llsd.undef]), '', 0, 0, true],
  [llsd.map({}), '', 0, 0, false],
];

for (const [value, text, number, integer, boolean] of CONVERSIONS) {
  test(`[llsd.convert.1] [llsd.convert.2] [llsd.convert.3] [llsd.convert.4] ${writeLlsdNotation(value)} asked as other types`, () => {
    assert.equal(llsd.asText(value), text);
    assert.equal(llsd.asNumber(value), number);
    assert.equal(llsd.asInteger(value), integer);
    assert.equal(llsd.asBoolean(value), boolean);
  });
}

test('[llsd.value.3] a path leads to members and elements, or to undef', () => {
  const value = llsd.map({ a: llsd.array([llsd.integer(5)]), gone: undefined });
  assert.deepEqual(llsd.get(value, 'a', 0), llsd.integer(5));
  assert.deepEqual(llsd.get(value, 'a', 1), llsd.undef);
  assert.deepEqual(llsd.get(value, 'a', 'b', 'c'), llsd.undef);
  assert.equal(llsd.has(value, 'gone'), false);
});

test('[llsd.date.1] instants are spelled and read over the whole range', () => {
  for (const text of [
    '0001-01-01T00:00:00Z',
    '1600-02-29T23:59:59Z',
    '1969-12-31T23:59:59.5Z',
    '2000-02-29T00:00:00Z',
    '2026-11-21T03:04:05.678Z',
    '9999-12-31T23:59:59Z',
  ]) {
    const ms = msFromIso(text);
    assert.equal(ms, Date.parse(text));
    assert.equal(isoFromMs(ms ?? 0), text);
  }
  assert.equal(isoFromMs(Number.NaN), '1970-01-01T00:00:00Z');
  assert.equal(msFromIso('2006-02-30'), undefined);
});

test('[llsd.date.1] the last second before the year 10000 is read and written with all of its digits', () => {
  for (const [text, written] of [
    ['9999-12-31T23:59:59.9992Z', '9999-12-31T23:59:59.999188Z'],
    ['9999-12-31T23:59:59.99999999999Z', '9999-12-31T23:59:59.999969Z'],
  ] as const) {
    assert.equal(isoFromMs(msFromIso(text) ?? 0), written);
    assert.equal(isoFromMs(msFromIso(written) ?? 0), written);
  }
  for (const beyond of ['9999-12-31T23:59:59-01:00', '0001-01-01T00:00:00+01:00'])
    assert.equal(msFromIso(beyond), undefined);
});

test('[llsd.xml.9] base64 of every length comes back', () => {
  for (let length = 0; length < 9; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => 255 - at * 31);
    assert.deepEqual(readBase64(writeBase64(bytes)), { bytes });
    assert.equal(writeBase64(bytes), Buffer.from(bytes).toString('base64'));
  }
});

test('[llsd.notation.1] notation has a blank behind commas and none behind colons', () => {
  const value = llsd.map({
    region_handle: llsd.array([llsd.real(256000), llsd.real(-0)]),
    "it's": llsd.string('a\n\\"'),
    at: llsd.uri('http://a/"'),
  });
  assert.equal(
    writeLlsdNotation(value),
    `{'region_handle':[r256000, r-0], 'it\\'s':'a\\n\\\\"', 'at':l"http://a/\\""}`,
  );
});
