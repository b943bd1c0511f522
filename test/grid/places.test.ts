// Bots of somebody else divide land, offer each other teleports, and go where landmarks lead.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Bot, botPackages } from './bots.ts';
import { Serve } from './serve.ts';

const NOBODY = '00000000-0000-0000-0000-000000000000';

describe('bots of somebody else, and places', () => {
  let serve: Serve;
  let ada: Bot;
  let ben: Bot;

  before(async () => {
    const packages = await botPackages();
    serve = new Serve('--json', '--port', '0');
    const { loginUri } = await serve.ready();
    ada = new Bot(packages, loginUri, { first: 'Ada', last: 'Settles' });
    ben = new Bot(packages, loginUri, { first: 'Ben', last: 'Follows' });
    await ada.arrive();
    await ben.arrive();
  });

  after(() => {
    for (const process of [ada, ben, serve]) process?.kill();
  });

  /** A bot finds these parcels by their borders, sooner or later: number, name and square metres. */
  async function finds(bot: Bot, wanted: readonly string[]): Promise<void> {
    let found: unknown;
    for (let turn = 0; turn < 100 && JSON.stringify(found) !== JSON.stringify(wanted); turn += 1) {
      const before = bot.events.all({ event: 'parcels' }).length;
      bot.order({ do: 'parcels' });
      found = (await bot.events.waitFor({ event: 'parcels' }, before + 1))['parcels'];
    }
    assert.deepEqual(found, wanted);
  }

  test('[parcel.divide.1] [parcel.overlay.1] [parcel.join.1] land that one divides the other finds divided, and joined again', async () => {
    await finds(ben, ['1 Sandbox One 65536']);
    ada.order({ do: 'parcel', message: 'ParcelDivide', place: [0, 0, 64, 32] });
    for (const bot of [ada, ben]) await finds(bot, ['1 Sandbox One 63488', '2 Sandbox One 2048']);
    ada.order({ do: 'parcel', message: 'ParcelJoin', place: [60, 0, 70, 4] });
    for (const bot of [ada, ben]) await finds(bot, ['1 Sandbox One 65536']);
  });

  test('[lure.offer.1] [lure.accept.1] who is offered a teleport comes, from another region', async () => {
    ada.order({ do: 'teleport', region: 'Sandbox Two' });
    await ada.events.waitFor({ event: 'teleported', region: 'Sandbox Two' });
    ben.order({ do: 'follow' });
    await ben.events.waitFor({ event: 'waiting' });
    ada.order({ do: 'lure', to: String((await ben.events.waitFor({ event: 'login' }))['id']) });
    await ben.events.waitFor({ event: 'followed', from: 'Ada Settles', text: 'Come', region: 'Sandbox Two' });
    await ada.events.waitFor({ event: 'entered', name: 'Ben Follows' }, 2);
  });

  test('[landmark.make.1] [landmark.go.1] [travel.home.1] a landmark leads back, and the null one home', async () => {
    ben.order({ do: 'mark' });
    const { id, text } = await ben.events.waitFor({ event: 'marked' });
    assert.match(String(text), /^Landmark version 2\nregion_id [0-9a-f-]{36}\nlocal_pos \S+ \S+ \S+\n$/);
    ben.order({ do: 'landmark', id: NOBODY });
    await ben.events.waitFor({ event: 'landed', region: 'Sandbox One' });
    ben.order({ do: 'landmark', id });
    await ben.events.waitFor({ event: 'landed', region: 'Sandbox Two' });
  });

  test('nothing was amiss', async () => {
    for (const bot of [ada, ben]) {
      await bot.close();
      assert.deepEqual(bot.events.all({ event: 'failed' }), []);
    }
    assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
  });
});
