import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asText, map, string } from '../protocol/llsd/value.ts';
import { readLlsdXml } from '../protocol/llsd/xml.ts';
import { AgentCaps } from '../test/support/agent-caps.ts';
import { sentTo } from '../test/support/whole-grid.ts';
import { LINE_BYTES } from './console.ts';
import type { Effect } from './effects.ts';

/** What the console answers, and what else came of the line. */
function typed(line: string, caps = standing()): { readonly said: string; readonly effects: readonly Effect[] } {
  caps.whole.post(caps.whole.capability(caps.login, 'EventQueueGet'), map({ ack: string('') }));
  const { effects } = caps.ask('SimConsoleAsync', { said: string(line) });
  const event = effects.find(
    (effect) => effect.kind === 'seen' && effect.seen.kind === 'exchange' && effect.seen.name === 'SimConsoleResponse',
  );
  assert.ok(event?.kind === 'seen' && event.seen.kind === 'exchange', line);
  return { said: asText(readLlsdXml(event.seen.reply ?? '').value), effects };
}

function standing(caps = new AgentCaps()): AgentCaps {
  caps.whole.stand(caps.login);
  const queue = caps.whole.capability(caps.login, 'EventQueueGet');
  caps.whole.post(queue, map({}));
  return caps;
}

for (const [line, answer] of [
  ['help', /^help: lists the commands\nwho: .*\nstats: .*\nsay TEXT: .*\nkick NAME: .*\nfaults RULES: /],
  ['  WHO ', /^Ada Sandbox: Sandbox One$/],
  ['stats', /^Ada Sandbox, Sandbox One \(root\): \d+ in, \d+ out, 0 resent, no ping yet$/],
  ['say Hello', /^Done\.$/],
  [`say ${'x'.repeat(2000)}`, /^A text has at most/],
  ['kick Nobody Here', /^Nobody Here is not logged in\.$/],
  ['faults', /^rules must be a list/],
  ['faults [{"loss":200}]', /loss/],
  ['faults [{"loss":20}]', /^Done\.$/],
  ['faults []', /^Done\.$/],
  ['dance', /^There is no command dance\.\nhelp: /],
  ['constructor', /^There is no command constructor\./],
  ['', /^help: /],
] as const) {
  test(`[console.door.1] [console.words.1] the console answers "${line.slice(0, 30)}"`, () => {
    assert.match(typed(line).said, answer);
  });
}

test('[console.words.1] what is said in the console is heard in the region', () => {
  const caps = standing();
  assert.ok(sentTo(caps.login, typed('say Hello', caps).effects).includes('ChatFromSimulator'));
});

test('[console.words.1] who is named is sent away', () => {
  const caps = standing();
  const ben = standing(new AgentCaps(caps.whole, 'Ben'));
  assert.ok(sentTo(ben.login, typed('kick ben sandbox', caps).effects).includes('KickUser'));
});

test('[console.faults.1] from then on this goes wrong', () => {
  const caps = standing();
  typed('faults [{"message":"ChatFromSimulator","drop":true}]', caps);
  assert.equal(
    sentTo(caps.login, caps.ask('SimConsoleAsync', { said: string('say Hello') }).effects).includes(
      'ChatFromSimulator',
    ),
    false,
  );
});

test('[console.line.1] of a line so many bytes count', () => {
  assert.equal(
    typed('x'.repeat(LINE_BYTES + 10)).said.split('.\n')[0]?.length,
    'There is no command '.length + LINE_BYTES,
  );
});
