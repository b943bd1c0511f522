// Each sentence about what is lost is proven: the document is converted, read back, and is not what it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concatBytes, fromHex, readUtf8, utf8 } from '../bytes.ts';
import { type Convertible, type Form, formOf, readForm, writeForm } from './forms.ts';
import { lossesOf, MAX_LOSSES } from './losses.ts';
import { plainValue } from './node.ts';
import { array, date, type Llsd, map, real, string, uri } from './value.ts';

const ID = '6BAD258E-06f0-4a87-a659-493117c9c162';

function read(document: string | Uint8Array, form?: Form): Convertible {
  const octets = typeof document === 'string' ? utf8(document) : document;
  const found = form ?? formOf(octets) ?? assert.fail('in no form');
  const source = readForm(found, octets);
  assert.ok(source.root);
  return { ...source, root: source.root };
}

const said = (source: Convertible, to: Form, plain = false): readonly (readonly [string, string])[] =>
  lossesOf(source, to, { plain }).losses.map(({ path, message }) => [path, message]);

const REAL_NAN = fromHex('72 fff8000000000001') ?? new Uint8Array();
const LATE = writeForm('binary', array([date(0.0001), date(253_402_300_799_000)]));

/** The values of these are not what they were. */
const VALUES: readonly (readonly [from: string | Uint8Array, to: Form, path: string, message: string])[] = [
  ["{'a\\x01':i1}", 'xml', '/a\u0001', 'Character U+0001 is not allowed in XML and becomes U+FFFD.'],
  ["['ok', 'a\\x02b\\x02']", 'xml', '/1', 'Character U+0002 is not allowed in XML and becomes U+FFFD.'],
  ['l"\uffff"', 'xml', '', 'Character U+FFFF is not allowed in XML and becomes U+FFFD.'],
  [LATE, 'xml', '/0', 'The fraction of the date is cut to microseconds.'],
  [LATE, 'notation', '/0', 'The fraction of the date is cut to microseconds.'],
  [LATE, 'json', '/0', 'The fraction of the date is cut to microseconds.'],
];

for (const [from, to, path, message] of VALUES) {
  test(`[llsd.loss.1] [llsd.xml.13] to ${to}: ${message}`, () => {
    const source = read(from);
    assert.deepEqual(said(source, to), [[path, message]]);
    const value = plainValue(source.root);
    assert.notDeepEqual(plainValue(read(writeForm(to, value), to).root), value);
  });
}

test('[llsd.loss.1] dates that text cannot say, of documents that were never text', () => {
  const value = array([date(-62_135_596_800_001)]);
  const source: Convertible = { ...read('[!]'), root: nodeWith(value) };
  const message = 'The date is not in the years 1 to 9999 and becomes 1970-01-01T00:00:00Z.';
  for (const to of ['xml', 'notation', 'json'] as const) {
    assert.deepEqual(said(source, to), [['/0', message]]);
    assert.deepEqual(plainValue(read(writeForm(to, value), to).root), array([date(0)]));
  }
  assert.deepEqual(said(source, 'binary'), []);
});

function nodeWith(value: Llsd): Convertible['root'] {
  const place = { start: 0, end: 0, inner: { start: 0, end: 0 } };
  if (value.kind === 'array') return { kind: 'array', ...place, items: value.items.map(nodeWith) };
  assert.ok(value.kind !== 'map');
  return { kind: value.kind, ...place, value };
}

test('[llsd.loss.1] a repeated key keeps its last value, whatever the form', () => {
  for (const document of [
    "{'a':i1, 'b':{'x~/':!, 'x~/':i5, 'x~/':i2}}",
    '{"a":1,"b":{"x~/":null,"x~/":5,"x~/":2}}',
    '<llsd><map><key>a</key><integer>1</integer><key>b</key><map><key>x~/</key><undef/><key>x~/</key><integer>5</integer><key>x~/</key><integer>2</integer></map></map></llsd>',
  ]) {
    const source = read(document);
    for (const to of ['xml', 'notation', 'binary', 'json'] as const) {
      assert.deepEqual(said(source, to), [['/b/x~0~1', 'The key stands 3 times; the last value is kept.']]);
      const back = plainValue(read(writeForm(to, plainValue(source.root)), to).root);
      assert.equal(readUtf8(writeForm('notation', back)), "{'a':i1, 'b':{'x~/':i2}}");
    }
  }
});

test('[llsd.loss.1] of a NaN texts lose its bits', () => {
  const source = read(REAL_NAN, 'binary');
  const message = 'The bits of this NaN, 0xfff8000000000001, become those of the plain one.';
  for (const to of ['xml', 'notation', 'json'] as const) {
    assert.deepEqual(said(source, to), [['', message]]);
    const back = plainValue(read(writeForm(to, plainValue(source.root)), to).root);
    assert.deepEqual(writeForm('binary', back), fromHex('72 7ff8000000000000'));
  }
  assert.deepEqual(said(source, 'binary'), []);
  assert.deepEqual(writeForm('binary', plainValue(source.root)), REAL_NAN);
  assert.deepEqual(said(read(writeForm('binary', real(Number.NaN)), 'binary'), 'xml'), []);
});

const KEPT: readonly Llsd[] = [
  real(-0),
  real(Number.NaN),
  real(Number.POSITIVE_INFINITY),
  string('a\rb\r\n\u2028'),
  uri('a b\r'),
  date(1_138_804_193_250.5),
  date(-1),
  map({ $uuid: string('x'), '': array([]) }),
];

for (const value of KEPT) {
  test(`[llsd.loss.1] nothing is lost of ${readUtf8(writeForm('notation', value))}`, () => {
    for (const from of ['xml', 'notation', 'binary', 'json'] as const) {
      for (const to of ['xml', 'notation', 'binary', 'json'] as const) {
        const source = read(writeForm(from, value), from);
        assert.deepEqual(said(source, to), [], `${from} to ${to}`);
        assert.deepEqual(plainValue(read(writeForm(to, plainValue(source.root)), to).root), value);
      }
    }
  });
}

const SPELLINGS: readonly (readonly [from: string, path: string, message: string])[] = [
  ['<llsd><integer>007</integer></llsd>', '', 'The integer is spelled otherwise: 007 as 7.'],
  ['[i1, i+5, i08]', '/1', '2 integers are spelled otherwise, this one +5 as 5.'],
  ['<llsd><real>1.50</real></llsd>', '', 'The real is spelled otherwise: 1.50 as 1.5.'],
  ['[r1.0, r1]', '/0', 'The real is spelled otherwise: 1.0 as 1.'],
  ['[1.0,1.00]', '/1', 'The real is spelled otherwise: 1.00 as 1.0.'],
  ["{'a':[rNaN]}", '/a/0', 'The real is spelled otherwise: NaN as nan.'],
  [`u${ID}`, '', `The uuid is spelled otherwise: ${ID} as ${ID.toLowerCase()}.`],
  [`{"$uuid":"${ID}"}`, '', `The uuid is spelled otherwise: ${ID} as ${ID.toLowerCase()}.`],
  [
    'd"1970-01-01T00:00:00.50Z"',
    '',
    'The date is spelled otherwise: 1970-01-01T00:00:00.50Z as 1970-01-01T00:00:00.5Z.',
  ],
  ['[b16"FF", b64"/w==", b(1)"x"]', '/0', 'The binary is no longer written in base16.'],
  ['[b16"FF", b16"00"]', '/0', '2 binaries are no longer written in base16, this one first.'],
  ['b(1)"x"', '', 'The binary is no longer written in octets.'],
  ['<llsd><binary encoding="base16">FF</binary></llsd>', '', 'The binary is no longer written in base16.'],
];

for (const [from, path, message] of SPELLINGS) {
  test(`[llsd.loss.3] ${from}: ${message}`, () => {
    const source = read(from);
    assert.deepEqual(said(source, source.form)[0], [path, message]);
    const spelled = source.text.slice(source.root.start, source.root.end);
    const back = readUtf8(writeForm(source.form, plainValue(source.root))) ?? '';
    assert.ok(!back.includes(spelled), back);
  });
}

const ACROSS: readonly (readonly [from: string, to: Form, message: string | undefined])[] = [
  ['<llsd><real>20.0</real></llsd>', 'json', undefined],
  ['<llsd><real>20.0</real></llsd>', 'notation', 'The real is spelled otherwise: 20.0 as 20.'],
  ['<llsd><real>20.00</real></llsd>', 'json', 'The real is spelled otherwise: 20.00 as 20.0.'],
  ['[20.0,null]', 'xml', undefined],
  ['[20.00,null]', 'xml', 'The real is spelled otherwise: 20.00 as 20.'],
  ['i007', 'binary', 'The integer is spelled otherwise: 007 as 7.'],
];

for (const [from, to, message] of ACROSS) {
  test(`[llsd.loss.3] ${from} to ${to}: ${message ?? 'nothing is lost'}`, () => {
    const source = read(from);
    assert.deepEqual(
      said(source, to).map(([, sentence]) => sentence),
      message === undefined ? [] : [message],
    );
  });
}

test('[llsd.loss.3] the spelling of our own writer, and values without one, say nothing', () => {
  for (const from of [
    '<llsd><array><integer/><real/><date/><binary/><uuid/><boolean>1</boolean><string><![CDATA[a]]></string></array></llsd>',
    '[i0, r0, b64"", "a\\x41"]',
  ])
    for (const to of ['xml', 'notation', 'binary', 'json'] as const) assert.deepEqual(said(read(from), to), []);
});

const SOURCES: readonly (readonly [from: string, message: string])[] = [
  ['<llsd><!-- a --><undef/></llsd>', 'The comment is lost.'],
  ['<!-- <a b="c"> --><llsd><undef/><!----></llsd><!-- c -->', '3 comments are lost.'],
  ['<?xml version="1.0"?><llsd><undef/></llsd>', 'The XML declaration is lost.'],
  ['<!DOCTYPE llsd [ <!ENTITY a "b"> ]><llsd><undef/></llsd>', 'The DOCTYPE is lost.'],
  ['<!DOCTYPE llsd SYSTEM "x"><llsd><undef/></llsd>', 'The DOCTYPE is lost.'],
  ['<?pi x?><llsd><undef/></llsd>', 'The processing instruction is lost.'],
  ['<llsd xmlns:xsi="u" xsi:a=\'v\'><undef/></llsd>', '2 attributes are lost.'],
  ['[i1] more', 'What stands behind the value is lost.'],
  ['[i1, # why\n i2]', 'The comment is lost.'],
];

for (const [from, message] of SOURCES) {
  test(`[llsd.loss.4] ${from}: ${message}`, () => {
    const source = read(from);
    for (const to of ['xml', 'notation', 'binary', 'json'] as const) {
      assert.deepEqual(said(source, to), [['', message]]);
      assert.deepEqual(said(read(writeForm(to, plainValue(source.root)), to), to), []);
    }
    assert.deepEqual(said({ ...source, isPart: true }, 'json'), []);
  });
}

test('[llsd.loss.4] octets behind the value are lost, headers are not', () => {
  const value = writeForm('binary', string('x'), { header: true });
  assert.deepEqual(said(read(concatBytes(value, utf8('more')), 'binary'), 'xml'), [
    ['', 'What stands behind the value is lost.'],
  ]);
  assert.deepEqual(said(read(value), 'binary'), []);
  for (const from of ['<? LLSD/XML ?>\n<llsd><undef/></llsd>', "<?llsd/notation?>\n'a'"])
    assert.deepEqual(said(read(from), 'xml'), []);
});

const PLAIN: readonly (readonly [from: string, messages: readonly string[]])[] = [
  [`[u${ID.toLowerCase()}]`, ['The uuid becomes a string.']],
  ['[l"a", l"b", d"1970-01-01T00:00:00Z"]', ['2 uris become strings, this one first.', 'The date becomes a string.']],
  ['[b64"AA=="]', ['The binary becomes an array of numbers.']],
  ['[rnan, rinf]', ['2 reals become null, since JSON has no such numbers, this one first.']],
  ["[!, true, i0, r1.5, 'a', [], {}]", []],
];

for (const [from, messages] of PLAIN) {
  test(`[llsd.json.2] what plain JSON loses of ${from}`, () => {
    const source = read(from);
    assert.deepEqual(
      said(source, 'json', true).map(([, message]) => message),
      messages,
    );
    const value = plainValue(source.root);
    const back = plainValue(readForm('json', writeForm('json', value, { plain: true }), { plain: true }).root);
    if (messages.length === 0) assert.deepEqual(back, value);
    else assert.notDeepEqual(back, value);
    assert.deepEqual(said(source, 'json'), []);
  });
}

test('[llsd.loss.1] of very many losses the first are listed and the rest is counted', () => {
  const source = read(writeForm('notation', array(Array.from({ length: MAX_LOSSES + 3 }, () => string('\u0001')))));
  const { losses, more } = lossesOf(source, 'xml');
  assert.deepEqual([losses.length, more], [MAX_LOSSES, 3]);
});
