// Bots of somebody else build, link, touch and delete, and others of their kind look on.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { heightOf } from '../../sandbox/world/terrain/height.ts';
import { seeded } from '../support/seeded.ts';
import { Bot, type BotEvent, botPackages } from './bots.ts';
import { Serve } from './serve.ts';

const SEED = 20_261_121;
const POINTS = 40;
/** What the reader of others may lose of a height, metres. */
const TOLERANCE = 0.06;
const CUBE = 'cccccccc-0000-4000-8000-000000000001';
const TERRAIN = { kind: 'waves', base: 25, amplitude: 4, period: 64 } as const;
const WORLD = {
  regions: [
    {
      name: 'Yard',
      x: 1000,
      y: 1000,
      terrain: TERRAIN,
      prims: [{ id: CUBE, position: [130, 128, 45], text: 'touch me' }],
    },
  ],
};

interface SeenPrim {
  readonly id: string;
  readonly localId: number;
  readonly parent: number;
  readonly place: string;
}

describe('bots of somebody else, and prims', () => {
  let folder: string;
  let serve: Serve;
  let ada: Bot;
  let ben: Bot;

  before(async () => {
    const packages = await botPackages();
    folder = await mkdtemp(path.join(os.tmpdir(), 'rezbench-prims-'));
    const file = path.join(folder, 'yard.world.json');
    writeFileSync(file, JSON.stringify(WORLD));
    serve = new Serve('--json', '--port', '0', '--world', file);
    const { loginUri } = await serve.ready();
    ada = new Bot(packages, loginUri, { first: 'Ada', last: 'Builds' });
    ben = new Bot(packages, loginUri, { first: 'Ben', last: 'Watches' });
    await ada.arrive({ objects: true });
    await ben.arrive({ objects: true });
  });

  after(async () => {
    for (const process of [ada, ben, serve]) process?.kill();
    await rm(folder, { recursive: true, force: true });
  });

  test(`[land.patch.3] the land is read within ${TOLERANCE} m at ${POINTS} places (seed ${SEED})`, async () => {
    const { heights } = await ada.events.waitFor({ event: 'terrain' });
    const read = Buffer.from(String(heights), 'base64');
    const [height, random] = [heightOf(TERRAIN), seeded(SEED)];
    for (let point = 0; point < POINTS; point += 1) {
      const [x, y] = [Math.floor(random() * 256), Math.floor(random() * 256)];
      const error = Math.abs(read.readFloatLE((y * 256 + x) * 4) - height(x, y));
      assert.ok(error <= TOLERANCE, `${error} m at ${x}, ${y}, seed ${SEED}`);
    }
  });

  test('[world.prims.1] [prim.compressed.1] a prim of the world file is there when they come', async () => {
    for (const bot of [ada, ben]) {
      const cube = seen(await bot.events.waitFor({ event: 'appeared', id: CUBE }));
      assert.deepEqual([cube.place, cube.parent], ['130 128 45', 0]);
    }
  });

  test('[build.add.1] [prim.change.1] what one builds the other sees', async () => {
    ada.order({ do: 'build', count: 2, place: [126, 128, 46] });
    const { prims } = await ada.events.waitFor({ event: 'built' });
    for (const { id } of prims as readonly SeenPrim[]) {
      const box = seen(await ben.events.waitFor({ event: 'appeared', id }));
      assert.equal(box.place, '126 128 46.25');
    }
  });

  test('[link.set.1] [build.place.1] what one links and moves is one thing elsewhere for the other', async () => {
    ada.order({ do: 'link' });
    await ada.events.waitFor({ event: 'linked' });
    ada.order({ do: 'place', place: [120, 121, 47] });
    const [root, part] = await builtPrims();
    await ben.events.waitFor({ event: 'changed', id: root?.id, place: '120 121 47' });
    // This bot keeps the changes of parts to itself: it is asked.
    ben.order({ do: 'look', localId: part?.localId });
    await ben.events.waitFor({ event: 'seen', id: part?.id, parent: root?.localId, place: '0 0 0' });
  });

  test('[touch.count.1] [touch.say.1] a touched prim counts, and says who it was', async () => {
    const { localId } = seen(await ben.events.waitFor({ event: 'appeared', id: CUBE }));
    ben.order({ do: 'touch', localId });
    await ada.events.waitFor({ event: 'changed', id: CUBE, text: 'touch me\nTouches: 1' });
    await ada.events.waitFor({ event: 'heard', text: 'Touched by Ben Watches.', kind: 2 });
  });

  test('[build.delete.1] what one deletes is gone for the other', async () => {
    const prims = await builtPrims();
    for (const { localId } of prims) {
      ben.order({ do: 'watch', localId });
      await ben.events.waitFor({ event: 'watching', localId });
    }
    ada.order({ do: 'remove' });
    for (const { localId } of prims) await ben.events.waitFor({ event: 'vanished', localId });
  });

  test('[chat.range.1] a whisper reaches 10 m, a word 20 m and a shout 100 m', async () => {
    ada.order({ do: 'teleport', region: 'Yard', place: [20, 128, 50] });
    await ada.events.waitFor({ event: 'teleported' });
    const heard = [];
    let journeys = 0;
    for (const metres of [8, 15, 90, 110]) {
      journeys += 1;
      ben.order({ do: 'teleport', region: 'Yard', place: [20 + metres, 128, 50] });
      await ben.events.waitFor({ event: 'teleported' }, journeys);
      for (const loud of ['whisper', 'say', 'shout']) ada.order({ do: 'say', loud, text: `${loud} at ${metres} m` });
      // The speaker hears itself last: by then the others have been told.
      await ada.events.waitFor({ event: 'heard', text: `shout at ${metres} m` });
      ben.order({ do: 'say', loud: 'whisper', text: `enough at ${metres} m` });
      await ben.events.waitFor({ event: 'heard', text: `enough at ${metres} m` });
      heard.push(ben.events.all({ event: 'heard', from: 'Ada Builds' }).length);
    }
    assert.deepEqual(heard, [3, 3 + 2, 3 + 2 + 1, 3 + 2 + 1]);
  });

  test('they log out in the end, and nothing failed', async () => {
    for (const bot of [ada, ben]) {
      assert.deepEqual(bot.events.all({ event: 'failed' }), []);
      assert.equal(await bot.close(), 0);
    }
    assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
  });

  async function builtPrims(): Promise<readonly SeenPrim[]> {
    const { prims } = await ada.events.waitFor({ event: 'built' });
    return prims as readonly SeenPrim[];
  }
});

function seen(event: BotEvent): SeenPrim {
  return event as unknown as SeenPrim;
}
