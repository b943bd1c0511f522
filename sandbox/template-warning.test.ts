import assert from 'node:assert/strict';
import { test } from 'node:test';
import { templateInForce } from '../protocol/template/in-force.ts';
import { templateWarning } from './template-warning.ts';

const warning = (message: string) =>
  templateWarning(templateInForce(`version 2.0\n{ ${message} NotTrusted Unencoded }`));

test('the built-in template, or one with free numbers, needs no warning', () => {
  assert.equal(templateWarning(templateInForce('')), undefined);
  assert.equal(warning('Hail Low 60000'), undefined);
});

test('a message that takes the number of the first packet is named by what it displaces', () => {
  assert.match(warning('Hail Low 3') ?? '', /number of UseCircuitCode,/);
});
