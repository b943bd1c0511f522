// Two bots of somebody else: how far apart they hear each other, and what one has.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { starterItems } from '../../sandbox/inventory/starter.ts';
import { libraryInventory, ownInventory } from '../../sandbox/login/skeleton.ts';
import { seeded } from '../support/seeded.ts';
import { Bot, botPackages } from './bots.ts';
import { Serve } from './serve.ts';

const WAYS = ['whisper', 'say', 'shout'] as const;
/** Metres between the two, and how many of the three ways are heard there: those from the end of the list. */
const EARSHOT = [
  [5, 3],
  [15, 2],
  [60, 1],
  [110, 0],
] as const;

describe('two bots of somebody else in one region', () => {
  let serve: Serve;
  let ada: Bot;
  let ben: Bot;

  before(async () => {
    const packages = await botPackages();
    serve = new Serve('--json', '--port', '0');
    const { loginUri } = await serve.ready();
    [ada, ben] = ['Ada', 'Ben'].map((first) => new Bot(packages, loginUri, { first, last: 'Apart' })) as [Bot, Bot];
    await ada.arrive();
    await ben.arrive();
  });

  after(() => {
    for (const process of [ada, ben, serve]) process?.kill();
  });

  for (const [index, [metres, ways]] of EARSHOT.entries()) {
    test(`[chat.range.1] at ${metres} m, ${ways} of whispers, words and shouts are heard`, async () => {
      ben.order({ do: 'teleport', region: 'Sandbox One', place: [128 + metres, 128, 30] });
      await ben.events.waitFor({ event: 'teleported', region: 'Sandbox One' }, index + 1);
      for (const how of WAYS) {
        ada.order({ do: 'say', loud: how, text: `A ${how} at ${metres} m` });
        await serve.lines.waitFor({ event: 'chat', agent: 'Ada Apart', text: `A ${how} at ${metres} m` });
      }
      // What is said in the whole region comes behind what was said before.
      await serve.order({ do: 'say', region: 'Sandbox One', text: `That was ${metres} m` });
      await ben.events.waitFor({ event: 'heard', text: `That was ${metres} m` });
      const heard = WAYS.filter(
        (how) => ben.events.all({ event: 'heard', from: 'Ada Apart', text: `A ${how} at ${metres} m` }).length === 1,
      );
      assert.deepEqual(heard, WAYS.slice(WAYS.length - ways));
    });
  }

  test('[login.inventory.1] [inventory.first.1] it fetches its inventory and the library whole', async () => {
    ada.order({ do: 'inventory' });
    const { library, own } = await ada.events.waitFor({ event: 'inventory' });
    const folders = ownInventory(seeded(1));
    const items = starterItems(folders, seeded(1));
    const expected = folders.map(({ id, name }) => ({
      name,
      items: items
        .filter(({ parentId }) => parentId === id)
        .map((item) => item.name)
        .toSorted(),
    }));
    assert.ok(items.length > 0);
    assert.deepEqual(byName(own), byName(expected));
    assert.deepEqual(
      byName(library).map(({ name }) => name),
      byName(libraryInventory(seeded(1))).map(({ name }) => name),
    );
  });

  test('neither has anything to complain of', async () => {
    for (const bot of [ada, ben]) {
      assert.equal(await bot.close(), 0);
      for (const event of ['unhandled', 'failed', 'refused']) assert.deepEqual(bot.events.all({ event }), []);
    }
    assert.deepEqual(serve.lines.all({ event: 'warning' }), []);
  });
});

function byName(folders: unknown): readonly { readonly name: string }[] {
  return [...(folders as readonly { readonly name: string }[])].sort((one, other) => (one.name < other.name ? -1 : 1));
}
