// The picture of a region: a texture that a block of the map names, and that is painted for who asks for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE, messagesIn, repliesIn, WholeGrid } from '../../test/support/whole-grid.ts';
import type { Reply } from '../effects.ts';

const LAND = { name: 'Land', x: 1000, y: 1000, port: 13_000, terrain: { kind: 'flat', height: 28 } as const };

function standing() {
  const whole = new WholeGrid({ regions: [LAND] });
  const ada = whole.logIn('Ada');
  whole.stand(ada);
  const AgentData = { AgentID: ada.id, SessionID: ada.sessionId };
  /** As a block of the map names it. */
  const picture = () => {
    const PositionData = { MinX: 1000, MaxX: 1000, MinY: 1000, MaxY: 1000 };
    const told = messagesIn(whole.send(ada, 'MapBlockRequest', { AgentData, PositionData }));
    return told.find(({ name }) => name === 'MapBlockReply')?.uuid('Data', 'MapImageID') ?? assert.fail('no block');
  };
  const path = whole.capability(ada, 'GetTexture').slice(BASE.length);
  const ask = (id: string, more = {}) => whole.request({ method: 'GET', path, query: `texture_id=${id}`, ...more });
  const build = () =>
    whole.send(ada, 'ObjectAdd', { AgentData, ObjectData: { PCode: 9, Scale: [1, 1, 1], RayEnd: [128, 128, 29] } });
  return { whole, picture, ask, build };
}

const headOf = (reply: Reply | undefined) => [
  reply?.status,
  reply?.contentType,
  ...(reply?.bytes?.subarray(0, 4) ?? []),
];
const PAINTED = [200, 'image/x-j2c', 0xff, 0x4f, 0xff, 0x51];

test('[map.picture.1] [map.picture.2] who asks for the picture of a region waits until it is painted, and the next does not', () => {
  const { ask, picture, whole } = standing();
  const id = picture();
  const first = ask(id);
  assert.equal(first.reply, undefined);
  assert.deepEqual(headOf(repliesIn(whole.until(whole.now)).get(first.call)), PAINTED);
  assert.deepEqual(headOf(ask(id).reply), PAINTED);
  assert.equal(ask(id, { range: 'bytes=0-99' }).reply?.bytes?.length, 100);
  assert.equal(picture(), id);
});

test('[map.picture.1] it has another id when the region looks otherwise, and the earlier is answered all the same', () => {
  const { ask, build, picture, whole } = standing();
  const before = picture();
  build();
  const after = picture();
  assert.notEqual(before, after);
  const { call } = ask(before);
  assert.deepEqual(headOf(repliesIn(whole.until(whole.now)).get(call)), PAINTED);
});

test('[map.picture.2] nothing is painted for strangers, for who hung up, and for ids of nothing', () => {
  const { ask, picture, whole } = standing();
  const id = picture();
  assert.equal(ask(id, { path: '/cap/00000000000000000000000000000000' }).reply?.status, 404);
  assert.equal(ask(id.replaceAll(/\d/g, 'f')).reply?.status, 404);
  const { call } = ask(id);
  whole.grid.hangUp(call, whole.now);
  assert.equal(repliesIn(whole.until(whole.now)).size, 0);
});
