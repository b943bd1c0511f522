import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTATION_EDGES } from '../../test/golden/llsd/notation-edges.ts';
import { NOTATION_FINDINGS } from '../../test/golden/llsd/notation-findings.ts';
import { VECTORS } from '../../test/golden/llsd/vectors.ts';
import { typedOf } from '../../test/support/llsd.ts';
import { readLlsdNotation, writeLlsdNotation } from './notation.ts';

const LETTERS = { error: 'E', warning: 'W', information: 'I', hint: 'H' } as const;

/** The findings as line, column, letter, code, sentence. A byte order mark takes no column. */
function findings(text: string): readonly (readonly [number, number, string, string, string])[] {
  return readLlsdNotation(text).problems.map(({ code, severity, message, range }) => {
    const before = text.slice(0, range.start).replace('\ufeff', '').split('\n');
    return [before.length, (before.at(-1) ?? '').length + 1, LETTERS[severity], code, message] as const;
  });
}

for (const [id, title, expected, , notation] of VECTORS) {
  test(`${id} ${title}: read from notation and back`, () => {
    const { value, problems } = readLlsdNotation(notation);
    assert.deepEqual(typedOf(value), typedOf(expected));
    assert.deepEqual(typedOf(readLlsdNotation(writeLlsdNotation(value)).value), typedOf(expected));
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error'),
      [],
    );
  });
}

for (const [document, expected] of NOTATION_FINDINGS) {
  test(`exactly the listed findings: ${JSON.stringify(document)}`, () => {
    assert.deepEqual(findings(document), expected);
  });
}

for (const [id, document, value, codes] of NOTATION_EDGES) {
  test(`${id} ${JSON.stringify(document)} is ${value}`, () => {
    const reading = readLlsdNotation(document);
    assert.equal(writeLlsdNotation(reading.value), value);
    assert.equal(reading.problems.map(({ code }) => code).join(' '), codes);
  });
}
