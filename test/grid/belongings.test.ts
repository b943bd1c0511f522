// What bots of somebody else wear, put into boxes and hand to each other, and whom they make friends with.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Bot, botPackages } from './bots.ts';
import { Serve } from './serve.ts';

const CHEST = 1;
const MAP_AND_ONLINE = 3;

describe('the belongings and the friends of bots of somebody else', () => {
  let packages: string;
  let serve: Serve;
  let ada: Bot;
  let ben: Bot;
  const ids = new Map<string, string>();

  before(async () => {
    packages = await botPackages();
    serve = new Serve('--json', '--port', '0');
    const { loginUri } = await serve.ready();
    ada = new Bot(packages, loginUri, { first: 'Ada', last: 'Owns' });
    ben = new Bot(packages, loginUri, { first: 'Ben', last: 'Sees' });
    for (const bot of [ada, ben]) {
      await bot.arrive({ objects: true });
      ids.set(bot.name, String((await bot.events.waitFor({ event: 'login' }))['id']));
    }
  });

  after(() => {
    for (const process of [ada, ben, serve]) process?.kill();
  });

  test('[contents.put.1] [contents.script.1] [contents.ask.1] what it puts into a box lies there', async () => {
    ada.order({ do: 'build', count: 1, place: [126, 128, 46] });
    await ada.events.waitFor({ event: 'built' });
    ada.order({ do: 'fill', name: 'A note', script: 'A script' });
    const { items } = await ada.events.waitFor({ event: 'filled' });
    assert.deepEqual(items, ['LSLText A script', 'Notecard A note']);
  });

  test('[objects.overrides.1] [prim.overrides.1] what it changes of a material on a face, the other sees', async () => {
    const { prims } = await ada.events.waitFor({ event: 'built' });
    const [{ localId }] = prims as readonly [{ readonly localId: number }];
    const pbrMetallicRoughness = { baseColorFactor: [1, 0.5, 0, 1], metallicFactor: 0.25 };
    const gltf = JSON.stringify({ asset: { version: '2.0' }, materials: [{ pbrMetallicRoughness }] });
    ada.order({ do: 'paint', face: 2, material: '41111111-2222-4333-8444-555555555555', gltf });
    await ada.events.waitFor({ event: 'painted', success: true });
    ben.order({ do: 'shine', localId });
    const { changes } = await ben.events.waitFor({ event: 'shines' });
    assert.deepEqual(changes, [[2, [1, 0.5, 0, 1], 0.25]]);
  });

  test('[attach.rez.1] [attach.told.1] [attach.off.1] what it wears, the other sees on it, and no more when it is off', async () => {
    ada.order({ do: 'take', name: 'Brooch' });
    await ada.events.waitFor({ event: 'taken', name: 'Brooch' });
    ada.order({ do: 'wear', point: CHEST });
    await ada.events.waitFor({ event: 'worn' });
    const { localId, parent } = await ben.events.waitFor({ event: 'appeared', worn: CHEST });
    assert.notEqual(parent, 0);
    ben.order({ do: 'watch', localId });
    await ben.events.waitFor({ event: 'watching', localId });
    ada.order({ do: 'undress' });
    await ada.events.waitFor({ event: 'undressed' });
    await ben.events.waitFor({ event: 'vanished', localId });
  });

  test('[attach.along.1] it wears it in another region, too, and comes back with it', async () => {
    ada.order({ do: 'wear', point: CHEST });
    await ada.events.waitFor({ event: 'worn' }, 2);
    await ben.events.waitFor({ event: 'appeared', worn: CHEST }, 2);
    for (const region of ['Sandbox Two', 'Sandbox One']) {
      ada.order({ do: 'teleport', region });
      await ada.events.waitFor({ event: 'teleported', region });
    }
    await ben.events.waitFor({ event: 'appeared', worn: CHEST }, 3);
  });

  test('[friends.answer.1] [friends.rights.1] [friends.find.1] they become friends, and one finds the other', async () => {
    const [adaId, benId] = [ids.get(ada.name), ids.get(ben.name)];
    ada.order({ do: 'ask', id: benId });
    await ben.events.waitFor({ event: 'asked', from: 'Ada Owns' });
    ben.order({ do: 'agree' });
    await ada.events.waitFor({ event: 'answered', from: 'Ben Sees', accepted: true });
    ben.order({ do: 'allow', id: adaId, rights: MAP_AND_ONLINE });
    await ada.events.waitFor({ event: 'rights', myRights: MAP_AND_ONLINE });
    ada.order({ do: 'seek', id: benId });
    await ada.events.waitFor({ event: 'sought', region: 'Sandbox One' });
  });

  test('[give.offer.1] one gives the other a note, which lies in its inventory then', async () => {
    ada.order({ do: 'give', id: ids.get(ben.name), name: 'A present' });
    await ben.events.waitFor({ event: 'offered', from: 'Ada Owns', text: 'A present' });
    ben.order({ do: 'inventory' });
    const { own } = await ben.events.waitFor({ event: 'inventory' });
    const notes = (own as readonly { name: string; items: readonly string[] }[]).find(
      ({ name }) => name === 'Notecards',
    );
    assert.deepEqual(notes?.items, ['A present']);
  });

  test('[give.folder.1] one gives the other a folder with what is in it', async () => {
    ada.order({ do: 'pack', id: ids.get(ben.name), name: 'A box of notes', notes: ['First', 'Second'] });
    await ben.events.waitFor({ event: 'offered', from: 'Ada Owns', text: 'A box of notes' });
    ben.order({ do: 'inventory' });
    const { own } = await ben.events.waitFor({ event: 'inventory' }, 2);
    const box = (own as readonly { name: string; items: readonly string[] }[]).find(
      ({ name }) => name === 'A box of notes',
    );
    assert.deepEqual(box?.items.toSorted(), ['First', 'Second']);
  });

  test('[im.kept.1] what one writes while the other is away is read later', async () => {
    const { loginUri } = await serve.ready();
    assert.equal(await ben.close(), 0);
    ada.order({ do: 'write', id: ids.get(ben.name), text: 'See you' });
    await ada.events.waitFor({ event: 'letter', from: 'System' });
    ben = new Bot(packages, loginUri, { first: 'Ben', last: 'Sees' });
    await ben.arrive({ objects: true });
    ben.order({ do: 'letters' });
    await ben.events.waitFor({ event: 'letter', from: 'Ada Owns', text: 'See you' });
  });

  test('they log out in the end, and nothing failed', async () => {
    for (const bot of [ada, ben]) {
      for (const event of ['failed', 'unhandled']) assert.deepEqual(bot.events.all({ event }), []);
      assert.deepEqual(
        bot.events.remarks.filter((words) => /error|warning|unable/i.test(words)),
        [],
      );
      // Not by its exit code: this bot forgets a timer in each region that it leaves.
      bot.order({ do: 'close' });
      await bot.events.waitFor({ event: 'closed' });
    }
    assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
  });
});
