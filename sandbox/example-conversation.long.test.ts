// The example conversation of the wiki, held again: a viewer of today before the whole grid.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writePacket } from '../protocol/packet/packet.ts';
import { type Shown, STEPS, type Step } from '../test/golden/conversation/steps.ts';
import { codec } from '../test/support/doorway.ts';
import { checkGolden, goldenPacket } from '../test/support/golden.ts';
import { PresentViewer } from '../test/support/present-viewer.ts';
import { type Line, wordsOfLine } from '../test/support/transcript.ts';
import { WholeGrid } from '../test/support/whole-grid.ts';
import { ACK_COLLECT_MS } from './circuit/timing.ts';

/** When all has been said, and pings have gone both ways. */
const END_MS = 7000;

test('[circuit.acks.2] [circuit.acks.4] [arrival.order.2] the example conversation, step by step, with a viewer of today', () => {
  const whole = new WholeGrid();
  const viewer = new PresentViewer(whole, whole.logIn('Ada'));
  for (const step of STEPS) play(step, viewer, whole);
  viewer.until(END_MS);
  const { lines } = viewer.transcript;
  for (const { later } of STEPS) if (later !== undefined) assertSaid(later, lines);
  for (const line of lines.filter(isReliableOfViewer)) assertAcked(line, lines);
  assert.equal(
    lines.find(({ text }) => /TestMessage|resent/.test(text)),
    undefined,
  );
  checkGolden('conversation', 'present-viewer.txt', viewer.transcript.toString());
});

function play(
  { answer, among, at, shown, step, viewer: said, why }: Step,
  viewer: PresentViewer,
  whole: WholeGrid,
): void {
  viewer.until(at);
  const [, name = '', flags = ''] = said.split(' ');
  const [own, ...heard] = viewer.say(name, { reliable: flags.startsWith('R') });
  const what = `step ${step}, ${name}: ${why}`;
  assert.equal(own && wordsOfLine(own), said, what);
  const sent = heard.filter(({ by }) => by === 'sandbox');
  if (answer !== undefined) assert.deepEqual(sent.map(wordsOfLine), answer, what);
  const names = new Set(sent.map(({ text }) => text.replace(/ acks .*/, '')));
  for (const one of among ?? []) assert.ok(names.has(one), `${what}; ${one}`);
  if (shown !== undefined) assertShown(shown, whole, what);
}

function assertShown(shown: Shown, whole: WholeGrid, what: string): void {
  const [figures] = whole.grid.figures(whole.now);
  assert.ok(figures, what);
  const { pingNowMs, pingsAnswered, pingsSent, role } = figures;
  const asked = figures.throttle.map(({ requestedBitsPerSecond }) => requestedBitsPerSecond);
  assert.deepEqual(
    { role, asked, pingNowMs, pingsAnswered, pingsSent, ...shown },
    { role, asked, pingNowMs, pingsAnswered, pingsSent },
    what,
  );
}

function assertSaid({ at, line }: NonNullable<Step['later']>, lines: readonly Line[]): void {
  assert.deepEqual(lines.filter((one) => one.at === at).map(wordsOfLine), [line]);
}

function isReliableOfViewer({ by, text }: Line): boolean {
  return by === 'viewer' && /^\w+ R/.test(text);
}

/** Once, and no later than acks are collected. */
function assertAcked({ at, id }: Line, lines: readonly Line[]): void {
  const carriers = lines.filter(({ by, text }) => by === 'sandbox' && acksIn(text).includes(id ?? 0));
  assert.equal(carriers.length, 1, `${id} is acked once`);
  assert.ok((carriers[0]?.at ?? 0) - at <= ACK_COLLECT_MS, `${id} is acked in time`);
}

function acksIn(text: string): readonly number[] {
  const [, acks = ''] = /(?:acks |\[)([\d ]+)/.exec(text) ?? [];
  return acks.split(' ').map(Number);
}

test('a TestMessage, which no viewer sends, is not answered, and the log says so', () => {
  const whole = new WholeGrid();
  const viewer = new PresentViewer(whole, whole.logIn('Ada'));
  viewer.say('UseCircuitCode', { reliable: true });
  viewer.sendRaw(writePacket({ sequence: 2, reliable: true, zerocoded: true, body: codec.encode('TestMessage', {}) }));
  assert.equal(viewer.fate, 'unanswered');
});

test('[trust.deny.1] packet 2 of the page, if it came from a viewer, is refused, not acked, and takes no id away', () => {
  const whole = new WholeGrid();
  const viewer = new PresentViewer(whole, whole.logIn('Ada'));
  viewer.say('UseCircuitCode', { reliable: true });
  viewer.sendRaw(goldenPacket('g02-agent-data-update.txt'));
  assert.equal(viewer.fate, 'trustRejected');
  assert.deepEqual(viewer.until(400).map(wordsOfLine), ['2 DenyTrustedCircuit']);
  const lines = viewer.say('CompleteAgentMovement', { reliable: true });
  assert.equal(viewer.fate, 'handled');
  assert.ok(lines.map(wordsOfLine).includes('3 RegionHandshake RZ acks 2'));
  assert.equal(whole.grid.figures(whole.now)[0]?.trustRejected, 1);
});
