import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  array,
  asItems,
  asText,
  boolean,
  get,
  integer,
  type Llsd,
  map,
  string,
  undef,
} from '../protocol/llsd/value.ts';
import { readLlsdXml } from '../protocol/llsd/xml.ts';
import { eventsIn, type Login, repliesIn, sentTo, WholeGrid } from '../test/support/whole-grid.ts';
import { HELD_MS } from './caps/event-queue.ts';
import { LOGOUT_LINGER_MS } from './delivery.ts';
import { KICK_LINGER_MS } from './sending-away.ts';
import { GOODBYE_MS, UNUSED_CODE_MS } from './sessions.ts';

const agentData = ({ id, sessionId }: Login) => ({ AgentData: { AgentID: id, SessionID: sessionId } });
const poll = (ack = undef, done = false) => map({ ack, done: boolean(done) });

test('an agent logs in, arrives, and is shown in the region', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  const effects = whole.arrive(ada);
  const sent = new Set(sentTo(ada, effects));
  for (const name of ['PacketAck', 'RegionHandshake', 'AgentMovementComplete', 'ObjectUpdate', 'LayerData']) {
    assert.equal(sent.has(name), true, name);
  }
  assert.deepEqual(eventsIn(effects), [
    'circuit Ada Sandbox Sandbox One open',
    'circuit Ada Sandbox Sandbox One root',
    'arrived Ada Sandbox Sandbox One',
  ]);
  const [region] = whole.grid.regions();
  assert.deepEqual(
    region?.agents.map((agent) => agent.name),
    ['Ada Sandbox'],
  );
  assert.equal(whole.grid.figures(0)[0]?.role, 'root');
});

test('the parcel waits in the event queue and leaves with the first poll', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  const queue = whole.capability(ada, 'EventQueueGet');
  whole.arrive(ada);
  const events = asItems(get(whole.postNow(queue, poll()), 'events'));
  assert.deepEqual(
    events.map((event) => asText(get(event, 'message'))),
    ['ParcelProperties'],
  );
});

test('[events.hold.1] a held poll is answered by what happens, or after 25 s by nothing', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  const queue = whole.capability(ada, 'EventQueueGet');
  const first = whole.post(queue, poll());
  assert.equal(first.reply, undefined);
  const arrival = whole.arrive(ada);
  assert.match(repliesIn(arrival).get(first.call)?.body ?? '', /ParcelProperties/);
  const id = Number(/<integer>(\d+)<\/integer>/.exec(repliesIn(arrival).get(first.call)?.body ?? '')?.[1]);
  const second = whole.post(queue, poll(integer(id)));
  const reply = repliesIn(whole.until(HELD_MS)).get(second.call);
  const told = readLlsdXml(reply?.body ?? '').value;
  assert.deepEqual(asItems(get(told, 'events')), []);
  assert.equal(asText(get(told, 'id')), String(id + 1));
  assert.doesNotMatch(reply?.body ?? '', /<\?xml/);
});

test('a poll whose caller hung up is not answered, and nothing is lost', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  const queue = whole.capability(ada, 'EventQueueGet');
  const held = whole.post(queue, poll());
  whole.grid.hangUp(held.call, 0);
  assert.deepEqual([...repliesIn(whole.arrive(ada)).keys()], []);
  assert.match(whole.post(queue, poll()).reply?.body ?? '', /ParcelProperties/);
});

test('[session.logout.1] logout is answered and acked, and then nothing is left', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  const queue = whole.capability(ada, 'EventQueueGet');
  whole.stand(ada);
  const held = whole.post(queue, poll());
  const effects = whole.send(ada, 'LogoutRequest', agentData(ada));
  assert.equal(sentTo(ada, effects).at(-1), 'LogoutReply');
  const end = whole.until(LOGOUT_LINGER_MS);
  assert.equal(repliesIn(end).get(held.call)?.status, 404);
  assert.deepEqual(eventsIn(end).slice(-2), [
    'circuit Ada Sandbox Sandbox One closed logout',
    'closed Ada Sandbox Sandbox One logout',
  ]);
  assert.equal(whole.grid.isQuiet, true);
  assert.equal(whole.grid.deadline, Number.POSITIVE_INFINITY);
  assert.deepEqual(whole.grid.regions()[0]?.agents, []);
  assert.equal(whole.post(ada.seed, array([])).reply?.status, 404);
});

test('[events.goodbye.1] the queue of a session that is over takes a goodbye for a while, and nothing else', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  const queue = whole.capability(ada, 'EventQueueGet');
  whole.stand(ada);
  whole.send(ada, 'LogoutRequest', agentData(ada));
  whole.until(LOGOUT_LINGER_MS);
  assert.equal(whole.post(queue, poll()).reply?.status, 404);
  assert.equal(whole.post(queue, poll(undef, true)).reply?.body, '<llsd><map/></llsd>');
  whole.now += GOODBYE_MS;
  assert.equal(whole.post(queue, poll(undef, true)).reply?.status, 404);
});

test('[session.unused.1] a login that opens no circuit is forgotten', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  whole.until(UNUSED_CODE_MS - 1);
  assert.equal(whole.post(ada.seed, array([])).reply?.status, 200);
  assert.deepEqual(eventsIn(whole.until(UNUSED_CODE_MS)), [
    'closed Ada Sandbox Sandbox One no circuit was opened in time',
  ]);
  assert.equal(whole.post(ada.seed, array([])).reply?.status, 404);
  assert.equal(whole.grid.deadline, Number.POSITIVE_INFINITY);
});

test('[session.again.1] who logs in again sends the earlier session away', () => {
  const whole = new WholeGrid();
  const first = whole.logIn('Ada');
  whole.stand(first);
  const second = whole.logIn('ADA');
  assert.equal(second.id, first.id);
  assert.notEqual(second.code, first.code);
  assert.equal(whole.post(first.seed, array([])).reply?.status, 404);
  const effects = whole.stand(second);
  assert.equal(eventsIn(effects).includes('arrived Ada Sandbox Sandbox One'), true);
  assert.deepEqual(whole.grid.regions()[0]?.agents.length, 1);
  whole.until(KICK_LINGER_MS);
  assert.deepEqual(
    whole.grid.figures(whole.now).map(({ state, reason }) => `${state} ${reason ?? ''}`),
    ['closed kicked: You have logged in from another place.', 'open '],
  );
});

test('[session.kick.1] who is kicked is told why, and is gone when it has read it', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  whole.stand(ada);
  assert.deepEqual(whole.grid.kick('Nobody Here', 'x', 0), { problem: 'Nobody Here is not logged in.' });
  const kicked = whole.grid.kick('ada sandbox', 'Enough', 0);
  assert.equal('problem' in kicked ? '' : sentTo(ada, kicked).at(-1), 'KickUser');
  assert.equal(whole.grid.isQuiet, false);
  whole.until(KICK_LINGER_MS);
  assert.equal(whole.grid.isQuiet, true);
});

test('a grid that closes down sends everybody away', () => {
  const whole = new WholeGrid();
  const [ada, ben] = [whole.logIn('Ada'), whole.logIn('Ben')];
  whole.stand(ada);
  const effects = whole.grid.closeDown(0);
  assert.equal(sentTo(ada, effects).at(-1), 'KickUser');
  assert.equal(eventsIn(effects).includes('closed Ben Sandbox Sandbox One The sandbox grid was stopped.'), true);
  assert.equal(whole.post(ben.seed, array([])).reply?.status, 404);
});

test('the grid speaks in a region, and sends any message of the template', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  whole.stand(ada);
  const said = whole.grid.announce('sandbox one', 'Hello', 0);
  assert.deepEqual('problem' in said ? said : sentTo(ada, said), ['ChatFromSimulator']);
  assert.deepEqual(whole.grid.announce('Atlantis', 'Hello', 0), { problem: 'There is no region Atlantis.' });
  const sent = whole.grid.send('Ada Sandbox', 'HealthMessage', { HealthData: { Health: 50 } }, 0);
  assert.deepEqual('problem' in sent ? sent : sentTo(ada, sent), ['HealthMessage']);
  for (const [to, message, blocks] of [
    ['Ben Sandbox', 'HealthMessage', {}],
    ['Ada Sandbox', 'NoSuchMessage', {}],
    ['Ada Sandbox', 'HealthMessage', { HealthData: { Wealth: 1 } }],
    ['Ada Sandbox', 'HealthMessage', 7],
  ] as const) {
    assert.equal('problem' in whole.grid.send(to, message, blocks, 0), true, `${to} ${message}`);
  }
});

test('the same seed makes the same region, and secrets all the same differ', () => {
  let secrets = 0;
  const secret = () => (secrets++).toString(16).padStart(32, '7');
  const [one, two] = [new WholeGrid(), new WholeGrid({ secret })];
  const handshake = (whole: WholeGrid) => {
    const ada = whole.logIn('Ada');
    const datagrams = whole.stand(ada).filter((effect) => effect.kind === 'datagram');
    return datagrams.map((effect) => effect.bytes.length);
  };
  assert.deepEqual(handshake(one), handshake(two));
  assert.notEqual(one.logIn('Ben').sessionId, two.logIn('Ben').sessionId);
});

test('capabilities answer', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  const tell = (name: string, body: Llsd = undef) => whole.postNow(whole.capability(ada, name), body);
  const get_ = (name: string, query = '') =>
    whole.request({ method: 'GET', path: whole.capability(ada, name).slice(BASE_LENGTH), query }).reply;
  assert.match(get_('SimulatorFeatures')?.body ?? '', /MeshRezEnabled/);
  assert.match(get_('ExtEnvironment')?.body ?? '', /<key>success<\/key><boolean>true<\/boolean>/);
  assert.equal(get_('ReadOfflineMsgs')?.body, '<llsd><array><array/></array></llsd>');
  assert.equal(get_('ViewerAsset', `texture_id=${ada.id}`)?.status, 404);
  assert.match(get_('GetDisplayNames', `ids=${ada.id}&ids=nobody`)?.body ?? '', /ada\.sandbox.*<string>nobody/);
  tell('AgentPreferences', map({ language: string('de'), hover_height: integer(1), nonsense: integer(2) }));
  const preferences = tell('AgentPreferences', map({ hover_height: integer(3) }));
  assert.deepEqual(preferences, map({ hover_height: integer(3), language: string('de') }));
  assert.deepEqual(tell('UpdateAgentLanguage', map({ language: string('en') })), map({}));
  assert.equal(asText(get(tell('UpdateAvatarAppearance', map({ cof_version: integer(1) })), 'success')), 'true');
});

test('inventory folders hold what the login said, unknown ones are bad', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  const url = whole.capability(ada, 'FetchInventoryDescendents2');
  const ask = (id: string) => whole.postNow(url, map({ folders: array([map({ folder_id: string(id) })]) }));
  const login = whole.request({
    body: new TextEncoder().encode(
      '<llsd><map><key>first</key><string>Ada</string><key>last</key><string>Sandbox</string><key>passwd</key><string>x</string><key>options</key><array><string>inventory-root</string></array></map></llsd>',
    ),
  });
  const root = asText(get(readLlsdXml(login.reply?.body ?? '').value, 'inventory-root', 0, 'folder_id'));
  assert.equal(asItems(get(ask(root), 'folders')).length, 0, 'the first session is over');
  const again = whole.capability(whole.logIn('Ada'), 'FetchInventoryDescendents2');
  const folder = get(whole.postNow(again, map({ folders: array([map({ folder_id: string(root) })]) })), 'folders', 0);
  assert.equal(asItems(get(folder, 'categories')).length, Number(asText(get(folder, 'descendents'))));
  assert.ok(asItems(get(folder, 'categories')).length > 10);
  const bad = whole.postNow(again, map({ folders: array([map({ folder_id: string(ada.sessionId) })]) }));
  assert.equal(asText(get(bad, 'bad_folders', 0, 'folder_id')), ada.sessionId);
});

test('the grid says and gives as reason what a message holds, and refuses more', () => {
  const whole = new WholeGrid();
  whole.stand(whole.logIn('Ada'));
  const problemOf = (outcome: object) => ('problem' in outcome ? outcome.problem : undefined);
  const euros = '\u20ac'.repeat(341);
  assert.equal(problemOf(whole.grid.announce('Sandbox One', euros, 0)), undefined);
  assert.equal(
    problemOf(whole.grid.announce('Sandbox One', `${euros}!`, 0)),
    'A text has at most 1023 bytes, this one has 1024.',
  );
  assert.equal(
    problemOf(whole.grid.kick('Ada Sandbox', 'x'.repeat(255), 0)),
    'A reason has at most 254 bytes, this one has 255.',
  );
  assert.equal(problemOf(whole.grid.kick('Ada Sandbox', 'x'.repeat(254), 0)), undefined);
});

test('a message of the template is sent up to the size that viewers read, and not beyond', () => {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  whole.stand(ada);
  const send = (bytes: number) => {
    const ids = { FromName: { text: '' }, SourceID: ada.id, OwnerID: ada.id, SourceType: 1, ChatType: 1, Audible: 1 };
    const ChatData = { ...ids, Position: [0, 0, 0], Message: { hex: '00'.repeat(bytes) } };
    return whole.grid.send('Ada Sandbox', 'ChatFromSimulator', { ChatData: [ChatData] }, 0);
  };
  const outcomes = [8000, 8200].map(send).map((outcome) => ('problem' in outcome ? outcome.problem : 'sent'));
  assert.deepEqual(outcomes, ['sent', 'The message has more than 8192 bytes.']);
});

test('the name of a failed login is told in a bounded length', () => {
  const whole = new WholeGrid();
  const members = `<key>first</key><string>${'x'.repeat(60_000)}</string><key>last</key><string>y</string>`;
  const body = new TextEncoder().encode(`<llsd><map>${members}<key>passwd</key><string>z</string></map></llsd>`);
  const [told, ...others] = eventsIn(whole.request({ body }).effects);
  assert.match(told ?? '', /^login x{254} +false 'x{80}' is no name here/);
  assert.deepEqual(others, []);
});

const BASE_LENGTH = 'http://127.0.0.1:9000'.length;
