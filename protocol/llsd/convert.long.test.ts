// What holds for every value and every pair of forms.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { isAlike } from '../../test/support/fuzz/promises.ts';
import { anyLlsd, typedOf } from '../../test/support/llsd.ts';
import { type Convertible, FORMS, readForm, readFormText, writeForm, writeFormText } from './forms.ts';
import { lossesOf } from './losses.ts';
import { type LlsdNode, plainValue } from './node.ts';
import { date, type Llsd, map, real, string, uri } from './value.ts';

/** As a converter meets them: with what some form cannot hold, and keys that look like types. */
function anyValue(): fc.Arbitrary<Llsd> {
  const character = fc.constantFrom(
    'a',
    '$',
    '\0',
    '\u0001',
    '\r',
    '\n',
    '\ufffe',
    '\ufffd',
    '\u{1f600}',
    '"',
    "'",
    '\\',
    '<',
  );
  const text = fc.array(character, { maxLength: 4 }).map((parts) => parts.join(''));
  const seconds = fc.double({ min: -62_135_596_800, max: 253_402_300_799.9, noNaN: true });
  const odd = fc.oneof(
    text.map(string),
    text.map(uri),
    seconds.map((value) => date(value * 1000)),
    fc.constantFrom(real(Number.NaN), real(-0), real(Number.POSITIVE_INFINITY)),
  );
  const key = fc.oneof(text, fc.constantFrom('$uuid', '$$uuid', '$binary', '$date', '$$real', '$uri'));
  return fc.oneof(
    anyLlsd(),
    odd,
    fc.array(fc.tuple(key, fc.oneof(anyLlsd(), odd)), { maxLength: 3 }).map((pairs): Llsd => map(pairs)),
  );
}

const convertible = (form: (typeof FORMS)[number], octets: Uint8Array): Convertible => {
  const source = readForm(form, octets);
  assert.ok(source.root);
  return { ...source, root: source.root };
};

function repeatsKeys(node: LlsdNode | undefined): boolean {
  if (node?.kind === 'array') return node.items.some(repeatsKeys);
  if (node?.kind !== 'map') return false;
  const { members } = node;
  return (
    new Set(members.map(({ key }) => key)).size < members.length || members.some(({ value }) => repeatsKeys(value))
  );
}

test('[llsd.json.1] any value survives JSON, on one line and laid out, and is valid JSON', () => {
  void fc.assert(
    fc.property(anyLlsd(), fc.boolean(), (value, pretty) => {
      const json = writeFormText('json', value, { pretty });
      JSON.parse(json);
      const { root, problems } = readFormText('json', json);
      assert.deepEqual(typedOf(plainValue(root)), typedOf(value));
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error'),
        [],
      );
    }),
    { numRuns: 500 },
  );
});

test('[llsd.loss.2] between any two forms, what no sentence says to be lost is there', () => {
  void fc.assert(
    fc.property(
      anyValue(),
      fc.constantFrom(...FORMS),
      fc.constantFrom(...FORMS),
      fc.boolean(),
      (made, from, to, pretty) => {
        const source = convertible(from, writeForm(from, made, { pretty }));
        // Keys may have become alike in the first form already; of repeated keys the other tests speak.
        fc.pre(!repeatsKeys(source.root));
        const value = plainValue(source.root);
        const { losses } = lossesOf(source, to);
        const back = plainValue(convertible(to, writeForm(to, value, { pretty, header: true })).root);
        assert.equal(
          losses.length === 0,
          isAlike(value, back),
          losses.map(({ path, message }) => path + message).join(),
        );
      },
    ),
    { numRuns: 1500 },
  );
});
