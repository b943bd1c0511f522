import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../protocol/lines.ts';
import { parseTemplate } from '../../protocol/template/parse.ts';
import { liveOf } from '../live.ts';
import { lenses } from './lenses.ts';

const TEXT = `version 2.0
// Says something.
{
    Chat Low 1 NotTrusted Unencoded
}
{ Hail Low 2 NotTrusted Unencoded }
{ constructor Low 3 NotTrusted Unencoded }
{
    Bye Low
`;
const lensesOf = (text: string, counts: Parameters<typeof liveOf>[0]) =>
  lenses({ file: parseTemplate(text), lines: new Lines(text) }, liveOf(counts));

test('a message that was seen says how often, above its brace and below its comment', () => {
  const found = lensesOf(TEXT, { Chat: { seen: 432, resent: 3 } });
  assert.deepEqual(
    found.map(({ range, command }) => [range.start, range.end, command?.title]),
    ['432 seen, 3 resent', 'show'].map((title) => [{ line: 2, character: 0 }, { line: 2, character: 0 }, title]),
  );
});

test('a lens shows the packets of its message and nothing else', () => {
  for (const { command } of lensesOf(TEXT, { Chat: { seen: 1, resent: 0 } })) {
    assert.equal(command?.command, 'rezbench.traffic.show');
    assert.deepEqual(command?.arguments, [{ filter: 'Chat' }]);
    assert.match(`${command?.tooltip}`, /^Show Chat in the Traffic panel\./u);
  }
});

test('messages that were not seen have no lens, whatever they are called; those with mistakes have theirs', () => {
  const titles = (counts: Parameters<typeof liveOf>[0]) =>
    lensesOf(TEXT, counts).map(({ range, command }) => `${range.start.line} ${command?.title}`);
  assert.deepEqual(titles(undefined), []);
  assert.deepEqual(titles({ Elsewhere: { seen: 9, resent: 0 } }), []);
  assert.deepEqual(titles({ Bye: { seen: 2, resent: 0 }, Hail: { seen: 1, resent: 1 } }), [
    ...['5 1 seen, 1 resent', '5 show'],
    ...['7 2 seen', '7 show'],
  ]);
});
