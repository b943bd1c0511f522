// Bots of somebody else are sent off land, banned, and logged out.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Bot, botPackages } from './bots.ts';
import { Serve } from './serve.ts';

describe('bots of somebody else that are not wanted', () => {
  let serve: Serve;
  let ada: Bot;
  let ben: Bot;
  let benId: string;

  before(async () => {
    const packages = await botPackages();
    serve = new Serve('--json', '--port', '0');
    const { loginUri } = await serve.ready();
    ada = new Bot(packages, loginUri, { first: 'Ada', last: 'Guards' });
    ben = new Bot(packages, loginUri, { first: 'Ben', last: 'Strays' });
    await ada.arrive();
    await ben.arrive();
    benId = String((await ben.events.waitFor({ event: 'login' }))['id']);
  });

  after(() => {
    for (const process of [ada, ben, serve]) process?.kill();
  });

  test('[land.eject.1] who is sent off is put beside the parcel, and knows it', async () => {
    const parcels = ben.events.all({ event: 'parcel' }).length;
    ada.order({ do: 'parcel', message: 'ParcelDivide', place: [112, 80, 176, 176] });
    await ben.events.waitFor({ event: 'parcel' }, parcels + 1);
    ben.order({ do: 'moved' });
    await ben.events.waitFor({ event: 'waiting' });
    ada.order({ do: 'guard', message: 'EjectUser', to: benId, flags: 1 });
    const { place } = await ben.events.waitFor({ event: 'moved' });
    assert.deepEqual(place, [112, 128]);
  });

  test('[land.eject.3] who is banned is not let in any more', async () => {
    ben.order({ do: 'teleport', region: 'Sandbox One', place: [128, 128, 25] });
    await ben.events.waitFor({ event: 'refused' });
  });

  test('[estate.kick.1] who is sent out of the estate is logged out', async () => {
    ada.order({ do: 'estate', method: 'kickestate', params: [benId] });
    await ben.events.waitFor({ event: 'disconnected' });
    await ada.events.waitFor({ event: 'left', name: 'Ben Strays' });
    await serve.lines.waitFor({ event: 'closed', agent: 'Ben Strays' });
  });

  test('nothing was amiss', async () => {
    await ada.close();
    assert.deepEqual(ada.events.all({ event: 'failed' }), []);
    assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
  });
});
