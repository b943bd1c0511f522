// Land that is flat, hilly and steep, and is shaped: as a bot of somebody else reads it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { landOfBytes } from '../../sandbox/world-file/raw-land.ts';
import { Bot, botPackages } from './bots.ts';
import { Serve } from './serve.ts';

const EDGE = 256;
/** [land.patch.7] Metres by which a height may be off. */
const TOLERANCE = 0.06;

/** Flat in the west, hills in the middle, and in the east cliffs of 100 m. */
function heightAt(x: number, y: number): number {
  if (x < 80) return 21.37;
  if (x < 160) return 30 + 12 * Math.sin(x / 6) * Math.cos(y / 7);
  return (x + y) % 60 < 30 ? 5 : 105;
}

function rawLand(): Buffer {
  const bytes = Buffer.alloc(4 * EDGE * EDGE);
  for (let at = 0; at < EDGE * EDGE; at += 1) bytes.writeFloatLE(heightAt(at % EDGE, Math.floor(at / EDGE)), 4 * at);
  return bytes;
}

const samplesOf = (told: unknown): Float32Array => {
  const samples = landOfBytes(Buffer.from(String(told), 'base64'));
  return 'problem' in samples ? assert.fail(samples.problem) : samples;
};

/** Where a bot is worst, and by how much. */
function worst(read: Float32Array, land: (x: number, y: number) => number): number {
  return read.reduce(
    (most, height, at) => Math.max(most, Math.abs(height - land(at % EDGE, Math.floor(at / EDGE)))),
    0,
  );
}

describe('the land, as a bot of somebody else reads it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rezbench-land-'));
  const exported = path.join(folder, 'after.world.json');
  let serve: Serve;
  let ada: Bot;
  let ben: Bot;

  before(async () => {
    writeFileSync(path.join(folder, 'steep.land'), rawLand());
    const terrain = { kind: 'raw', file: 'steep.land' };
    writeFileSync(
      path.join(folder, 'a.world.json'),
      JSON.stringify({ regions: [{ name: 'Steep', x: 7, y: 7, terrain }] }),
    );
    const packages = await botPackages();
    serve = new Serve('--json', '--port', '0', '--world', path.join(folder, 'a.world.json'), '--export', exported);
    const { loginUri } = await serve.ready();
    ada = new Bot(packages, loginUri, { first: 'Ada', last: 'Digs' });
    ben = new Bot(packages, loginUri, { first: 'Ben', last: 'Watches' });
    await ada.arrive();
    await ben.arrive();
  });

  after(() => {
    for (const process of [ada, ben, serve]) process?.kill();
    rmSync(folder, { recursive: true });
  });

  test(`[land.patch.7] flats, hills and cliffs are read within ${TOLERANCE} m, at every metre`, () => {
    for (const bot of [ada, ben]) {
      const [terrain] = bot.events.all({ event: 'terrain' });
      const off = worst(samplesOf(terrain?.['heights']), heightAt);
      assert.ok(off <= TOLERANCE, `off by ${off} m`);
    }
  });

  /** As Ben knows it once he knows this height. */
  async function landWhen(x: number, y: number, height: number): Promise<Float32Array> {
    for (let turn = 1; turn <= 200; turn += 1) {
      const before = ben.events.all({ event: 'land' }).length;
      ben.order({ do: 'land' });
      const read = samplesOf((await ben.events.waitFor({ event: 'land' }, before + 1))['heights']);
      if (Math.abs((read[y * EDGE + x] ?? 0) - height) <= TOLERANCE) return read;
    }
    return assert.fail(`never ${height} m at ${x}, ${y}`);
  }

  test('[land.change.4] what one shapes the other sees: an area, a brush, and nothing else', async () => {
    ada.order({ do: 'shape', action: 1, seconds: 4, place: [16, 16, 48, 32] });
    ada.order({ do: 'shape', action: 2, seconds: 5, place: [128, 128, 128, 128], width: 6 });
    const bottom = heightAt(128, 128) - 5;
    const read = await landWhen(128, 128, bottom);
    const brush = (x: number, y: number) => Math.max(0, Math.cos((Math.hypot(x - 128, y - 128) / 12) * Math.PI));
    const off = worst(read, (x, y) => {
      const raised = x >= 16 && x < 48 && y >= 16 && y < 32 ? 4 : 0;
      return heightAt(x, y) + raised - (Math.hypot(x - 128, y - 128) < 6 ? 5 * brush(x, y) : 0);
    });
    assert.ok(off <= TOLERANCE, `off by ${off} m`);
  });

  test('[world.export.4] a grid with the exported world has the same land', async () => {
    const known = await landWhen(20, 20, 25.37);
    for (const bot of [ada, ben]) await bot.close();
    assert.equal((await serve.order({ do: 'stop' })).event, 'done');
    assert.equal(await serve.exited, 0);
    assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
    serve = new Serve('--json', '--port', '0', '--world', exported);
    const { loginUri } = await serve.ready();
    ada = new Bot(await botPackages(), loginUri, { first: 'Ada', last: 'Digs' });
    await ada.arrive();
    const read = samplesOf(ada.events.all({ event: 'terrain' })[0]?.['heights']);
    const off = worst(read, (x, y) => known[y * EDGE + x] ?? 0);
    assert.ok(off <= TOLERANCE, `off by ${off} m`);
  });
});
