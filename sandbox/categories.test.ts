import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageName } from '../protocol/packet/name.ts';
import { readHeader } from '../protocol/packet/packet.ts';
import { builtInTemplate } from '../test/support/built-in-template.ts';
import { codec } from '../test/support/doorway.ts';
import { WholeGrid } from '../test/support/whole-grid.ts';
import { categoryOf, THROTTLED } from './categories.ts';
import type { Effect } from './effects.ts';

test('[said.category.1] every throttled message is one of the template, which simulators send', () => {
  const names = new Set(builtInTemplate.messages.map(({ name }) => name));
  assert.deepEqual(
    THROTTLED.filter((name) => !names.has(name)),
    [],
  );
});

for (const [name, category] of [
  ['ObjectUpdate', 'task'],
  ['ImageData', 'texture'],
  ['SendXferPacket', 'asset'],
  ['ParcelOverlay', 'land'],
  ['RegionHandshake', undefined],
  ['AgentMovementComplete', undefined],
  ['KickUser', undefined],
  ['LogoutReply', undefined],
  ['DisableSimulator', undefined],
  ['ChatFromSimulator', undefined],
  ['StartPingCheck', undefined],
] as const) {
  test(`[said.category.1] ${name} ${category === undefined ? 'is not throttled' : `is paid for by ${category}`}`, () =>
    assert.equal(categoryOf(name, new Uint8Array(20)), category));
}

for (const [type, category] of [
  ['L', 'land'],
  ['M', 'land'],
  ['W', 'land'],
  ['7', 'wind'],
  ['8', 'cloud'],
  ['9', 'wind'],
  [':', 'cloud'],
] as const) {
  test(`[said.category.2] a layer of type ${type} is paid for by ${category}`, () => {
    const blocks = { LayerID: { Type: type.charCodeAt(0) }, LayerData: { Data: new Uint8Array(9) } };
    assert.equal(categoryOf('LayerData', codec.encode('LayerData', blocks)), category);
  });
}

const RESENT = 0x20;

/** Whether this is of the land, and sent for the first time. */
const isLand = (effect: Effect) =>
  effect.kind === 'datagram' &&
  ((effect.bytes[0] ?? 0) & RESENT) === 0 &&
  ['LayerData', 'ParcelOverlay'].includes(messageName(codec, readHeader(effect.bytes).numberId));

test('[said.category.2] the land of a region is told as fast as the viewer wishes, and no faster', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  const early = whole.arrive(ada).filter(isLand).length;
  const land = whole.grid.figures(0)[0]?.throttle.find(({ category }) => category === 'land');
  assert.ok(early > 0 && (land?.waiting ?? 0) > 0, 'some of the land waits');
  const seconds = ((land?.waitingBytes ?? 0) - (land?.tokenBytes ?? 0)) / (land?.grantedBytesPerSecond ?? 1);
  const soon = whole.until(900 * seconds).filter(isLand).length;
  assert.ok(soon < (land?.waiting ?? 0), 'some of it still waits');
  const later = whole.until(1200 * seconds).filter(isLand).length;
  assert.equal(soon + later, land?.waiting);
});
