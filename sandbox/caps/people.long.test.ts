import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  array,
  asBoolean,
  asBytes,
  asInteger,
  asItems,
  asText,
  asUuid,
  boolean,
  date,
  get,
  integer,
  type Llsd,
  map,
  string,
  uuid,
} from '../../protocol/llsd/value.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { WholeGrid } from '../../test/support/whole-grid.ts';
import type { Effect } from '../effects.ts';
import { BODY_FACE, NO_TEXTURE, usualLook } from '../world/looks.ts';
import { readFaces } from '../world/prims/faces.ts';
import { DISPLAY_NAME_BYTES } from './display-names.ts';
import { NAMES_LIMIT, NameBook } from './name-book.ts';
import { FOUND_LIMIT, PROFILE_BYTES } from './people.ts';

const NOBODY = '11111111-2222-4333-8444-555555555555';
const namesIn = (caps: AgentCaps, words: string) =>
  asItems(get(caps.ask('AvatarPickerSearch', { query: `page_size=100&names=${words}` }).value, 'agents')).map((one) =>
    asText(get(one, 'display_name')),
  );
const events = (effects: readonly Effect[]) =>
  effects.flatMap((effect) =>
    effect.kind === 'seen' && effect.seen.kind === 'exchange' && effect.seen.door === 'event' ? [effect.seen.name] : [],
  );
const poll = (caps: AgentCaps) => caps.whole.post(caps.whole.capability(caps.login, 'EventQueueGet'), map({}));

test('[people.search.1] people are found by the words of their names, and no more than a hundred', () => {
  const caps = new AgentCaps();
  for (const name of ['Ben', 'Bert']) caps.whole.logIn(name);
  assert.deepEqual(namesIn(caps, 'BE'), ['Ben Sandbox', 'Bert Sandbox']);
  assert.deepEqual(namesIn(caps, 'sandbox%20ber'), ['Bert Sandbox']);
  assert.deepEqual(namesIn(caps, 'ben.sandbox'), ['Ben Sandbox']);
  assert.deepEqual([namesIn(caps, ''), namesIn(caps, 'zoe')], [[], []]);
  for (let count = 0; count < FOUND_LIMIT; count += 1) caps.whole.logIn(`Be${count}`);
  assert.equal(namesIn(caps, 'be').length, FOUND_LIMIT);
});

test('[people.profile.1] [people.profile.3] a profile is told of everybody who was ever here', () => {
  const caps = new AgentCaps();
  const ben = caps.whole.logIn('Ben');
  const { value } = caps.ask('AgentProfile', { rest: `/${ben.id}` });
  assert.deepEqual([asUuid(get(value, 'id')), asBoolean(get(value, 'online'))], [ben.id, true]);
  assert.deepEqual(get(value, 'member_since'), date(Date.UTC(2020, 0, 1)));
  assert.equal(caps.ask('AgentProfile', { rest: `/${NOBODY}` }).status, 404);
});

test("[people.profile.2] one changes one's own profile, member by member, and nobody else's", () => {
  const caps = new AgentCaps();
  const ben = new AgentCaps(caps.whole, 'Ben');
  const put = (said: ReturnType<typeof map>, id = caps.id) =>
    caps.ask('AgentProfile', { method: 'PUT', rest: `/${id}`, said });
  put(
    map({
      sl_about_text: string('I count.'),
      hide_age: boolean(true),
      notes: string('secret'),
      fl_about_text: boolean(true),
    }),
  );
  put(map({ fl_about_text: string('I walk.') }));
  const { value } = ben.ask('AgentProfile', { rest: `/${caps.id}` });
  const texts = ['sl_about_text', 'fl_about_text', 'notes'].map((name) => asText(get(value, name)));
  assert.deepEqual([texts, asBoolean(get(value, 'hide_age'))], [['I count.', 'I walk.', ''], true]);
  assert.equal(put(map({ hide_age: boolean(true) }), ben.id).status, 403);
  const long = (length: number) => put(map({ sl_about_text: string('x'.repeat(length)) })).status;
  assert.deepEqual([long(PROFILE_BYTES - 1000), long(PROFILE_BYTES)], [200, 400]);
});

test('[profile.picks.1] picks are the same by HTTP and by UDP', () => {
  const caps = new AgentCaps();
  caps.whole.arrive(caps.login);
  const AgentData = { AgentID: caps.id, SessionID: caps.login.sessionId };
  caps.whole.send(caps.login, 'PickInfoUpdate', { AgentData, Data: { PickID: NOBODY, Name: 'The quay' } });
  const picks = asItems(get(caps.ask('AgentProfile', { rest: `/${caps.id}` }).value, 'picks'));
  assert.deepEqual(
    picks.map((pick) => [asUuid(get(pick, 'id')), asText(get(pick, 'name'))]),
    [[NOBODY, 'The quay']],
  );
});

test('[profile.notes.1] what one writes down about another is read by oneself alone', () => {
  const caps = new AgentCaps();
  const ben = new AgentCaps(caps.whole, 'Ben');
  const put = (said: Llsd) => caps.ask('AgentProfile', { method: 'PUT', rest: `/${ben.id}`, said }).status;
  assert.deepEqual([put(map({ notes: string('kind') })), put(map({ hide_age: boolean(true) }))], [200, 403]);
  const notes = (reader: AgentCaps) => asText(get(reader.ask('AgentProfile', { rest: `/${ben.id}` }).value, 'notes'));
  assert.deepEqual([notes(caps), notes(ben)], ['kind', '']);
});

test('[names.display.1] a name that somebody gives itself is told to it and to all who stand there', () => {
  const caps = new AgentCaps();
  const ben = new AgentCaps(caps.whole, 'Ben');
  for (const { login, whole } of [caps, ben]) whole.stand(login);
  for (const one of [caps, ben]) poll(one);
  const call = (name: string) =>
    caps.ask('SetDisplayName', { said: map({ display_name: array([string('Ada Sandbox'), string(name)]) }) });
  const { effects, status } = call(`Countess${'!'.repeat(DISPLAY_NAME_BYTES)}`);
  assert.equal(status, 200);
  assert.deepEqual(events(effects), ['SetDisplayNameReply', 'DisplayNameUpdate', 'DisplayNameUpdate']);
  const shown = () => get(ben.ask('GetDisplayNames', { query: `ids=${caps.id}` }).value, 'agents', 0);
  assert.equal(asText(get(shown(), 'display_name')).length, DISPLAY_NAME_BYTES);
  assert.deepEqual(get(shown(), 'is_display_name_default'), boolean(false));
  assert.deepEqual(namesIn(ben, 'countess').length, 1);
  call('');
  assert.equal(asText(get(shown(), 'display_name')), 'Ada Sandbox');
  assert.equal(caps.ask('SetDisplayName', { said: map({}) }).status, 400);
});

test('[names.display.2] whoever is asked for twice is told once', () => {
  const caps = new AgentCaps();
  const unknown = [NOBODY, NOBODY, 'ada', 'ada'].map((id) => `&ids=${id}`).join('');
  const { value } = caps.ask('GetDisplayNames', { query: `ids=${caps.id}&ids=${caps.id.toUpperCase()}${unknown}` });
  const lists = ['agents', 'bad_ids', 'bad_usernames'].map((name) => asItems(get(value, name)).length);
  assert.deepEqual(lists, [1, 1, 1]);
});

test('[names.display.1] of too many given names the oldest is forgotten', () => {
  const book = new NameBook();
  for (let count = 0; count <= NAMES_LIMIT; count += 1) book.give(`${count}`, 'Name');
  assert.deepEqual([book.find('0'), book.find('1')], [undefined, 'Name']);
});

test('[chat.session.1] [chat.session.3] a conference begins with its beginner, and other methods are answered', () => {
  const caps = new AgentCaps();
  caps.whole.stand(caps.login);
  poll(caps);
  const call = (method: string) =>
    caps.ask('ChatSessionRequest', { said: map({ method: string(method), 'session-id': uuid(NOBODY) }) });
  assert.deepEqual(events(call('start conference').effects), [
    'ChatterBoxSessionStartReply',
    'ChatterBoxSessionAgentListUpdates',
  ]);
  assert.ok(get(call('accept invitation').value, 'agents', caps.id).kind === 'map');
  assert.deepEqual(call('fetch history').value, array([]));
  assert.equal(call('invite').status, 200);
  for (const method of ['decline invitation', 'mute update', 'session update']) assert.equal(call(method).status, 200);
  for (const method of ['accept invitation', 'invite', 'sing']) assert.equal(call(method).status, 400, method);
});

test('[look.server.5] who knows less of its outfit than is kept here is told the number', () => {
  const caps = new AgentCaps();
  caps.whole.stand(caps.login);
  const dress = (version: number) => {
    const answer = caps.ask('UpdateAvatarAppearance', { said: map({ cof_version: integer(version) }) }).value;
    return [asBoolean(get(answer, 'success')), asInteger(get(answer, 'expected'))];
  };
  assert.deepEqual(
    [dress(0), dress(1)],
    [
      [false, 1],
      [true, 0],
    ],
  );
  caps.ask('InventoryAPIv3', { method: 'PUT', rest: '/category/current/links', said: map({ links: array([]) }) });
  assert.deepEqual(
    [dress(1), dress(2)],
    [
      [false, 2],
      [true, 0],
    ],
  );
});

test('[look.server.6] who is dressed is told what it looks like, as AvatarAppearance tells it', () => {
  const caps = new AgentCaps();
  caps.whole.stand(caps.login);
  const { value } = caps.ask('UpdateAvatarAppearance', { said: map({ cof_version: integer(1) }) });
  const said = asItems(get(value, 'textures')).map(asUuid);
  assert.equal(said.length, 21);
  const entry = readFaces(usualLook('server').entry);
  assert.deepEqual(
    said,
    said.map((_, face) => (entry?.others.get(face) ?? entry?.rest)?.texture),
  );
  assert.ok(Object.values(BODY_FACE).every((face) => said[face] !== NO_TEXTURE));
  assert.deepEqual([...asBytes(get(value, 'visual_params'))], usualLook('server').params);
  assert.deepEqual(
    [asUuid(get(value, 'agent_id')), asInteger(get(value, 'appearance_version')), asInteger(get(value, 'cof_version'))],
    [caps.id, 1, 1],
  );
});

test('[caps.reports.1] what a viewer tells of itself is taken', () => {
  assert.equal(new AgentCaps().ask('ViewerStats', { said: map({ session_id: uuid(NOBODY) }) }).status, 200);
});

test('[im.kept.1] [im.kept.2] messages to somebody who was away are read once, by HTTP as well', () => {
  const whole = new WholeGrid();
  const ben = whole.logIn('Ben');
  const ada = whole.logIn('Ada');
  whole.stand(ada);
  const MessageBlock = { ToAgentID: ben.id, Message: 'Hello', Dialog: 0 };
  whole.send(ada, 'ImprovedInstantMessage', { AgentData: { AgentID: ada.id, SessionID: ada.sessionId }, MessageBlock });
  const caps = new AgentCaps(whole, 'Ben');
  const read = () => asItems(get(caps.ask('ReadOfflineMsgs').value, 0));
  assert.deepEqual(
    read().map((letter) => [asUuid(get(letter, 'from_agent_id')), asText(get(letter, 'message'))]),
    [[ada.id, 'Hello']],
  );
  assert.deepEqual(read(), []);
});
