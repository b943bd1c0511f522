import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  array,
  asInteger,
  asItems,
  asText,
  asUuid,
  get,
  has,
  integer,
  type Llsd,
  map,
  string,
  uuid,
} from '../../protocol/llsd/value.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { LIBRARY } from '../login/person.ts';
import { LIBRARY_OWNER } from '../login/skeleton.ts';
import { ITEMS_LIMIT } from './inventory.ts';

const NEW = '11111111-2222-4333-8444-555555555555';
const asked = (...ids: readonly string[]) => map({ folders: array(ids.map((id) => map({ folder_id: uuid(id) }))) });
const fetchFolder = (caps: AgentCaps, id: string, name = 'FetchInventoryDescendents2'): Llsd =>
  get(caps.ask(name, { said: asked(id) }).value, 'folders', 0);

test('[inventory.count.1] [inventory.shape.1] a folder says how much is in it, under the names that clients read', () => {
  const caps = new AgentCaps();
  const root = asUuid(get(caps.ask('InventoryAPIv3', { rest: '/category/root' }).value, 'folder_id'));
  const folder = fetchFolder(caps, root);
  const categories = asItems(get(folder, 'categories'));
  assert.equal(asInteger(get(folder, 'descendents')), categories.length);
  for (const [one, other] of [
    ['category_id', 'folder_id'],
    ['type_default', 'preferred_type'],
    ['type_default', 'type'],
  ] as const) {
    for (const category of categories) assert.deepEqual(get(category, one), get(category, other));
  }
  const clothes = fetchFolder(caps, caps.folder(5));
  assert.deepEqual([asInteger(get(clothes, 'descendents')), asItems(get(clothes, 'items')).length], [2, 2]);
});

test('[inventory.shape.2] a link says where it leads under two names', () => {
  const caps = new AgentCaps();
  const [link] = asItems(get(fetchFolder(caps, caps.folder(46)), 'items'));
  assert.ok(link !== undefined);
  assert.deepEqual(get(link, 'linked_id'), get(link, 'asset_id'));
  const item = asUuid(get(link, 'linked_id'));
  const said = map({ items: array([map({ item_id: uuid(item) })]) });
  const found = get(caps.ask('FetchInventory2', { said }).value, 'items', 0);
  assert.deepEqual([asUuid(get(found, 'item_id')), has(found, 'linked_id')], [item, false]);
});

test('[inventory.library.1] folders of the library are answered by both capabilities, with the owner of the library', () => {
  const caps = new AgentCaps();
  const root = LIBRARY.folders[0]?.id ?? '';
  for (const name of ['FetchInventoryDescendents2', 'FetchLibDescendents2']) {
    const folder = fetchFolder(caps, root, name);
    assert.deepEqual([asUuid(get(folder, 'folder_id')), asUuid(get(folder, 'owner_id'))], [root, LIBRARY_OWNER]);
  }
});

test('a folder that nobody has is a bad one', () => {
  const answer = new AgentCaps().ask('FetchInventoryDescendents2', { said: asked(NEW) }).value;
  assert.deepEqual([asItems(get(answer, 'folders')), asItems(get(answer, 'bad_folders')).length], [[], 1]);
});

test('[inventory.lost.1] the folder with the null id, where viewers look for what was lost, is an empty one', () => {
  const answer = new AgentCaps().ask('FetchInventoryDescendents2', { said: asked(NULL_UUID) }).value;
  const [folder, ...others] = asItems(get(answer, 'folders'));
  assert.ok(folder);
  assert.deepEqual([others, asItems(get(answer, 'bad_folders'))], [[], []]);
  assert.equal(asUuid(get(folder, 'folder_id')), NULL_UUID);
  assert.deepEqual([asInteger(get(folder, 'descendents')), asItems(get(folder, 'items'))], [0, []]);
});

test('[inventory.items.1] items of both trees are found, others are left out, and there is a bound', () => {
  const caps = new AgentCaps();
  const [own] = asItems(get(fetchFolder(caps, caps.folder(13)), 'items'));
  const library = LIBRARY.itemsIn(LIBRARY.folderFor(13)?.id ?? '')[0];
  assert.ok(own !== undefined && library !== undefined);
  const wanted = [asUuid(get(own, 'item_id')), library.id, NEW];
  const items = (ids: readonly string[]) => map({ items: array(ids.map((id) => map({ item_id: uuid(id) }))) });
  const found = asItems(get(caps.ask('FetchLib2', { said: items(wanted) }).value, 'items'));
  assert.deepEqual(
    found.map((item) => asUuid(get(item, 'item_id'))),
    wanted.slice(0, 2),
  );
  const crowd = (count: number) => map({ items: array(Array.from({ length: count }, () => map({}))) });
  assert.equal(caps.ask('FetchInventory2', { said: crowd(ITEMS_LIMIT) }).status, 200);
  assert.equal(caps.ask('FetchInventory2', { said: crowd(ITEMS_LIMIT + 1) }).status, 400);
});

test('[inventory.category.1] a folder is made with the id that the viewer chose, once, and is there at the next login', () => {
  const caps = new AgentCaps();
  const parent = caps.folder(48);
  const wish = (name: string, parentId = parent) =>
    caps.ask('CreateInventoryCategory', {
      said: map({ folder_id: uuid(NEW), parent_id: uuid(parentId), type: integer(47), name: string(name) }),
    });
  assert.equal(asText(get(wish('Sundays').value, 'name')), 'Sundays');
  assert.equal(asText(get(wish('Mondays').value, 'name')), 'Sundays');
  assert.equal(wish('Nowhere', NULL_UUID).status, 400);
  assert.equal(asInteger(get(fetchFolder(caps, parent), 'version')), 2);
  const again = new AgentCaps(caps.whole);
  assert.equal(asText(get(fetchFolder(again, NEW), 'folder_id')), NEW);
});

test('[inventory.once.1] a second trash under the root is no trash, however it is made', () => {
  const caps = new AgentCaps();
  const root = asUuid(get(caps.ask('InventoryAPIv3', { rest: '/category/root' }).value, 'folder_id'));
  const create = (parent: string, type: number) =>
    asInteger(
      get(
        caps.ask('CreateInventoryCategory', { said: map({ parent_id: uuid(parent), type: integer(type) }) }).value,
        'type',
      ),
    );
  assert.deepEqual(
    [create(root, 14), create(root, 47), create(caps.folder(48), 47), create(caps.folder(2), 2)],
    [-1, 47, 47, 2],
  );
  const categories = array([map({ name: string('Trash'), type_default: integer(14) })]);
  caps.ask('InventoryAPIv3', { rest: `/category/${root}`, said: map({ categories }) });
  const AgentData = { AgentID: caps.id, SessionID: caps.login.sessionId };
  caps.whole.stand(caps.login);
  const FolderData = { FolderID: NEW, ParentID: root, Type: 14, Name: 'Trash' };
  caps.whole.send(caps.login, 'CreateInventoryFolder', { AgentData, FolderData });
  const types = asItems(get(fetchFolder(caps, root), 'categories')).map((folder) =>
    asInteger(get(folder, 'type_default')),
  );
  assert.deepEqual([types.length, types.filter((type) => type === 14).length], [24, 1]);
});

test('[inventory.kept.1] the skeleton of the next login has the versions that the inventory has', () => {
  const caps = new AgentCaps();
  const said = map({ parent_id: uuid(caps.folder(48)), name: string('Sundays') });
  caps.ask('CreateInventoryCategory', { said });
  const words = { first: 'Ada', last: 'Sandbox', passwd: 'secret', start: 'last' };
  const options = array([string('inventory-skeleton')]);
  const members = Object.entries(words).map(([name, value]) => [name, string(value)] as const);
  const answer = caps.whole.postNow('/', map([...members, ['options', options]]));
  const skeleton = asItems(get(answer, 'inventory-skeleton'));
  const versions = skeleton.filter((folder) => asInteger(get(folder, 'version')) !== 1);
  assert.deepEqual(
    versions.map((folder) => asText(get(folder, 'name'))),
    ['My Outfits'],
  );
  assert.ok(skeleton.some((folder) => asText(get(folder, 'name')) === 'Sundays'));
});
