import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileFilter } from '../../capture/filter/filter.ts';
import { compileCodec } from '../../protocol/packet/codec.ts';
import { builtInTemplate } from '../../test/support/built-in-template.ts';
import { OFFERED } from './offered.ts';

test('each filter that is offered can be read, and names messages that the template has', () => {
  const codec = compileCodec(builtInTemplate);
  const names = new Set(builtInTemplate.messages.map(({ name }) => name));
  for (const { filter } of OFFERED) {
    assert.equal('problems' in compileFilter(filter, codec), false, filter);
    for (const name of filter.match(/\w+/g) ?? []) assert.ok(names.has(name), name);
  }
});
