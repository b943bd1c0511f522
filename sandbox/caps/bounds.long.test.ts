// The bounds of what capabilities take, each reached and passed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../protocol/bytes.ts';
import { writeLlsdBinary } from '../../protocol/llsd/binary.ts';
import { array, asItems, asText, get, type Llsd, map, string } from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import { eventsIn, WholeGrid } from '../../test/support/whole-grid.ts';
import { BODY_LIMITS } from './calls.ts';
import { POLL_LIMIT } from './clerk.ts';
import { IDS_LIMIT } from './display-names.ts';
import { BATCH_LIMIT, WAITING_LIMIT } from './event-queue.ts';
import { FOLDERS_LIMIT } from './inventory.ts';
import { PREFERENCES_LIMIT } from './preferences.ts';

const LESS = 0x3c;

/** Ada's capability, as something to call. */
function capability(name: string) {
  const whole = new WholeGrid();
  const url = new URL(whole.capability(whole.logIn('Ada'), name));
  return ({ query, said }: { readonly said?: Uint8Array; readonly query?: string }) => {
    const call = query === undefined ? { body: said ?? new Uint8Array(0) } : { method: 'GET', query };
    const contentType = said?.[0] === LESS ? 'application/llsd+xml' : 'application/llsd+binary';
    const { reply } = whole.request({ ...call, contentType, path: url.pathname });
    return { status: reply?.status, text: reply?.body ?? '', value: readLlsdXml(reply?.body ?? '').value };
  };
}

test('display names are answered for so many ids, and for one more not at all', () => {
  const ask = capability('GetDisplayNames');
  const query = (count: number) => Array.from({ length: count }, (_, at) => `ids=${at}`).join('&');
  const most = ask({ query: query(IDS_LIMIT) });
  assert.equal(asItems(get(most.value, 'bad_usernames')).length, IDS_LIMIT);
  const more = ask({ query: query(IDS_LIMIT + 1) });
  assert.deepEqual([more.status, more.text], [400, 'GetDisplayNames: at most 512 ids are answered at once.\n']);
});

/** Of no folder. */
const NOBODYS = '11111111-2222-4333-8444-555555555555';

test('so many folders are answered, and one more is refused', () => {
  const ask = capability('FetchInventoryDescendents2');
  const folders = (count: number): Uint8Array =>
    writeLlsdBinary(map({ folders: array(Array.from({ length: count }, () => map({ folder_id: string(NOBODYS) }))) }));
  const most = ask({ said: folders(FOLDERS_LIMIT) });
  assert.equal(asItems(get(most.value, 'bad_folders')).length, FOLDERS_LIMIT);
  const more = ask({ said: folders(FOLDERS_LIMIT + 1) });
  assert.deepEqual(
    [more.status, more.text],
    [400, 'FetchInventoryDescendents2: at most 512 folders are answered at once.\n'],
  );
});

test('[caps.preferences.1] preferences are remembered up to their bound; more changes nothing', () => {
  const ask = capability('AgentPreferences');
  const language = (length: number) => map({ language: string('x'.repeat(length)) });
  const tell = (value: Llsd) => ask({ said: writeLlsdBinary(value) });
  const longest = PREFERENCES_LIMIT - writeLlsdBinary(language(0)).length;
  const isLongest = (value: Llsd) => asText(get(value, 'language')).length === longest;
  assert.equal(isLongest(tell(language(longest)).value), true);
  const refused = tell(language(longest + 1));
  assert.deepEqual([refused.status, refused.text], [400, 'AgentPreferences: preferences have at most 16384 bytes.\n']);
  assert.equal(isLongest(tell(map({})).value), true);
});

for (const form of ['xml', 'binary'] as const) {
  test(`a body in ${form} is nested so deep and holds so many values, and not more`, () => {
    const ask = capability('AgentPreferences');
    const status = (value: Llsd) =>
      ask({ said: form === 'binary' ? writeLlsdBinary(value) : utf8(xmlOf(value)) }).status;
    for (const [bound, of] of [
      [BODY_LIMITS.depth, nested],
      [BODY_LIMITS.values, crowd],
    ] as const) {
      assert.equal(status(of(bound)), 200, of.name);
      assert.equal(status(of(bound + 1)), 400, of.name);
    }
  });
}

test('[events.poll.1] a poll has so many bytes, and not one more', () => {
  const ask = capability('EventQueueGet');
  const poll = (size: number) => ask({ said: utf8('<llsd><map/></llsd>'.padEnd(size)) });
  assert.equal(poll(POLL_LIMIT).status, undefined, 'it is held');
  const more = poll(POLL_LIMIT + 1);
  assert.deepEqual([more.status, more.text], [413, 'EventQueueGet: a poll has at most 4096 bytes.\n']);
});

test('[events.bound.1] events that are thrown away because nobody fetches them are told of once, until some are fetched', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  const queue = whole.capability(ada, 'EventQueueGet');
  whole.stand(ada);
  const AgentData = { AgentID: ada.id, SessionID: ada.sessionId };
  /** Asks for the parcel, which is told by the event queue; the warnings of that. */
  const ask = (times: number): readonly string[] =>
    Array.from({ length: times }, () =>
      eventsIn(whole.send(ada, 'ParcelPropertiesRequest', { AgentData, ParcelData: { East: 1, North: 1 } })),
    ).flat();
  const waiting = WAITING_LIMIT - 1;
  const warning = 'warning Ada Sandbox does not fetch its events; the oldest of 1000 are thrown away.';
  assert.deepEqual(ask(waiting), []);
  assert.deepEqual(ask(3), [warning]);
  whole.post(queue, map({}));
  assert.deepEqual(ask(BATCH_LIMIT), []);
  assert.deepEqual(ask(2), [warning]);
});

/** `depth` arrays, each in the one before. */
function nested(depth: number): Llsd {
  let value: Llsd = array([]);
  for (let level = 1; level < depth; level += 1) value = array([value]);
  return value;
}

/** An array that makes `count` values together with what is in it. */
function crowd(count: number): Llsd {
  return array(Array.from({ length: count - 1 }, () => array([])));
}

/** As short as it can be said: a hundred thousand values must fit into a body. */
function xmlOf(value: Llsd): string {
  const inside = (one: Llsd): string =>
    asItems(one).length === 0 ? '<array/>' : `<array>${asItems(one).map(inside).join('')}</array>`;
  return `<llsd>${inside(value)}</llsd>`;
}
