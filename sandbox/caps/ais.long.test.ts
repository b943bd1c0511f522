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
import { u32 } from '../../protocol/llsd/wide.ts';
import { NULL_UUID } from '../../protocol/uuid.ts';
import { AgentCaps, type Asked } from '../../test/support/agent-caps.ts';
import { messagesIn } from '../../test/support/whole-grid.ts';
import { NEW_SCRIPT } from '../assets/built-in.ts';
import { LIBRARY } from '../login/person.ts';
import { DEPTH_LIMIT } from './ais-answers.ts';

const NOBODY = '11111111-2222-4333-8444-555555555555';
const keys = (value: Llsd) => (value.kind === 'map' ? [...value.entries.keys()] : []);
const ids = (value: Llsd) => asItems(value).map(asUuid);

/** Ada's inventory API. */
function api(caps = new AgentCaps()) {
  const ask = (method: string, rest: string, asked: Asked = {}) =>
    caps.ask('InventoryAPIv3', { ...asked, method, rest });
  const value = (method: string, rest: string, said?: Llsd) =>
    ask(method, rest, said === undefined ? {} : { said }).value;
  const version = (id: string) => asInteger(get(value('GET', `/category/${id}`), 'version'));
  const folder = (parent: string, name: string) =>
    asUuid(get(value('POST', `/category/${parent}`, made(name)), '_created_categories', 0));
  return { caps, ask, value, version, folder };
}

const made = (name: string) => map({ categories: array([map({ name: string(name), type_default: integer(-1) })]) });
const linkTo = (id: string) =>
  map({ linked_id: uuid(id), type: integer(24), inv_type: integer(18), name: string('Worn') });

test('[ais.get.1] [ais.current.1] a category is read with what is in it, or with a part of that', () => {
  const { caps, value } = api();
  const all = value('GET', '/category/current');
  assert.equal(asUuid(get(all, 'category_id')), caps.folder(46));
  assert.deepEqual(keys(get(all, '_embedded')), ['categories', 'items', 'links']);
  assert.equal(keys(get(all, '_embedded', 'links')).length, 6);
  assert.deepEqual(keys(get(value('GET', '/category/current/links'), '_embedded')), ['links']);
  assert.deepEqual(keys(get(value('GET', '/category/root/categories'), '_embedded')), ['categories']);
  assert.deepEqual(keys(get(value('GET', '/category/root/items'), '_embedded')), ['items']);
  assert.deepEqual(keys(value('GET', '/orphans')), ['_embedded']);
  const [item = ''] = keys(get(value('GET', `/category/${caps.folder(13)}`), '_embedded', 'items'));
  assert.equal(asUuid(get(value('GET', `/item/${item}`), 'item_id')), item);
});

test('[ais.links.1] DELETE of the links of an outfit leaves the outfit, and DELETE of other parts is refused', () => {
  const { ask, caps, folder, value } = api();
  const outfit = folder(caps.folder(48), 'Evening');
  const [worn = ''] = keys(get(value('GET', `/category/${caps.folder(13)}`), '_embedded', 'items'));
  value('PUT', `/category/${outfit}/links`, map({ links: array([linkTo(worn)]) }));
  assert.equal(keys(get(value('GET', `/category/${outfit}/links`), '_embedded', 'links')).length, 1);
  assert.equal(ask('DELETE', `/category/${outfit}/links`).status, 200);
  assert.equal(keys(get(value('GET', `/category/${outfit}/links`), '_embedded', 'links')).length, 0);
  assert.equal(ask('DELETE', `/category/${outfit}/items`).status, 400);
  assert.equal(ask('GET', `/category/${outfit}`).status, 200);
});

test('[ais.current.1] the trash is called by its name, too', () => {
  const { ask, caps, folder, value } = api();
  folder(caps.folder(14), 'Old');
  assert.equal(ask('DELETE', '/category/trash/children').status, 200);
  assert.equal(keys(get(value('GET', '/category/trash'), '_embedded', 'categories')).length, 0);
});

test('what is not there is not found', () => {
  const { ask } = api();
  for (const rest of ['', '/', '/thing/1', `/category/${NOBODY}`, `/item/${NOBODY}`])
    assert.equal(ask('GET', rest).status, 404, rest);
  for (const method of ['PATCH', 'DELETE', 'POST', 'PUT']) {
    assert.equal(ask(method, `/category/${NOBODY}`, { said: map({}) }).status, 404, method);
    assert.equal(ask(method, `/item/${NOBODY}`, { said: map({}) }).status, 404, method);
  }
});

test('[ais.depth.1] folders in folders are told down to the depth that is asked for', () => {
  const { ask, caps, folder } = api();
  let parent = caps.folder(48);
  for (let level = 0; level < DEPTH_LIMIT + 3; level += 1) parent = folder(parent, `Level ${level}`);
  const depthOf = (depth: string) => {
    let [at, found] = [ask('GET', `/category/${caps.folder(48)}/categories`, { query: `depth=${depth}` }).value, 0];
    while (keys(get(at, '_embedded', 'categories')).length > 0) {
      const inside = get(at, '_embedded', 'categories');
      at = get(inside, keys(inside)[0] ?? '');
      found += 1;
    }
    return found;
  };
  assert.deepEqual(['0', '1', '2', 'x', '1000'].map(depthOf), [1, 2, 3, 1, DEPTH_LIMIT + 1]);
});

test('[ais.create.1] [ais.changed.1] folders, items and links are made, and the folder has its new version', () => {
  const { caps, value, version } = api();
  const outfits = caps.folder(48);
  const [shirt = ''] = keys(get(value('GET', `/category/${caps.folder(5)}`), '_embedded', 'items'));
  const said = map({
    categories: array([map({ name: string('Sundays'), type_default: integer(47) })]),
    items: array([map({ name: string('A thing'), type: integer(7), desc: string('of mine') })]),
    links: array([linkTo(shirt)]),
  });
  const answer = value('POST', `/category/${outfits}`, said);
  assert.deepEqual([ids(get(answer, '_created_categories')).length, ids(get(answer, '_created_items')).length], [1, 2]);
  assert.deepEqual(keys(get(answer, '_updated_category_versions')), [outfits]);
  assert.equal(asInteger(get(answer, '_updated_category_versions', outfits)), 2);
  assert.equal(version(outfits), 2);
  const [link = ''] = keys(get(answer, '_embedded', 'links'));
  assert.equal(asUuid(get(answer, '_embedded', 'links', link, 'linked_id')), shirt);
  assert.equal(has(answer, '_removed_items'), false);
});

test('[assets.built.3] a script that is made has a text at once', () => {
  const { caps, value } = api();
  const made = array([map({ name: string('New Script'), type: string('lsltext'), asset_id: uuid(NULL_UUID) })]);
  const answer = value('POST', `/category/${caps.folder(10)}`, map({ items: made }));
  const [id = ''] = ids(get(answer, '_created_items'));
  assert.equal(asUuid(get(answer, '_embedded', 'items', id, 'asset_id')), NEW_SCRIPT);
});

test('[ais.create.1] a request that makes nothing is refused', () => {
  const { ask, caps } = api();
  assert.equal(ask('POST', `/category/${caps.folder(48)}`, { said: map({}) }).status, 400);
});

test('[ais.links.1] the links of a folder are replaced, its items stay', () => {
  const { caps, value } = api();
  const outfit = caps.folder(46);
  value('POST', `/category/${outfit}`, map({ items: array([map({ name: string('Stays'), type: integer(7) })]) }));
  const [shirt = ''] = keys(get(value('GET', `/category/${caps.folder(5)}`), '_embedded', 'items'));
  const answer = value('PUT', '/category/current/links', map({ links: array([linkTo(shirt)]) }));
  assert.deepEqual([ids(get(answer, '_removed_items')).length, ids(get(answer, '_created_items')).length], [6, 1]);
  assert.equal(asInteger(get(answer, '_updated_category_versions', outfit)), 3);
  const now = get(value('GET', '/category/current'), '_embedded');
  assert.deepEqual([keys(get(now, 'links')).length, keys(get(now, 'items')).length], [1, 1]);
  assert.equal(ids(get(value('PUT', '/category/current/links', array([linkTo(shirt)])), '_created_items')).length, 1);
});

test('[ais.patch.1] a folder gets another name and another parent, but does not come to lie in itself', () => {
  const { ask, caps, folder, value, version } = api();
  const [outfits, trash] = [caps.folder(48), caps.folder(14)];
  const one = folder(outfits, 'One');
  const inner = folder(one, 'Inner');
  const answer = value('PATCH', `/category/${one}`, map({ name: string('Old'), parent_id: uuid(trash) }));
  assert.deepEqual([asText(get(answer, 'name')), asUuid(get(answer, 'parent_id'))], ['Old', trash]);
  assert.deepEqual(ids(get(answer, '_updated_categories')), [one]);
  assert.deepEqual([version(outfits), version(trash), version(one)], [3, 2, 3]);
  assert.equal(asInteger(get(answer, 'version')), version(one));
  assert.equal(ask('PATCH', `/category/${one}`, { said: map({ parent_id: uuid(inner) }) }).status, 400);
  assert.equal(ask('PATCH', `/category/${one}`, { said: map({ parent_id: uuid(NOBODY) }) }).status, 400);
});

test('[ais.patch.2] what an item is said to be it is, the rest stays', () => {
  const { ask, caps, value } = api();
  const [shirt = ''] = keys(get(value('GET', `/category/${caps.folder(5)}`), '_embedded', 'items'));
  const said = map({
    name: string('Sunday shirt'),
    desc: string('white'),
    parent_id: uuid(caps.folder(14)),
    permissions: map({ next_owner_mask: integer(0x8000) }),
    sale_info: map({ sale_type: integer(2), sale_price: integer(7) }),
  });
  const answer = value('PATCH', `/item/${shirt}`, said);
  const now = value('GET', `/item/${shirt}`);
  for (const name of ['name', 'desc', 'parent_id', 'sale_info', 'flags', 'asset_id', 'permissions'])
    assert.deepEqual(get(answer, name), get(now, name), name);
  assert.deepEqual([asText(get(now, 'name')), asInteger(get(now, 'flags'))], ['Sunday shirt', 4]);
  assert.equal(asInteger(get(now, 'permissions', 'next_owner_mask')), 0x8000);
  assert.deepEqual(ids(get(answer, '_updated_items')), [shirt]);
  assert.equal(keys(get(answer, '_updated_category_versions')).length, 2);
  assert.equal(ask('PATCH', `/item/${shirt}`, { said: map({ parent_id: uuid(NULL_UUID) }) }).status, 400);
  assert.equal(ask('PUT', `/item/${shirt}`, { said: map({}) }).status, 400);
});

test('[ais.patch.3] an item as viewers write it has words for its kinds, and its flags as octets', () => {
  const { caps, value } = api();
  const [shirt = ''] = keys(get(value('GET', `/category/${caps.folder(5)}`), '_embedded', 'items'));
  const sale = (word: string) => map({ sale_type: string(word), sale_price: integer(7) });
  const facts = { type: string('clothing'), inv_type: string('wearable'), flags: u32(4), sale_info: sale('copy') };
  const now = value('PATCH', `/item/${shirt}`, map({ ...facts, name: string('Sunday shirt') }));
  assert.deepEqual([asText(get(now, 'name')), asInteger(get(now, 'flags'))], ['Sunday shirt', 4]);
  assert.equal(asInteger(get(now, 'sale_info', 'sale_type')), 2);
  const note = map({ name: string('Note'), type: string('notecard'), inv_type: string('notecard') });
  const shape = map({ name: string('Shape'), type: string('bodypart'), inv_type: string('wearable'), flags: u32(0) });
  const made = value('POST', `/category/${caps.folder(7)}`, map({ items: array([note, shape]) }));
  const items = ids(get(made, '_created_items')).map((id) => get(made, '_embedded', 'items', id));
  const numbers = (item: Llsd) => ['type', 'inv_type'].map((name) => asInteger(get(item, name)));
  assert.deepEqual(items.map(numbers), [
    [7, 7],
    [13, 18],
  ]);
});

test('[ais.patch.4] an item gets the asset of an upload by the id of that', () => {
  const { caps, value } = api();
  const [shape = ''] = keys(get(value('GET', `/category/${caps.folder(13)}`), '_embedded', 'items'));
  const asset = () => asUuid(get(value('GET', `/item/${shape}`), 'asset_id'));
  const before = asset();
  caps.whole.stand(caps.login);
  value('PATCH', `/item/${shape}`, map({ hash_id: uuid(NOBODY) }));
  assert.equal(asset(), before, 'nothing was uploaded');
  const AssetBlock = { TransactionID: NOBODY, Type: 13, AssetData: new TextEncoder().encode('LLWearable version 22') };
  const said = messagesIn(caps.whole.send(caps.login, 'AssetUploadRequest', { AssetBlock }));
  const completed = said.find(({ name }) => name === 'AssetUploadComplete')?.uuid('AssetBlock', 'UUID');
  value('PATCH', `/item/${shape}`, map({ hash_id: uuid(NOBODY) }));
  assert.deepEqual([asset() === before, asset()], [false, completed]);
});

test('[ais.changed.1] what is deleted is told, with the links that led there', () => {
  const { caps, folder, value } = api();
  const [shirt = ''] = keys(get(value('GET', `/category/${caps.folder(5)}`), '_embedded', 'items'));
  const gone = value('DELETE', `/item/${shirt}`);
  assert.deepEqual([ids(get(gone, '_removed_items')), ids(get(gone, '_broken_links_removed')).length], [[shirt], 1]);
  assert.deepEqual(keys(get(gone, '_updated_category_versions')).sort(), [caps.folder(5), caps.folder(46)].sort());
  const outfits = caps.folder(48);
  const one = folder(outfits, 'One');
  const inner = folder(one, 'Inner');
  const purged = value('DELETE', `/category/${one}/children`);
  assert.deepEqual(ids(get(purged, '_categories_removed')), [inner]);
  assert.deepEqual(keys(get(purged, '_updated_category_versions')), [one]);
  const removed = value('DELETE', `/category/${one}`);
  assert.deepEqual(ids(get(removed, '_categories_removed')), [one]);
  assert.deepEqual(keys(get(removed, '_updated_category_versions')), [outfits]);
});

test('[ais.protected.1] folders of the system are not deleted and not moved, but emptied', () => {
  const { ask, caps } = api();
  const body = caps.folder(13);
  assert.equal(ask('DELETE', `/category/${body}`).status, 403);
  assert.equal(ask('PATCH', `/category/${body}`, { said: map({ parent_id: uuid(caps.folder(14)) }) }).status, 403);
  assert.equal(ask('DELETE', `/category/${body}/children`).status, 200);
  assert.equal(ask('PUT', `/category/${body}`, { said: map({}) }).status, 400);
});

test('[inventory.fixed.1] an outfit is thrown away, and deleted for good', () => {
  const { ask, caps, value } = api();
  const said = map({ categories: array([map({ name: string('Sundays'), type_default: integer(47) })]) });
  const outfit = asUuid(get(value('POST', `/category/${caps.folder(48)}`, said), '_created_categories', 0));
  const path = `/category/${outfit}`;
  assert.equal(ask('PATCH', path, { said: map({ parent_id: uuid(caps.folder(14)) }) }).status, 200);
  assert.equal(asUuid(get(value('GET', path), 'parent_id')), caps.folder(14));
  assert.deepEqual([ask('DELETE', path).status, ask('GET', path).status], [200, 404]);
  assert.equal(ask('DELETE', '/category/root').status, 403);
});

test('[ais.library.1] a folder of the library is read, and copied into the folder that Destination names', () => {
  const caps = new AgentCaps();
  const clothes = LIBRARY.folderFor(5)?.id ?? '';
  const rest = `/category/${clothes}`;
  assert.equal(keys(get(caps.ask('LibraryAPIv3', { rest }).value, '_embedded', 'items')).length, 2);
  const destination = caps.folder(48);
  const { status, value } = caps.ask('LibraryAPIv3', { method: 'COPY', rest, destination });
  assert.equal(status, 200);
  const [copy = ''] = ids(get(value, '_created_categories'));
  assert.equal(ids(get(value, '_created_items')).length, 2);
  const inside = caps.ask('InventoryAPIv3', { rest: `/category/${copy}` }).value;
  assert.equal(keys(get(inside, '_embedded', 'items')).length, 2);
  assert.equal(asUuid(get(inside, 'agent_id')), caps.id);
  assert.equal(caps.ask('LibraryAPIv3', { method: 'COPY', rest, destination: NOBODY }).status, 404);
  assert.equal(caps.ask('LibraryAPIv3', { method: 'DELETE', rest }).status, 405);
});
