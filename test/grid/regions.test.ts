// A bot of somebody else goes from region to region, over real sockets.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CircuitFigures } from '../../contract/panel.ts';
import { heightOf } from '../../sandbox/world/terrain/height.ts';
import { Bot, botPackages } from './bots.ts';
import { Serve } from './serve.ts';

const TIMES = 10;
/** Metres, in the south-west corner of both regions. */
const HEIGHT = heightOf({ kind: 'waves' })(0, 0).toFixed(1);
/** Metres on the map where no region is. */
const NOWHERE = [5000 * 256, 5000 * 256];

describe('a bot of somebody else, and two regions', () => {
  let serve: Serve;
  let ada: Bot;
  let ben: Bot;

  before(async () => {
    const packages = await botPackages();
    serve = new Serve('--json', '--port', '0');
    const { loginUri } = await serve.ready();
    ada = new Bot(packages, loginUri, { first: 'Ada', last: 'Travels' });
    ben = new Bot(packages, loginUri, { first: 'Ben', last: 'Stays' });
    await ada.arrive();
    await ben.arrive();
    await ben.events.waitFor({ event: 'entered', name: 'Ada Travels' });
  });

  after(() => {
    for (const process of [ada, ben, serve]) process?.kill();
  });

  test('[travel.finish.1] it teleports to the second region and back, ten times, and reads the land each time', async () => {
    for (let round = 1; round <= TIMES; round += 1) {
      for (const region of ['Sandbox Two', 'Sandbox One']) {
        ada.order({ do: 'teleport', region });
        const { heights } = await ada.events.waitFor({ event: 'teleported', region }, round);
        assert.equal(Buffer.from(String(heights), 'base64').readFloatLE(0).toFixed(1), HEIGHT);
      }
    }
    assert.deepEqual(ada.events.all({ event: 'refused' }), []);
    // The bot that stayed saw it go and come each time.
    await ben.events.waitFor({ event: 'left', name: 'Ada Travels' }, TIMES);
    await ben.events.waitFor({ event: 'entered', name: 'Ada Travels' }, TIMES + 1);
  });

  test('[travel.arrive.1] of its circuits one is the root, and nothing was lost or refused', async () => {
    const { circuits } = await serve.order({ do: 'stats' });
    const open = (circuits as readonly CircuitFigures[]).filter(
      ({ agent, state }) => agent === 'Ada Travels' && state === 'open',
    );
    assert.deepEqual(open.map(({ region, role }) => `${region} ${role}`).toSorted(), [
      'Sandbox One root',
      'Sandbox Two child',
    ]);
    for (const { failed, idMismatch, trustRejected } of open) {
      assert.deepEqual({ failed, idMismatch, trustRejected }, { failed: 0, idMismatch: 0, trustRejected: 0 });
    }
  });

  test('[travel.failed.1] a teleport to nowhere is refused, with the reason', async () => {
    ada.order({ do: 'teleport', metres: NOWHERE });
    await ada.events.waitFor({ event: 'refused', reason: 'no_host' });
    ada.order({ do: 'say', text: 'Still here.' });
    await ben.events.waitFor({ event: 'heard', from: 'Ada Travels', text: 'Still here.' });
  });

  test('[travel.local.1] it teleports within its region', async () => {
    const before = ada.events.all({ event: 'teleported' }).length;
    ada.order({ do: 'teleport', region: 'Sandbox One' });
    await ada.events.waitFor({ event: 'teleported' }, before + 1);
    assert.equal(ada.events.all({ event: 'refused' }).length, 1);
  });

  test('it logs out in the end, wherever it was', async () => {
    ada.order({ do: 'teleport', region: 'Sandbox Two' });
    await ada.events.waitFor({ event: 'teleported', region: 'Sandbox Two' }, TIMES + 1);
    // Each teleport leaves a timer of this bot behind, which complains when the last circuit is closed: its own affair.
    await ada.close();
    await serve.lines.waitFor({ event: 'closed', agent: 'Ada Travels', region: 'Sandbox Two', reason: 'logout' });
    for (const bot of [ada, ben]) {
      assert.deepEqual(bot.events.all({ event: 'unhandled' }), []);
      assert.deepEqual(bot.events.all({ event: 'failed' }), []);
    }
    assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
  });
});
