import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answering, type Tampering, Visiting } from '../../test/support/visiting.ts';
import type { VisitAnswer } from './visit.ts';

const { stringify } = JSON;

/** Everything that a grid without things and teleports can do. */
const ALL = [
  'login',
  'seed',
  'circuit',
  'movement',
  'handshake',
  'avatar',
  'land',
  'parcel',
  'looks',
  'scene',
  'inventory',
  'chat',
  'walk',
];

test('[visitor.steps.1] [visitor.strict.1] a visit to our grid goes well, also as strict viewers see it', () => {
  const visiting = new Visiting({ options: { strict: true } }).run();
  assert.deepEqual(
    visiting.story.slice(0, ALL.length),
    ALL.map((name) => `${name} done`),
    stringify(visiting.steps),
  );
  assert.equal(visiting.story.at(-1), 'logout done');
  assert.deepEqual(
    visiting.steps.flatMap(({ complaints }) => complaints),
    [],
  );
  assert.equal(visiting.reports.at(-1)?.event, 'end');
  assert.equal(visiting.visitor.isFine, true);
  assert.equal(visiting.visitor.deadline, Number.POSITIVE_INFINITY);
  assert.deepEqual(
    visiting.whole.grid.figures(visiting.whole.now + 5000).filter(({ state }) => state === 'open'),
    [],
  );
});

test('[visitor.arrival.1] the visitor says what every viewer says when it arrives', () => {
  const { said } = new Visiting().run();
  assert.deepEqual(said.slice(0, 2), ['UseCircuitCode', 'CompleteAgentMovement']);
  const after = ['RegionHandshakeReply', 'AgentThrottle', 'AgentHeightWidth', 'AgentUpdate', 'SetAlwaysRun'];
  const more = ['MuteListRequest', 'MoneyBalanceRequest', 'AgentDataUpdateRequest'];
  for (const name of [...after, ...more]) assert.ok(said.includes(name), name);
});

test('[visitor.arrival.2] who stays says where one looks each second, and answers pings', () => {
  const visiting = new Visiting({ options: { stayMs: 20_000 } }).run();
  const count = (name: string) => visiting.said.filter((said) => said === name).length;
  assert.ok(count('AgentUpdate') >= 20, `${count('AgentUpdate')}`);
  assert.ok(count('CompletePingCheck') >= 4);
  assert.equal(visiting.step('stay')?.ms, 20_000);
});

const faultOf = (...members: readonly string[]) =>
  `<methodResponse><params><param><value><struct>${members.join('')}</struct></value></param></params></methodResponse>`;
const member = (name: string, text: string) =>
  `<member><name>${name}</name><value><string>${text}</string></value></member>`;
const instead =
  (path: RegExp, answer: VisitAnswer): Answering =>
  ({ url }, real) =>
    path.test(new URL(url).pathname) ? answer : real;
const reading = (what: RegExp, answer: VisitAnswer): Answering => {
  return ({ body }, real) => (what.test(body) ? answer : real);
};
const login = (body: string): Tampering => ({ answer: instead(/^\/$/, { status: 200, body }) });

/** What goes wrong, the step that says so, and its sentence. */
const FAILURES: readonly (readonly [what: string, tampering: Tampering, step: string, sentence: RegExp])[] = [
  ['nobody listens', { answer: () => ({ problem: 'Nobody listens.' }) }, 'login', /^Nobody listens\.$/],
  ['the login door fails', { answer: () => ({ status: 500, body: '' }) }, 'login', /HTTP status 500/],
  ['the answer is no XML', login('welcome'), 'login', /cannot be read/],
  [
    'the password is wrong',
    login(faultOf(member('login', 'false'), member('reason', 'key'), member('message', 'No.'))),
    'login',
    /\(key\): No\.$/,
  ],
  ['there is no seed', login(faultOf(member('login', 'true'))), 'login', /has no agent_id/],
  [
    'the login goes round',
    login(faultOf(member('login', 'indeterminate'), member('next_url', 'http://127.0.0.1:9000/'))),
    'login',
    /elsewhere 5 times/,
  ],
  [
    'the seed is gone',
    { answer: reading(/EventQueueGet/, { status: 404, body: '' }) },
    'seed',
    /after 5 attempts: HTTP status 404/,
  ],
  ['the line is dead', { lost: /./ }, 'circuit', /none of 4 UseCircuitCode in 20 s/],
  ['the region is mute', { lost: /AgentMovementComplete/ }, 'movement', /within 30 s/],
  ['there is no handshake', { lost: /RegionHandshake/ }, 'handshake', /RegionHandshake did not come/],
  ['there is no avatar', { lost: /^ObjectUpdate$/ }, 'avatar', /Loading world/],
  ['there is no land', { lost: /LayerData/ }, 'land', /void/],
  ['there are no looks', { lost: /AvatarAppearance/ }, 'looks', /cloud/],
  ['nobody hears', { lost: /ChatFromSimulator/ }, 'chat', /not heard back/],
  ['the feet are stuck', { lost: /ImprovedTerseObjectUpdate/ }, 'walk', /did not move 1 m/],
  ['the door is shut', { lost: /LogoutReply/ }, 'logout', /LogoutReply within 6 s/],
  [
    'the queue is silent',
    { answer: reading(/<key>ack<\/key>/, { status: 404, body: '' }) },
    'parcel',
    /ParcelProperties/,
  ],
  [
    'the root is empty',
    { answer: reading(/fetch_folders/, { status: 200, body: '<llsd><map/></llsd>' }) },
    'inventory',
    /Loading/,
  ],
];

for (const [what, tampering, step, sentence] of FAILURES) {
  test(`[visitor.steps.1] ${what}: the visit fails at ${step} and says so`, () => {
    const visiting = new Visiting(tampering).run();
    const failed = visiting.steps.filter(({ outcome }) => outcome === 'failed');
    assert.equal(failed[0]?.step, step, stringify(visiting.steps));
    assert.match(failed[0]?.words ?? '', sentence);
    assert.equal(visiting.visitor.isFine, false);
    const end = visiting.reports.at(-1);
    assert.ok(end?.event === 'end' && end.failed === step);
  });
}

test('[visitor.login.3] a login that is sent elsewhere goes there, with the method that was named', () => {
  let first = true;
  const answer: Answering = (_request, real) => {
    if (!first) return real;
    first = false;
    const url = member('next_url', 'http://127.0.0.1:9000/');
    return {
      status: 200,
      body: faultOf(member('login', 'indeterminate'), url, member('next_method', 'login_to_simulator')),
    };
  };
  const visiting = new Visiting({ answer }).run();
  assert.equal(visiting.step('login')?.outcome, 'done');
});

test('[visitor.seed.1] a seed that fails four times is asked a fifth time', () => {
  let attempts = 0;
  const answer: Answering = ({ body }, real) => {
    if (!body.includes('EventQueueGet')) return real;
    attempts += 1;
    return attempts < 5 ? { problem: 'It broke.' } : real;
  };
  const visiting = new Visiting({ answer }).run();
  assert.deepEqual([visiting.step('seed')?.outcome, visiting.step('seed')?.ms, attempts], ['done', 4000, 5]);
});

test('[visitor.queue.1] a queue that fails early is asked again after five seconds, with the id that came last', () => {
  let polls = 0;
  const answer: Answering = ({ body }, real) => {
    if (!body.includes('<key>ack</key>')) return real;
    polls += 1;
    return polls === 1 ? { status: 500, body: '' } : real;
  };
  const visiting = new Visiting({ answer, options: { stayMs: 40_000 } }).run();
  const asked = visiting.requests.filter(({ body }) => body.includes('<key>ack</key>'));
  assert.ok(asked.length >= 3);
  assert.equal(visiting.step('parcel')?.outcome, 'done');
  const acks = asked.map(({ body }) => /<key>ack<\/key><integer>(\d+)/.exec(body)?.[1]);
  assert.deepEqual(acks.slice(0, 2), [undefined, undefined]);
  assert.ok(acks.slice(2).every((ack) => ack !== undefined && ack !== '0'));
});

test('[visitor.strict.4] an answer with an XML declaration troubles one bot: told, and with --strict a failure', () => {
  const answer: Answering = ({ body }, real) =>
    body.includes('fetch_folders') && 'body' in real ? { ...real, body: `<?xml version="1.0"?>${real.body}` } : real;
  const step = (strict: boolean) => new Visiting({ answer, options: { strict } }).run().step('inventory');
  const complaint =
    'The answer of FetchInventoryDescendents2 begins with an XML declaration: node-metaverse cannot read it.';
  assert.deepEqual([step(false)?.outcome, step(false)?.complaints[0]], ['done', complaint]);
  assert.deepEqual([step(true)?.outcome, step(true)?.words], ['failed', complaint]);
});

test('[visitor.strict.1] [visitor.strict.3] a failure of the strict kind does not end the visit', () => {
  const answer: Answering = ({ body }, real) =>
    body.includes('<key>ack</key>') && 'body' in real
      ? { ...real, body: real.body.replace(/<key>id<\/key><integer>\d+/, '<key>id</key><integer>0') }
      : real;
  const visiting = new Visiting({ answer, options: { strict: true } }).run();
  const failed = visiting.steps.filter(({ outcome }) => outcome === 'failed');
  assert.deepEqual(
    failed.map(({ words }) => words),
    ['The event queue has the id 0: node-metaverse takes it for none.'],
  );
  assert.equal(visiting.step('walk')?.outcome, 'done');
  assert.equal(visiting.visitor.isFine, false);
});

test('[visitor.inventory.4] a folder that says another number than it holds is fetched for ever', () => {
  const answer: Answering = ({ body }, real) =>
    body.includes('fetch_folders') && 'body' in real
      ? { ...real, body: real.body.replace('<key>descendents</key><integer>20', '<key>descendents</key><integer>21') }
      : real;
  assert.match(new Visiting({ answer }).run().step('inventory')?.words ?? '', /says 21 descendents and holds 20/);
});

test('[visitor.chat.1] what is said in the region is told', () => {
  const visiting = new Visiting().run();
  const chats = visiting.reports.flatMap((report) =>
    report.event === 'chat' ? [`${report.from}: ${report.text}`] : [],
  );
  assert.deepEqual(chats, ['Ada Sandbox: Hello from Ada Sandbox.']);
});

test('[visitor.walk.1] the key is let go when the avatar has moved', () => {
  const visiting = new Visiting({ options: { stayMs: 3000 } }).run();
  assert.match(visiting.step('walk')?.words ?? '', /^1\.\d m to /);
});

test('[visitor.logout.1] who has seen enough logs out at once', () => {
  const visiting = new Visiting({ options: { stayMs: 60_000 } }).run(30_000).leave();
  assert.equal(visiting.visitor.isOver, true);
  assert.deepEqual(visiting.story.slice(-1), ['logout done']);
  assert.equal(visiting.visitor.isFine, true);
});

test('[visitor.kick.1] who is sent away says why, and says LogoutRequest once', () => {
  const visiting = new Visiting({ options: { stayMs: 60_000 } }).run(30_000).grid((whole) => {
    const agent = whole.grid.figures(whole.now)[0]?.agentId ?? '';
    const effects = whole.grid.kick(agent, 'enough', whole.now);
    return 'problem' in effects ? [] : effects;
  });
  assert.match(visiting.steps.at(-1)?.words ?? '', /sent the visitor away: enough/);
  assert.equal(visiting.said.filter((name) => name === 'LogoutRequest').length, 1);
  assert.deepEqual([visiting.visitor.isOver, visiting.visitor.isFine], [true, false]);
});
