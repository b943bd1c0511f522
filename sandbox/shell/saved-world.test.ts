import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { utf8 } from '../../protocol/bytes.ts';
import { asBoolean, asInteger, asText, asUuid, get, has, integer, map, string } from '../../protocol/llsd/value.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { messagesIn, WholeGrid } from '../../test/support/whole-grid.ts';
import { notecardOf } from '../assets/testing/notecard.ts';
import { plainItem } from '../inventory/entry.ts';
import { plainFace, writeFaces } from '../world/prims/faces.ts';
import { boxAt } from '../world/testing/prims.ts';
import { stage } from '../world/testing/stage.ts';
import { readWorldFile } from '../world-file/read.ts';
import { saveWorld } from './saved-world.ts';
import { loadWorld } from './world-file.ts';

const NOTHING = { regions: [], homes: [], assets: [] };
const REGION = '77777777-0000-4000-8000-000000000007';

test('[world.export.3] a world file is written whole, with paths seen from its own folder, or a sentence says why not', (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-world-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const origin = { file: { assets: 'assets' }, folder: path.join(folder, 'old') };
  const file = path.join(folder, 'new.world.json');
  for (let times = 0; times < 2; times += 1) assert.equal(saveWorld(file, origin, NOTHING), undefined);
  const reading = readWorldFile(readFileSync(file, 'utf8'));
  assert.ok('world' in reading);
  assert.equal(reading.world.assets, 'old/assets');
  const refused = saveWorld(path.join(folder, 'none', 'new.world.json'), origin, NOTHING);
  assert.match(refused?.problem ?? '', /^The world cannot be written to .*: there is no such folder\.$/);
  assert.deepEqual(readdirSync(folder), ['new.world.json']);
});

test('[world.export.4] land that was shaped is written beside the world file, and read as the same land', async (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-land-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const here = stage([{ name: 'Meadow', x: 1, y: 1, id: REGION, terrain: { kind: 'flat', height: 21 } }]);
  here.arrive('Ada');
  here.hear('Ada', 'ModifyLand', {
    ModifyBlock: { Action: 4, Seconds: 3 },
    ParcelData: [{ LocalID: -1, West: 0, South: 0, East: 100, North: 50 }],
  });
  const file = path.join(folder, 'new.world.json');
  const world = { regions: [{ name: 'Meadow', x: 1, y: 1, terrain: { kind: 'flat', height: 21 } as const }] };
  assert.equal(
    saveWorld(file, { file: world, folder: '.' }, { regions: here.world.snapshot(), homes: [], assets: [] }),
    undefined,
  );
  assert.deepEqual(readdirSync(folder).toSorted(), ['new.1.land', 'new.world.json']);
  const [region] = (await loadWorld(file)).regions;
  const samples = region?.terrain?.kind === 'samples' ? region.terrain.samples : undefined;
  assert.deepEqual(samples, here.world.regions[0]?.land.samples());
  assert.ok(new Set(samples).size > 1000);
});

/** A folder that is gone after the test. */
function folderFor(t: { after(act: () => void): void }): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rezbench-kept-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const ONE_REGION = [{ name: 'Sandbox One', x: 1000, y: 1000 }];

test('[world.export.6] light that was changed is written beside the world file, read again, and gone when it is as usual', async (t) => {
  const folder = folderFor(t);
  const file = path.join(folder, 'new.world.json');
  const caps = new AgentCaps();
  const save = () => saveWorld(file, { file: { regions: ONE_REGION }, folder }, caps.whole.grid.snapshot());
  const usual = get(caps.ask('ExtEnvironment').value, 'environment');
  const environment = map({ day_cycle: get(usual, 'day_cycle'), day_length: integer(3600), day_offset: integer(7) });
  caps.ask('ExtEnvironment', { method: 'PUT', said: map({ environment }) });
  assert.equal(save(), undefined);
  assert.deepEqual(readdirSync(folder), ['new.1.light.llsd.xml', 'new.world.json']);
  const again = new AgentCaps(new WholeGrid({ regions: (await loadWorld(file)).regions }));
  const told = get(again.ask('ExtEnvironment').value, 'environment');
  for (const name of ['day_cycle', 'day_length', 'day_offset', 'track_altitudes']) {
    assert.deepEqual(get(told, name), get(has(environment, name) ? environment : usual, name), name);
  }
  assert.equal(asBoolean(get(told, 'is_default')), false);
  again.ask('ExtEnvironment', { method: 'DELETE' });
  const { origin } = await loadWorld(file);
  assert.equal(saveWorld(file, origin, again.whole.grid.snapshot()), undefined);
  assert.equal((await loadWorld(file)).regions[0]?.light, undefined);
});

test('[world.export.6] light that cannot be read is refused in a sentence', async (t) => {
  const folder = folderFor(t);
  const file = path.join(folder, 'bad.world.json');
  writeFileSync(file, JSON.stringify({ regions: [{ name: 'One', x: 1, y: 1, environment: 'light.xml' }] }));
  for (const [text, sentence] of [
    ['<llsd><map>', /light\.xml is no LLSD: /],
    ['<llsd><map/></llsd>', /light\.xml is no light of a region: A day has frames and tracks\.$/],
  ] as const) {
    writeFileSync(path.join(folder, 'light.xml'), text);
    await assert.rejects(loadWorld(file), sentence);
  }
});

test('[world.export.7] uploads that prims name are written beside the world file, others are not, and are served again', async (t) => {
  const folder = folderFor(t);
  const file = path.join(folder, 'new.world.json');
  const caps = new AgentCaps();
  const upload = (text: string) => {
    const { value } = caps.upload('UploadBakedTexture', map({}), new TextEncoder().encode(text));
    return asText(get(value, 'new_asset'));
  };
  const [named, idle] = [upload('seen'), upload('unseen')];
  caps.whole.arrive(caps.login);
  const AgentData = { AgentID: caps.id, SessionID: caps.login.sessionId };
  const built = messagesIn(caps.whole.send(caps.login, 'ObjectAdd', { AgentData, ...boxAt([100, 100, 30]) }));
  const ObjectLocalID = built.find(({ name }) => name === 'ObjectUpdate')?.u32('ObjectData', 'ID') ?? 0;
  const TextureEntry = writeFaces({ rest: plainFace(named), others: new Map() });
  caps.whole.send(caps.login, 'ObjectImage', { AgentData, ObjectData: [{ ObjectLocalID, TextureEntry }] });
  assert.equal(saveWorld(file, { file: { regions: ONE_REGION }, folder }, caps.whole.grid.snapshot()), undefined);
  assert.deepEqual(readdirSync(path.join(folder, 'new.assets')), [`${named}.j2c`]);
  const world = await loadWorld(file);
  assert.deepEqual(
    world.assets.map(({ bytes, id }) => [id, new TextDecoder().decode(bytes)]),
    [[named, 'seen']],
  );
  assert.ok(idle !== named);
});

test('[world.export.9] light of parcels is written beside the world file, and they have it again', async (t) => {
  const folder = folderFor(t);
  const file = path.join(folder, 'new.world.json');
  const parcels = [
    { name: 'West', area: [0, 0, 64, 64] as const },
    { name: 'East', area: [64, 0, 128, 64] as const },
  ];
  const regions = [{ name: 'Sandbox One', x: 1000, y: 1000, port: 13_000, parcels }];
  const caps = new AgentCaps(new WholeGrid({ regions }));
  caps.whole.arrive(caps.login);
  const ask = (of: AgentCaps, parcel: number) => of.ask('ExtEnvironment', { query: `parcelid=${parcel}` }).value;
  const usual = get(ask(caps, 3), 'environment');
  const environment = map({ day_cycle: get(usual, 'day_cycle'), day_length: integer(3600) });
  caps.ask('ExtEnvironment', { method: 'PUT', query: 'parcelid=3', said: map({ environment }) });
  const origin = { file: { regions: [{ name: 'Sandbox One', x: 1000, y: 1000 }] }, folder };
  assert.equal(saveWorld(file, origin, caps.whole.grid.snapshot()), undefined);
  assert.deepEqual(readdirSync(folder), ['new.1.3.light.llsd.xml', 'new.world.json']);
  const again = new AgentCaps(new WholeGrid({ regions: (await loadWorld(file)).regions }));
  again.whole.arrive(again.login);
  const lengths = [1, 2, 3].map((parcel) => asInteger(get(ask(again, parcel), 'environment', 'day_length')));
  assert.deepEqual(lengths, [14_400, 14_400, 3600]);
});

test('[world.export.8] uploads that lie in prims are written, and what lies in their notecards, too', async (t) => {
  const folder = folderFor(t);
  const file = path.join(folder, 'new.world.json');
  const caps = new AgentCaps();
  caps.whole.arrive(caps.login);
  const AgentData = { AgentID: caps.id, SessionID: caps.login.sessionId };
  const made = messagesIn(caps.whole.send(caps.login, 'ObjectAdd', { AgentData, ...boxAt([100, 100, 30]) }));
  const LocalID = made.find(({ name }) => name === 'ObjectUpdate')?.u32('ObjectData', 'ID') ?? 0;
  const upload = (said: ReturnType<typeof map>, bytes: Uint8Array) =>
    caps.upload('NewFileAgentInventory', said, bytes).value;
  const note = map({ asset_type: string('notecard'), inventory_type: string('notecard'), name: string('A note') });
  const picture = asUuid(get(caps.upload('UploadBakedTexture', map({}), utf8('seen')).value, 'new_asset'));
  const inside = plainItem({ id: REGION, parentId: '', name: 'In it', type: 0, inventoryType: 0, assetId: picture });
  const written = upload(note, notecardOf([inside], caps.id));
  const ItemID = asUuid(get(written, 'new_inventory_item'));
  caps.whole.send(caps.login, 'UpdateTaskInventory', { AgentData, UpdateData: { LocalID }, InventoryData: { ItemID } });
  assert.equal(saveWorld(file, { file: { regions: ONE_REGION }, folder }, caps.whole.grid.snapshot()), undefined);
  const world = await loadWorld(file);
  assert.deepEqual(
    world.assets.map(({ id }) => id).toSorted(),
    [picture, asUuid(get(written, 'new_asset'))].toSorted(),
  );
  assert.equal(world.regions[0]?.prims?.[0]?.exact?.contents?.[0]?.name, 'A note');
});
