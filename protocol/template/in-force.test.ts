import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInTemplate } from './built-in.ts';
import { templateInForce } from './in-force.ts';

const BUILT_IN = builtInTemplate();

test('without a text the built-in template is in force', () => {
  for (const text of ['', ' \n']) assert.deepEqual(templateInForce(text), BUILT_IN);
});

test('a template of one new message is completed by all others', () => {
  const { messages } = templateInForce('version 2.0\n{ Hail Low 60000 NotTrusted Unencoded }');
  assert.equal(messages[0]?.name, 'Hail');
  assert.deepEqual(messages.slice(1), BUILT_IN.messages);
});

test('a message with the name or the number of a built-in one takes its place', () => {
  const text = `version 2.0
    { ChatFromViewer Low 60001 NotTrusted Unencoded }
    { Other High 4 NotTrusted Unencoded }`;
  const { messages } = templateInForce(text);
  assert.equal(messages.filter((message) => message.name === 'ChatFromViewer').length, 1);
  assert.deepEqual(
    messages.filter((message) => message.frequency === 'High' && message.number === 4).map((message) => message.name),
    ['Other'],
  );
  assert.equal(messages.length, BUILT_IN.messages.length);
});
