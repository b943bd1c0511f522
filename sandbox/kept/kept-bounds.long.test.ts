// What is kept of people: how much of it, what need not be, and what cannot be.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NULL_UUID, randomUuid } from '../../protocol/uuid.ts';
import { seeded } from '../../test/support/seeded.ts';
import { NameBook } from '../caps/name-book.ts';
import { plainItem } from '../inventory/entry.ts';
import { Inventories } from '../inventory/inventories.ts';
import { ENTRY_LIMIT } from '../inventory/inventory.ts';
import { personCalled } from '../login/person.ts';
import { Whereabouts } from '../login/whereabouts.ts';
import { Friends } from '../world/friends.ts';
import { Letters } from '../world/letters.ts';
import { Mutes } from '../world/mutes.ts';
import { Profiles } from '../world/profiles.ts';
import { Taken } from '../world/taken.ts';
import { readWorldFile } from '../world-file/read.ts';
import type { Memories } from './memories.ts';
import { restore } from './restoring.ts';
import { LONGEST_PEOPLE, MOST_PEOPLE, writtenPeople } from './writing.ts';

test('[world.people.1] of too many people those count who came last, and who only came is not written down', () => {
  const random = seeded(1);
  const person = (at: number) => ({ id: randomUuid(random), first: `A${at}`, last: 'Sandbox' });
  const all = Array.from({ length: MOST_PEOPLE + 2 }, (_, at) => person(at));
  const memories = { ...nothingKept(), names: new NameBook() };
  for (const { first, id } of all.slice(1)) memories.names.give(id, `Called ${first}`);
  const known = (id: string) => all.find((one) => one.id === id);
  const { objects, people = [] } = writtenPeople(memories, { regions: [], person: known }, []);
  assert.deepEqual([people.length, people[0]?.first, objects], [MOST_PEOPLE, 'A2', undefined]);
  memories.inventories.of({ ...personCalled('Zoe', 'Sandbox') });
  const zoe = personCalled('Zoe', 'Sandbox');
  const again = writtenPeople(memories, { regions: [], person: (id) => (id === zoe.id ? zoe : undefined) }, []);
  assert.deepEqual(again, {});
});

test('[world.people.1] what would be too long to be read is left out, of those who came longest ago first', () => {
  const random = seeded(2);
  const all = ['Ada', 'Ben', 'Cleo', 'Dan'].map((first) => ({ id: randomUuid(random), first, last: 'Sandbox' }));
  const memories = nothingKept();
  for (const { id } of all) memories.profiles.change(id, { about: 'x'.repeat(LONGEST_PEOPLE / 3 - 2000) });
  const { people = [] } = writtenPeople(memories, { regions: [], person: (id) => all.find((one) => one.id === id) });
  assert.deepEqual(
    people.map(({ first }) => first),
    ['Ben', 'Cleo', 'Dan'],
  );
});

test('[world.people.3] an inventory is written when it is not as everybody begins, and read with what is ready', () => {
  const zoe = personCalled('Zoe', 'Sandbox');
  const memories = nothingKept();
  const inventory = memories.inventories.of({ ...zoe });
  const change = inventory.change();
  const root = inventory.folders[0]?.id ?? assert.fail();
  const wave = { id: HERE, parentId: root, name: 'Wave', type: 21, inventoryType: 20, assetId: NULL_UUID };
  change.addItem(plainItem(wave));
  change.done();
  inventory.setReady(HERE, true);
  const kept = writtenPeople(memories, { regions: [], person: () => zoe }, []);
  const next = nothingKept();
  restore(kept, next, { regions: [], random: seeded(1), date: 0 });
  const read = next.inventories.find(zoe.id);
  assert.deepEqual(
    [read?.gestures.map(({ name }) => name), read?.folders.length, read?.folders[0]?.version],
    [['Wave'], inventory.folders.length, 2],
  );
});

const HERE = '99999999-0000-4000-8000-000000000009';

function nothingKept(): Memories {
  return {
    ...{ friends: new Friends(), inventories: new Inventories(), letters: new Letters(), mutes: new Mutes() },
    ...{ names: new NameBook(), profiles: new Profiles(), taken: new Taken() },
    whereabouts: new Whereabouts(() => undefined),
  };
}

const PERSON = { id: HERE, first: 'Zoe', last: 'Sandbox' };
const ROOT = { id: HERE, name: 'My Inventory', type: 8, version: 1 };
const ITEM = { id: HERE, folder: HERE, name: 'Note', type: 7, asset: NULL_UUID };
const PRIM = { position: [1, 1, 1], id: HERE };
for (const [title, file, sentence] of [
  ['a person that is there twice', { people: [PERSON, PERSON] }, /people\[1\]\.id is there twice/],
  [
    'a root that lies in a folder',
    { inventory: { folders: [{ ...ROOT, parent: HERE }], items: [] } },
    /folders\[0\] is the root/,
  ],
  [
    'a folder that lies nowhere',
    { inventory: { folders: [ROOT, { ...ROOT, id: NULL_UUID }], items: [] } },
    /folders\[1\] lies in no folder/,
  ],
  [
    'an item that lies nowhere',
    { inventory: { folders: [ROOT], items: [{ ...ITEM, folder: NULL_UUID }] } },
    /items\[0\]\.folder is no folder/,
  ],
  [
    'an item that is there twice',
    { inventory: { folders: [ROOT], items: [ITEM, ITEM] } },
    /items\[1\]\.id is there twice/,
  ],
  [
    'an inventory that is too large',
    { inventory: { folders: [ROOT], items: Array.from({ length: ENTRY_LIMIT }, () => ITEM) } },
    /has 20001 folders and items; at most 20000 are kept/,
  ],
  ['a home that is no region', { home: { region: 'Nowhere' } }, /home\.region is no region of this world/],
  [
    'a part that is linked to nothing',
    { objects: [{ asset: HERE, prims: [PRIM, { ...PRIM, id: NULL_UUID }] }] },
    /prims\[1\] is linked to nothing/,
  ],
  [
    'a root that is linked',
    { objects: [{ asset: HERE, prims: [{ ...PRIM, exact: { link: HERE } }] }] },
    /prims\[0\].* is no prim of this region/,
  ],
] as const) {
  test(`[world.people.4] ${title} is refused in a sentence`, () => {
    const people = 'people' in file || 'objects' in file ? file : { people: [{ ...PERSON, ...file }] };
    const reading = readWorldFile(JSON.stringify({ regions: [{ name: 'Yard', x: 1000, y: 1000 }], ...people }));
    assert.match('problem' in reading ? reading.problem : '', sentence);
  });
}
