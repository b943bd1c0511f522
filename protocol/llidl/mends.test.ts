import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { applyEdits } from '../apply-edits.ts';
import { parseLlidl } from './parse.ts';

/** Text, the title of the only fix, the text afterwards. */
const MENDED: readonly (readonly [string, string, string])[] = [
  ['{ a-b-c: int }', 'Change to a_b_c', '{ a_b_c: int }'],
  ['"a-b"', 'Change to "a_b"', '"a_b"'],
  ['%% my-seed << int', 'Change to my_seed', '%% my_seed << int'],
  ['integer', 'Change to int', 'int'],
  ['[ Boolean, ... ]', 'Change to bool', '[ bool, ... ]'],
  ['{ a: float }', 'Change to real', '{ a: real }'],
  ['{ a: text }', 'Change to string', '{ a: string }'],
  ['guid', 'Change to uuid', 'uuid'],
  ['url', 'Change to uri', 'uri'],
  ['null', 'Change to undef', 'undef'],
  ['strng', 'Change to string', 'string'],
  ['{ "a": int }', 'Write the key a without quotes', '{ a: int }'],
  ['{ a: int, "b" : int }', 'Write the key b without quotes', '{ a: int, b : int }'],
  ['{ a int }', 'Put a colon behind the name', '{ a: int }'],
  ['{ a = int }', 'Change = to :', '{ a : int }'],
  ['{ a: int b: int }', 'Put a comma between the parts', '{ a: int, b: int }'],
  ['[ int ; why\n int ]', 'Put a comma between the parts', '[ int, ; why\n int ]'],
  ['%% a << &b', 'Define &b', '%% a << &b\n\n&b = undef\n'],
  ['%% a << &b\n', 'Define &b', '%% a << &b\n\n&b = undef\n'],
];

/** Mistakes that may have been meant in many ways. */
const LEFT = ['[ ]', '{ }', 'prim', '%% a = int', '{ a: int', '"', '[ int } ]', '%% a -> int'];

suite('[llidl.mend.1] a mistake in a schema', () => {
  for (const [text, title, mended] of MENDED) {
    test(`${JSON.stringify(text)} can be mended: ${title}`, () => {
      const [fix, ...others] = parseLlidl(text).problems[0]?.fixes ?? [];
      assert.deepEqual([fix?.title, others], [title, []]);
      const after = applyEdits(text, fix?.edits ?? []);
      assert.equal(after, mended);
      assert.deepEqual(parseLlidl(after).problems, []);
    });
  }

  for (const text of LEFT) {
    test(`${JSON.stringify(text)} is left to people`, () => {
      assert.deepEqual(
        parseLlidl(text).problems.flatMap(({ fixes = [] }) => fixes),
        [],
      );
    });
  }

  test('several names without a definition can be defined one by one', () => {
    const fixes = parseLlidl('%% a << [ &b, &c, &b ]').problems.flatMap((problem) => problem.fixes ?? []);
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ['Define &b', 'Define &c'],
    );
  });
});
