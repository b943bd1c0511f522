import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { nodeOf } from '../llsd/node.ts';
import * as llsd from '../llsd/value.ts';
import { array, integer, type Llsd, map, real, string, undef } from '../llsd/value.ts';
import { chosenSpec } from './choice.ts';
import { type Match, matchLlidl } from './match.ts';
import { type Fit, isMatch, isValid, together } from './outcome.ts';
import { parseLlidl } from './parse.ts';

const ID = '1c8a7767-e37b-422e-afb3-85093197cad1';
const [yes, no] = [llsd.boolean(true), llsd.boolean(false)];
const date = llsd.date(0);
const uri = llsd.uri('http://a.example/');
const uuid = llsd.uuid(ID);
const bytes = llsd.binary(new Uint8Array(4));

/** Type, then what matches, is converted, is defaulted, will not do. */
const TYPES: readonly (readonly [string, readonly Llsd[], readonly Llsd[], readonly Llsd[], readonly Llsd[]])[] = [
  ['undef', [undef, yes, integer(1), string('a'), array([]), map({})], [], [], []],
  [
    'bool',
    [yes, no],
    [integer(0), integer(1), real(0), real(1), string(''), string('true')],
    [undef],
    [integer(2), real(0.5), string('false'), date, array([]), map({})],
  ],
  [
    'int',
    [integer(5)],
    [yes, real(5), string('5'), string('-5')],
    [undef, string('')],
    [real(0.5), string('5.5'), string('x'), uuid, bytes, map({})],
  ],
  ['real', [real(0.5)], [integer(1), no, string('1e3')], [undef, string('')], [string('1,5'), date, array([])]],
  [
    'string',
    [string(''), string('a')],
    [yes, integer(1), real(1), uuid, date, uri],
    [undef],
    [bytes, array([]), map({})],
  ],
  ['date', [date], [string('2006-02-01T14:29:53Z')], [undef, string('')], [string('2006-02-01T14:29:53Z!'), real(1)]],
  ['uuid', [uuid], [string(ID), string(ID.toUpperCase())], [undef, string('')], [string(`${ID}0`), integer(1)]],
  ['uri', [uri], [string('anything')], [undef, string('')], [uuid, integer(1)]],
  ['binary', [bytes], [], [undef], [string('AA=='), integer(1), array([integer(1)])]],
  ['true', [yes], [integer(1), real(1), string('true')], [], [undef, no, integer(0), string('')]],
  ['false', [no], [integer(0), real(0), string('')], [undef], [yes, integer(1), string('false')]],
  ['7', [integer(7)], [real(7.9), string('7.2')], [], [undef, string(''), integer(8), yes]],
  ['0', [integer(0)], [no, real(-0.5)], [undef, string('')], [integer(1), array([])]],
  ['1', [integer(1)], [yes], [], [no]],
  ['"name"', [string('name')], [], [], [undef, string(''), string('Name'), uri]],
];

/** Schema, value, how well it fits, and what is said. */
const CASES: readonly (readonly [string, Llsd, Fit, readonly string[]])[] = [
  ['[int, real]', array([integer(1), real(1)]), 'matched', []],
  ['[int, real]', array([integer(1)]), 'defaulted', ['LS311 /[1]: missing, read as default real.']],
  ['[int]', array([integer(1), integer(2)]), 'additional', ['LS312 /[1]: not described by the schema.']],
  ['[int]', undef, 'defaulted', ['LS311 /: missing, read as default array.']],
  ['[int]', integer(1), 'incompatible', ['LS310 /: expected array, found integer.']],
  ['[int, ...]', array([]), 'matched', []],
  ['[int, ...]', undef, 'matched', []],
  ['[int, ...]', array([integer(1), string('x')]), 'incompatible', ['LS310 /[1]: expected int, found string.']],
  [
    '[int, real, ...]',
    array([integer(1), real(1), integer(2)]),
    'defaulted',
    ['LS311 /[3]: missing, read as default real.'],
  ],
  [
    '{ a: int, b: string }',
    map({ a: string('x') }),
    'incompatible',
    ['LS310 /a: expected int, found string.', 'LS311 /b: missing, read as default string.'],
  ],
  ['{ a: int }', map({ a: string('5') }), 'converted', ['LS313 /a: string is converted to int.']],
  ['{ a: int }', map({ a: integer(5), z: undef }), 'additional', ['LS312 /z: not described by the schema.']],
  [
    '{ a: int }',
    map({ z: undef }),
    'mixed',
    ['LS311 /a: missing, read as default int.', 'LS312 /z: not described by the schema.'],
  ],
  ['{ a: { b: true } }', map({}), 'incompatible', ['LS310 /a: expected map, found undef.']],
  ['{ $: uri }', map({ one: uri, two: uri }), 'matched', []],
  ['{ $: uri }', map({ one: uri, two: integer(2) }), 'incompatible', ['LS310 /two: expected uri, found integer.']],
  [
    '[ { id: uuid }, ... ]',
    array([map({ id: integer(5) })]),
    'incompatible',
    ['LS310 /[0]/id: expected uuid, found integer.'],
  ],
  ['string', array([]), 'incompatible', ['LS310 /: expected string, found array.']],
];

suite('[llidl.match.1] a document against a schema', () => {
  for (const [type, ...columns] of TYPES) {
    for (const [column, fit] of (['matched', 'converted', 'defaulted', 'incompatible'] as const).entries()) {
      for (const value of columns[column] ?? []) {
        test(`[llidl.type.1] [llidl.type.2] ${JSON.stringify(value)} as ${type} is ${fit}`, () => {
          assert.equal(compare(type, value).fit, fit);
        });
      }
    }
  }

  for (const [schema, value, fit, said] of CASES) {
    test(`[llidl.path.1] ${schema} is ${fit} by ${llsdText(value)}`, () => {
      const found = compare(schema, value);
      assert.equal(found.fit, fit);
      assert.deepEqual(
        found.problems.map(({ code, message }) => `${code} ${message}`),
        said,
      );
    });
  }

  test('[llidl.fit.1] is as good as its worst part; something missing and something additional are mixed', () => {
    assert.equal(together('matched', 'converted'), 'converted');
    assert.equal(together('additional', 'defaulted'), 'mixed');
    assert.equal(together('defaulted', 'defaulted'), 'defaulted');
    assert.equal(together('mixed', 'incompatible'), 'incompatible');
  });

  test('[llidl.missing.1] that is missing counts as a container without parts, whose parts are missing in turn', () => {
    assert.equal(compare('{ a: { b: [int] } }', undef).fit, 'defaulted');
    assert.equal(compare('{ a: { b: [7] } }', undef).fit, 'incompatible');
    assert.equal(compare('{ a: { $: 7 } }', undef).fit, 'matched');
  });

  test('[llidl.fit.2] matches if nothing is missing or additional, and is valid if it is no worse than both', () => {
    const fits = ['matched', 'converted', 'defaulted', 'additional', 'mixed', 'incompatible'] as const;
    assert.deepEqual(fits.map(isMatch), [true, true, false, false, false, false]);
    assert.deepEqual(fits.map(isValid), [true, true, true, true, true, false]);
  });
});

const EVENTS = `
%% queue << [ &event, ... ]
&event = { message: "Moved", body: { X: int } }
&event = { message: "Said", body: { Text: string } }`;

const said = (text: Llsd): Llsd => array([map({ message: string('Said'), body: map({ Text: text }) })]);

suite('[llidl.match.3] a name for alternatives', () => {
  test('takes the best one, and says what is wrong with that only', () => {
    assert.deepEqual(compare(EVENTS, said(string('hello'))), { fit: 'matched', problems: [] });
    const { fit, problems } = compare(EVENTS, said(undef));
    assert.deepEqual(
      [fit, problems.map(({ message }) => message)],
      ['defaulted', ['/[0]/body/Text: missing, read as default string.']],
    );
  });

  test('is named itself if none will do', () => {
    const { fit, problems } = compare(EVENTS, array([map({ message: string('Shouted') })]));
    assert.deepEqual(
      [fit, problems.map(({ message }) => message)],
      ['incompatible', ['/[0]: expected &event, found map.']],
    );
  });

  test('[llidl.match.2] may need itself, in a document as deep as documents go, in time', () => {
    const schema = '%% tree << &t\n&t = { x: &t, y: &t }\n&t = { y: &t, x: &t, z: int }\n&t = int';
    let tree: Llsd = integer(1);
    for (let depth = 0; depth < 190; depth += 1) tree = map({ x: tree, y: integer(depth) });
    assert.equal(compare(schema, tree).fit, 'matched');
  });

  test('that is only defined by itself describes nothing', () => {
    assert.equal(compare('%% a << &a\n&a = &a', integer(1)).fit, 'incompatible');
    assert.equal(compare('%% a << &a\n&a = { x: &a }', undef).fit, 'defaulted');
  });
});

function compare(text: string, value: Llsd): Match {
  const schema = parseLlidl(text);
  assert.deepEqual(schema.problems, []);
  const spec = chosenSpec(schema);
  if ('problem' in spec) throw new Error(spec.problem);
  return matchLlidl(schema, spec, nodeOf(value));
}

function llsdText(value: Llsd): string {
  return JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? Object.fromEntries(part) : part));
}
