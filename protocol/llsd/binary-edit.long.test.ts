// What holds for every binary document that is edited as notation, damaged ones too.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { anyLlsd } from '../../test/support/llsd.ts';
import { concatBytes, toHex } from '../bytes.ts';
import { readBinaryDocument, writeLlsdBinary } from './binary.ts';
import { savedBinary } from './binary-edit.ts';
import { shownNotation } from './binary-shown.ts';
import type { LlsdNode, ScalarNode } from './node.ts';
import { readNotationDocument } from './notation.ts';

const RUNS = 1500;

/** Octets of a document, some of them replaced. */
const damaged = fc
  .tuple(anyLlsd(), fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { minLength: 1, maxLength: 2 }), fc.boolean())
  .map(([value, damages, isWhole]) => {
    const bytes = writeLlsdBinary(value);
    for (const [at, octet] of isWhole ? [] : damages) bytes[at % bytes.length] = octet;
    return bytes;
  });

function shownOf(bytes: Uint8Array): string {
  const shown = shownNotation(readBinaryDocument(bytes), bytes);
  assert.ok(shown !== undefined);
  return shown;
}

test('[llsd.edit.2] saved without a change, any octets are the same, whatever white space stands around', () => {
  let whole = 0;
  void fc.assert(
    fc.property(damaged, (bytes) => {
      const text = shownOf(bytes);
      const same = savedBinary(bytes, text);
      assert.equal(same.kind === 'saved' && toHex(same.bytes), toHex(bytes));
      if (readBinaryDocument(bytes).brokenAt !== undefined) return;
      whole += 1;
      const woven = savedBinary(bytes, ` ${text}`);
      assert.equal(woven.kind === 'saved' && toHex(woven.bytes), toHex(bytes));
    }),
    { numRuns: RUNS },
  );
  assert.ok(whole > RUNS / 4, `only ${whole} could be read`);
});

test('[llsd.edit.4] the copy of a broken file is whole and says what was shown', () => {
  let broken = 0;
  void fc.assert(
    fc.property(damaged, (bytes) => {
      if (readBinaryDocument(bytes).brokenAt === undefined) return;
      broken += 1;
      const text = shownOf(bytes);
      assert.equal(savedBinary(bytes, ` ${text}`).kind, bytes.length === 0 ? 'saved' : 'broken');
      const copy = savedBinary(bytes, text, 'copy');
      assert.ok(copy.kind === 'saved');
      assert.equal(readBinaryDocument(copy.bytes).brokenAt, undefined);
      assert.equal(shownOf(copy.bytes), text);
    }),
    { numRuns: RUNS },
  );
  assert.ok(broken > RUNS / 10, `only ${broken} were broken`);
});

test('[llsd.edit.1] the notation has every value and key of the octets, in their order', () => {
  void fc.assert(
    fc.property(damaged, (bytes) => {
      assert.deepEqual(shapeOf(readNotationDocument(shownOf(bytes)).root), shapeOf(readBinaryDocument(bytes).root));
    }),
    { numRuns: RUNS },
  );
});

/** Kinds of values; a value that could not be read is undef. */
function shapeOf(node: LlsdNode | undefined): unknown {
  if (node === undefined) return 'undef';
  if (node.kind === 'array') return node.items.map(shapeOf);
  return node.kind === 'map' ? { members: node.members.map(({ value }) => shapeOf(value)) } : node.kind;
}

test('[llsd.edit.2] a value that is changed changes its own octets and no others', () => {
  void fc.assert(
    fc.property(damaged, fc.nat(), (bytes, chosen) => {
      const { root, brokenAt } = readBinaryDocument(bytes);
      const text = shownOf(bytes);
      const [octets, shown] = [scalarsOf(root), scalarsOf(readNotationDocument(text).root)];
      const [old, place] = [octets[chosen % octets.length], shown[chosen % octets.length]];
      if (brokenAt !== undefined || old === undefined || place === undefined) return;
      const put = writeLlsdBinary({ kind: 'integer', value: PUT });
      const expected = concatBytes(bytes.subarray(0, old.start), put, bytes.subarray(old.end));
      const saved = savedBinary(bytes, `${text.slice(0, place.start)}i${PUT}${text.slice(place.end)}`);
      assert.equal(saved.kind === 'saved' && toHex(saved.bytes), toHex(expected));
    }),
    { numRuns: RUNS },
  );
});

/** No number that chance comes upon. */
const PUT = 1_234_567_890;

function scalarsOf(node: LlsdNode | undefined): readonly ScalarNode[] {
  if (node?.kind === 'array') return node.items.flatMap(scalarsOf);
  if (node?.kind === 'map') return node.members.flatMap(({ value }) => scalarsOf(value));
  return node === undefined ? [] : [node];
}
