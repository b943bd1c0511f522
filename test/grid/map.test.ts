// The map as a bot of somebody else asks for it, and its tiles as a viewer does, read by a reader that is not ours.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { decode } from 'jpeg-js';
import { Bot, botPackages } from './bots.ts';
import { logIn, member } from './http.ts';
import { Serve } from './serve.ts';

describe('a bot of somebody else looks at the map', () => {
  let serve: Serve;
  let ada: Bot;
  let tiles: string;

  before(async () => {
    const packages = await botPackages();
    serve = new Serve('--json', '--port', '0');
    const { loginUri } = await serve.ready();
    tiles = member(await logIn(loginUri, 'Zoe', 'Looks'), 'map-server-url');
    ada = new Bot(packages, loginUri, { first: 'Ada', last: 'Looks' });
    await ada.arrive();
  });

  after(() => {
    for (const process of [ada, serve]) process?.kill();
  });

  for (const [name, x, agents, place] of [
    ['sandbox one', 1000, 1, [1000 * 256 + 128, 1000 * 256 + 128]],
    ['Sandbox Two', 1001, 0, [1001 * 256, 1000 * 256]],
  ] as const) {
    test(`[map.name.1] [map.block.1] [map.item.2] it finds ${name}, and who is there`, async () => {
      const before = ada.events.all({ event: 'found' }).length;
      ada.order({ do: 'find', name });
      const found = await ada.events.waitFor({ event: 'found' }, before + 1);
      const { agents: count, name: title, places, x: east, y: north } = found;
      assert.deepEqual([east, north, count, String(title).toLowerCase()], [x, 1000, agents, name.toLowerCase()]);
      assert.deepEqual((places as readonly unknown[])[0], place);
    });
  }

  for (const zoom of [1, 2, 8]) {
    test(`[map.tile.1] the tile of zoom ${zoom} is a picture`, async () => {
      const answer = await fetch(`${tiles}map-${zoom}-1000-1000-objects.jpg`);
      assert.deepEqual([answer.status, answer.headers.get('Content-Type')], [200, 'image/jpeg']);
      const { height, width } = decode(new Uint8Array(await answer.arrayBuffer()), { useTArray: true });
      assert.deepEqual([width, height], [256, 256]);
    });
  }

  test('[map.tile.2] where no region is there is no tile', async () => {
    assert.equal((await fetch(`${tiles}map-1-5-5-objects.jpg`)).status, 404);
  });

  test('nothing was amiss', async () => {
    await ada.close();
    assert.deepEqual(ada.events.all({ event: 'failed' }), []);
    assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
  });
});
