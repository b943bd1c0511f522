// A bot of somebody else uploads an asset and reads it back, and reads what every grid has.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BUILT_IN_ASSETS } from '../../sandbox/assets/built-in.ts';
import { Bot, botPackages } from './bots.ts';
import { Serve } from './serve.ts';

/** Not a picture; the bot does not look. */
const BYTES = Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * 7) % 256));

describe('the inventory of a bot of somebody else', () => {
  let serve: Serve;
  let ada: Bot;

  before(async () => {
    const packages = await botPackages();
    serve = new Serve('--json', '--port', '0');
    const { loginUri } = await serve.ready();
    ada = new Bot(packages, loginUri, { first: 'Ada', last: 'Keeps' });
    await ada.arrive();
  });

  after(() => {
    for (const process of [ada, serve]) process?.kill();
  });

  test('[uploads.steps.1] [assets.get.1] it uploads a texture and reads the same bytes', async () => {
    ada.order({ do: 'upload', kind: 'Texture', name: 'A texture', bytes: BYTES.toString('base64') });
    const { name, same } = await ada.events.waitFor({ event: 'uploaded' });
    assert.deepEqual([name, same], ['A texture', true]);
  });

  test('[assets.built.1] [assets.built.2] it reads what every grid has', async () => {
    for (const { bytes, id, type } of BUILT_IN_ASSETS) {
      const kind = { 0: 'Texture', 5: 'Clothing', 10: 'LSLText', 13: 'Bodypart' }[type];
      ada.order({ do: 'download', kind, id });
      const found = await ada.events.waitFor({ event: 'downloaded', id });
      assert.equal(found['bytes'], Buffer.from(bytes).toString('base64'), id);
    }
  });

  test('[keep.create.1] [uploads.item.1] [keep.transfer.1] it writes a notecard and reads it by UDP', async () => {
    ada.order({ do: 'upload', kind: 'Notecard', name: 'A note', bytes: Buffer.from('Words').toString('base64') });
    assert.equal((await ada.events.waitFor({ event: 'uploaded', name: 'A note' }))['same'], true);
  });

  test('[keep.folder.1] it makes a folder by UDP', async () => {
    ada.order({ do: 'folder', name: 'Mine' });
    await ada.events.waitFor({ event: 'made', name: 'Mine', version: 1 });
  });

  test('it has nothing to complain of', async () => {
    assert.equal(await ada.close(), 0);
    for (const event of ['unhandled', 'failed']) assert.deepEqual(ada.events.all({ event }), []);
    assert.deepEqual(
      ada.events.remarks.filter((words) => /error|warning|unable/i.test(words)),
      [],
    );
  });
});
