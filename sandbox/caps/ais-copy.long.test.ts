import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  array,
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
import { uuidBytes } from '../../protocol/uuid.ts';
import { AgentCaps, type Asked } from '../../test/support/agent-caps.ts';
import { WholeGrid } from '../../test/support/whole-grid.ts';
import { RIGHT } from '../world/prims/rights.ts';

const NOBODY = '11111111-2222-4333-8444-555555555555';
const keys = (value: Llsd) => (value.kind === 'map' ? [...value.entries.keys()] : []);
const ids = (value: Llsd) => asItems(value).map(asUuid);

/** Somebody's inventory API. */
function api(caps = new AgentCaps()) {
  const ask = (method: string, rest: string, asked: Asked = {}) =>
    caps.ask('InventoryAPIv3', { ...asked, method, rest });
  const value = (method: string, rest: string, said?: Llsd) =>
    ask(method, rest, said === undefined ? {} : { said }).value;
  const made = (name: string) => map({ categories: array([map({ name: string(name), type_default: integer(-1) })]) });
  const folder = (parent: string, name: string) =>
    asUuid(get(value('POST', `/category/${parent}`, made(name)), '_created_categories', 0));
  return { caps, ask, value, folder };
}

test('[ais.copy.1] items and folders of one’s own are copied into the folder that Destination names', () => {
  const { ask, caps, folder, value } = api();
  const outer = folder(caps.folder(6), 'Box');
  const inner = folder(outer, 'In the box');
  const [item = ''] = keys(get(value('GET', `/category/${caps.folder(13)}`), '_embedded', 'items'));
  const copied = ask('COPY', `/item/${item}`, { destination: inner }).value;
  assert.notEqual(ids(get(copied, '_created_items'))[0], item);
  assert.equal(keys(get(value('GET', `/category/${inner}`), '_embedded', 'items')).length, 1);
  const twice = ask('COPY', `/category/${inner}`, { destination: caps.folder(6) }).value;
  assert.deepEqual([ids(get(twice, '_created_categories')).length, ids(get(twice, '_created_items')).length], [1, 1]);
  const status = (rest: string, destination: string) => ask('COPY', rest, { destination }).status;
  assert.deepEqual(
    [status(`/category/${outer}`, inner), status(`/item/${NOBODY}`, inner), status(`/item/${item}`, NOBODY)],
    [400, 404, 404],
  );
});

test('[ais.copy.1] what was given and may not be copied is not', () => {
  const whole = new WholeGrid();
  const [ada, ben] = [api(new AgentCaps(whole, 'Ada')), api(new AgentCaps(whole, 'Ben'))];
  for (const { caps } of [ada, ben]) whole.stand(caps.login);
  const parts = ({ caps, value }: typeof ada) => {
    const inside = get(value('GET', `/category/${caps.folder(13)}`), '_embedded', 'items');
    return keys(inside).map((id) => [asText(get(inside, id, 'name')), id] as const);
  };
  const [[, item] = ['', '']] = parts(ben);
  const next = map({ next_owner_mask: integer(RIGHT.transfer | RIGHT.modify | RIGHT.move) });
  ben.value('PATCH', `/item/${item}`, map({ name: string('Only one'), permissions: next }));
  whole.send(ben.caps.login, 'ImprovedInstantMessage', {
    AgentData: { AgentID: ben.caps.id, SessionID: ben.caps.login.sessionId },
    MessageBlock: { ToAgentID: ada.caps.id, Dialog: 4, BinaryBucket: Uint8Array.of(13, ...(uuidBytes(item) ?? [])) },
  });
  const given = parts(ada).find(([name]) => name === 'Only one')?.[1] ?? '';
  assert.equal(ada.ask('COPY', `/item/${given}`, { destination: ada.caps.folder(7) }).status, 403);
  const inner = ada.folder(ada.caps.folder(6), 'Box');
  ada.value('PATCH', `/item/${given}`, map({ parent_id: uuid(inner) }));
  const copied = ada.ask('COPY', `/category/${inner}`, { destination: ada.caps.folder(6) }).value;
  assert.deepEqual([ids(get(copied, '_created_categories')).length, has(copied, '_created_items')], [1, false]);
});
