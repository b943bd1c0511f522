import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FORMS, formNumbers, formOfNumbers, isSameForm } from './form.ts';

const curves = {
  box: [16, 1, 100],
  cylinder: [16, 0, 100],
  prism: [16, 3, 100],
  sphere: [32, 5, 100],
  torus: [32, 0, 150],
  tube: [32, 1, 150],
  ring: [32, 3, 150],
} as const;
for (const [name, [path, profile, scale]] of Object.entries(curves)) {
  test(`[prim.form.2] a ${name} has path ${path} and profile ${profile}`, () => {
    const form = FORMS[name as keyof typeof curves];
    assert.deepEqual([form.PathCurve, form.ProfileCurve, form.PathScaleY], [path, profile, scale]);
  });
}

test('[prim.form.1] a form is eighteen numbers, and back', () => {
  const numbers = Array.from({ length: 18 }, (_, at) => at + 1);
  assert.deepEqual(formNumbers(formOfNumbers(numbers)), numbers);
  assert.ok(isSameForm(formOfNumbers(formNumbers(FORMS.torus)), FORMS.torus));
  assert.ok(!isSameForm(FORMS.torus, FORMS.tube));
});
