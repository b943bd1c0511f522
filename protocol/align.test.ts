import assert from 'node:assert/strict';
import { test } from 'node:test';
import { align, type Step } from './align.ts';

const show = (step: Step<string>): string => {
  if (step.kind === 'added') return `+${step.current}${step.isLast ? '.' : ''}`;
  if (step.kind === 'removed') return `-${step.base}${step.isLast ? '.' : ''}`;
  return { kept: step.current, moved: `~${step.current}`, replaced: `${step.base}>${step.current}` }[step.kind];
};

const rows: readonly (readonly [base: string, current: string, steps: string])[] = [
  ['', '', ''],
  ['', 'A', '+A.'],
  ['A', '', '-A.'],
  ['A B', 'A B', 'A B'],
  ['A B', 'A B C D', 'A B +C. +D.'],
  ['A B C', 'A', 'A -B. -C.'],
  ['A B', 'X A B', '+X A B'],
  ['A B', 'B', '-A B'],
  ['A B C', 'C A B', '~C A B'],
  ['A B C', 'A X C', 'A B>X C'],
  ['A B', 'A X Y', 'A B>X +Y.'],
  ['A B C', 'X', 'A>X -B. -C.'],
  ['A A', 'A A A', 'A A +A.'],
  ['A B A', 'A A', 'A -B A'],
];

for (const [base, current, steps] of rows) {
  test(`from "${base}" to "${current}": ${steps}`, () => {
    const words = (text: string) => text.split(' ').filter((word) => word !== '');
    const found = align(words(base), words(current), (name) => name);
    assert.equal(found.map(show).join(' '), steps);
  });
}
