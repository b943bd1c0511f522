import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { chosenSpec } from './choice.ts';
import type { Spec } from './model.ts';
import { MAX_SCHEMA_LENGTH, MAX_SCHEMA_PROBLEMS, parseLlidl } from './parse.ts';
import { MAX_SPEC_DEPTH } from './read-spec.ts';

/** Text, and the spec as it is told again. */
const VALUES: readonly (readonly [string, string])[] = [
  ['undef', 'undef'],
  ['bool', 'bool'],
  ['"teleport"', '"teleport"'],
  ['true', 'true'],
  ['12', '12'],
  ['[int]', '[int]'],
  ['[ int , real ]', '[int,real]'],
  ['[int,]', '[int]'],
  ['[ int, ... ]', '[int,...]'],
  ['[ int, real, ... ]', '[int,real,...]'],
  ['[int ...]', '[int,...]'],
  ['{ a: int }', '{a:int}'],
  ['{a:int,b/c_2:[string]}', '{a:int,b/c_2:[string]}'],
  ['{ a: int, }', '{a:int}'],
  ['{ $: uri }', '{$:uri}'],
  ['; what is meant\n{ a ; here\n : int }', '{a:int}'],
];

/** Text, line and character of the problem (from 1), words. */
const MISTAKES: readonly (readonly [string, number, number, string])[] = [
  ['{ a int }', 1, 5, 'expected colon'],
  ['foo', 1, 4, 'unknown type'],
  ['[ ]', 1, 4, 'empty array'],
  ['{ }', 1, 4, 'empty map'],
  ['{ a: int, a: int }', 1, 12, 'duplicate key in map'],
  ['{a-b: int}', 1, 5, 'malformed name: hyphen (-) not allowed'],
  ['', 1, 1, 'expected suite'],
  ['; nothing but words', 1, 20, 'expected suite'],
  ['*', 1, 1, 'expected value'],
  ['int int', 1, 5, 'expected end of input'],
  ['""', 1, 2, 'expected name in quotes'],
  ['"abc', 1, 5, 'expected close quote'],
  ['[int', 1, 5, 'expected close bracket'],
  ['[int}', 1, 5, 'expected close bracket'],
  ['{ a: int', 1, 9, 'expected close bracket'],
  ['{ $: int, b: int }', 1, 9, 'expected close bracket'],
  ['{ a: }', 1, 6, 'expected value'],
  ['[ &, int ]', 1, 4, 'expected variant name'],
  ['%% -> int <- int', 1, 4, 'expected resource name'],
  ['%% a = int', 1, 6, 'unknown resource type'],
  ['%% a -> <- int', 1, 9, 'expected request value'],
  ['%% a -> int', 1, 12, 'expected result arrow'],
  ['%% a -> int <- ', 1, 16, 'expected result value'],
  ['%% a <<', 1, 8, 'expected body value'],
  ['%% a << int\n%% a << int', 2, 5, 'duplicate resource name'],
  ['%% a << &b\n&c = int', 1, 9, 'missing definitions of variants: {b}'],
  ['&b = ', 1, 6, 'expected variant value'],
  ['%% a << &b\n&b int', 2, 4, 'expected equals sign'],
];

suite('a schema', () => {
  for (const [text, told] of VALUES) {
    test(`[llidl.suite.1] ${JSON.stringify(text)} is the value ${told}`, () => {
      const { value, problems } = parseLlidl(text);
      assert.deepEqual(problems, []);
      assert.equal(value && tell(value), told);
    });
  }

  for (const [text, line, character, words] of MISTAKES) {
    test(`[llidl.mistake.1] in ${JSON.stringify(text)} something is wrong at ${line}:${character}: ${words}`, () => {
      const { problems } = parseLlidl(text);
      const [{ code = '', message = '', range = { start: 0 } } = {}] = problems;
      const before = text.slice(0, range.start).split('\n');
      assert.deepEqual(
        [code, message, before.length, (before.at(-1) ?? '').length + 1],
        ['LS300', words, line, character],
      );
    });
  }

  test('has resources of five kinds, each with what it takes and gives', () => {
    const { resources, problems } = parseLlidl(
      '%% a -> int <- real\n%% b/c << uri\n%% d >> date\n%% e <> uuid\n%% f <x> bool',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      resources.map(({ name, kind, request, response }) => [
        name,
        kind,
        request && tell(request),
        response && tell(response),
      ]),
      [
        ['a', 'post', 'int', 'real'],
        ['b/c', 'get', undefined, 'uri'],
        ['d', 'put', 'date', undefined],
        ['e', 'getput', 'uuid', 'uuid'],
        ['f', 'getputdel', 'bool', 'bool'],
      ],
    );
  });

  test('is understood behind a mistake: the other resources and definitions are there', () => {
    const file = parseLlidl('%% a -> [ ] <- int\n&v = = int\n  %% b << int\n%% c ->\n%% d << &e\n&e = int');
    assert.deepEqual(
      file.problems.map(({ message }) => message),
      ['empty array', 'expected variant value', 'expected request value'],
    );
    assert.deepEqual(
      [...file.resources, ...file.definitions].map(({ name }) => name),
      ['b', 'd', 'e'],
    );
  });

  test('[llidl.variant.1] lists every name without a definition at the first one, with the places of the others', () => {
    const [problem] = parseLlidl('%% a << [ &x, &y ]\n&z = &x').problems;
    assert.equal(problem?.message, 'missing definitions of variants: {x, y}');
    assert.equal(problem?.related?.length, 2);
  });

  test('has bounds for its length, its depth and its problems', () => {
    assert.match(parseLlidl(' '.repeat(MAX_SCHEMA_LENGTH + 1)).problems[0]?.message ?? '', /limit is 1048576/);
    const deep = (depth: number) => parseLlidl(`${'['.repeat(depth)}int${']'.repeat(depth)}`).problems;
    assert.deepEqual(deep(MAX_SPEC_DEPTH - 1), []);
    assert.match(deep(100_000)[0]?.message ?? '', /nested deeper than 200/);
    assert.equal(parseLlidl('%% =\n'.repeat(MAX_SCHEMA_PROBLEMS + 50)).problems.length, MAX_SCHEMA_PROBLEMS);
  });
});

/** What is chosen out of a suite, by the words behind the `#` of its name. */
const CHOICES: readonly (readonly [string, string | undefined, string | RegExp])[] = [
  ['int', undefined, 'int'],
  ['%% a << int', undefined, 'int'],
  ['%% a << int', 'a', 'int'],
  ['%% a -> int <- real', 'a.request', 'int'],
  ['%% a -> int <- real', 'a.response', 'real'],
  ['%% a -> int <- real', undefined, /several values; choose one of a\.request, a\.response\./],
  ['%% a -> int <- real', 'a', /a may be its request or its response; choose one of/],
  ['%% a << int', 'b', /describes no b; choose one of a\.response\./],
  ['&a = int', undefined, /describes no resource/],
];

suite('[llidl.choice.1] the value of a schema that a document is checked against', () => {
  for (const [text, choice, expected] of CHOICES) {
    test(`of ${text} by ${choice ?? 'nothing'} is ${expected}`, () => {
      const found = chosenSpec(parseLlidl(text), choice);
      if (typeof expected === 'string') assert.equal('problem' in found ? found.problem : tell(found), expected);
      else assert.match('problem' in found ? found.problem : tell(found), expected);
    });
  }
});

function tell(spec: Spec): string {
  switch (spec.kind) {
    case 'type':
      return spec.type;
    case 'selector':
      return JSON.stringify(spec.value);
    case 'variant':
      return `&${spec.name}`;
    case 'dictionary':
      return `{$:${tell(spec.values)}}`;
    case 'array':
      return `[${[...spec.items.map(tell), ...(spec.repeats ? ['...'] : [])].join(',')}]`;
    case 'map':
      return `{${spec.members.map(({ name, value }) => `${name}:${tell(value)}`).join(',')}}`;
  }
}
