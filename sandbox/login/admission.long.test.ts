import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomUuid } from '../../protocol/uuid.ts';
import { seeded } from '../../test/support/seeded.ts';
import { Inventories } from '../inventory/inventories.ts';
import { type NewSession, SESSION_LIMIT, Sessions } from '../sessions.ts';
import { md5 } from '../shell/chance.ts';
import { PARCEL_FLAG } from '../world/parcels/parcel.ts';
import { openRegion } from '../world/region.ts';
import { Accounts } from './accounts.ts';
import { type Admission, type AdmissionOptions, admit, factsOf } from './admission.ts';
import type { Failure } from './failure.ts';
import { isName, NAME_LIMIT, personCalled } from './person.ts';
import { type LoginRequest, readLogin } from './request.ts';
import { Whereabouts } from './whereabouts.ts';

const random = seeded(3);
const regions = ['Sandbox One', 'Sandbox Two'].map((name, at) =>
  openRegion({ name, x: 1000 + at, y: 1000 }, randomUuid(random), random),
);
const CALLER = { host: '127.0.0.1', base: 'http://127.0.0.1:9000' };
const FACTS = { friends: [], simIp: '127.0.0.1', simPort: 13_000, today: 5_000, message: 'Hello' };

function options(sessions = new Sessions()): AdmissionOptions {
  const secret = () => randomUuid(random).replaceAll('-', '');
  const accounts = new Accounts({ accounts: [], isOpen: true, md5, secret });
  const whereabouts = new Whereabouts(() => undefined);
  const known = { accounts, inventories: new Inventories(), whereabouts, sessions, regions };
  return { ...known, secret, eventQueueIdle: 'empty', today: FACTS.today };
}

function request(words: Readonly<Record<string, string>> = {}): LoginRequest {
  const all = { first: 'Ada', last: 'Sandbox', passwd: 'secret', start: 'last', ...words };
  const members = Object.entries(all).map(([name, value]) => `<key>${name}</key><string>${value}</string>`);
  const call = readLogin('application/llsd+xml', `<llsd><map>${members.join('')}</map></llsd>`);
  if (call.kind !== 'login') throw new Error('This is no login.');
  return call.request;
}

const begun = (outcome: Admission | Failure): Admission => {
  if ('reason' in outcome) throw new Error(outcome.message);
  return outcome;
};
const admitted = (outcome: Admission | Failure): NewSession => begun(outcome).session;

test('[login.person.1] a name in any case is one person with the same folders, another name is another', () => {
  const ada = personCalled('Ada', 'Sandbox');
  assert.equal(personCalled('aDA', 'SANDBOX').id, ada.id);
  assert.deepEqual(personCalled('Ada', 'Sandbox').inventory, ada.inventory);
  const others = Array.from({ length: 1000 }, (_, at) => personCalled(`Ada${at}`, 'Sandbox').id);
  assert.equal(new Set([ada.id, ...others]).size, 1001);
});

test('[login.person.1] who comes again keeps the spelling of the first time', () => {
  const sessions = new Sessions();
  const first = sessions.add(admitted(admit(request(), CALLER, options(sessions))), 0);
  sessions.remove(first, 0);
  const again = admitted(admit(request({ first: 'ADA' }), CALLER, options(sessions)));
  assert.deepEqual([again.first, again.id], ['Ada', first.id]);
});

test('circuit codes differ even where every secret is the same', () => {
  for (const secret of ['00'.repeat(16), 'ff'.repeat(16), '12345678']) {
    const sessions = new Sessions();
    const codes = ['Ada', 'Ben', 'Cleo'].map((first) => {
      const session = admitted(admit(request({ first }), CALLER, { ...options(sessions), secret: () => secret }));
      return sessions.add(session, 0).circuitCode;
    });
    assert.equal(new Set(codes).size, 3, secret);
    assert.ok(
      codes.every((code) => code >= 1 && code <= 0x7fff_ffff),
      `${codes}`,
    );
  }
});

test('a secret that is no hex, or too short, is our mistake', () => {
  for (const secret of ['', 'no hex', '123456']) {
    assert.throws(() => admit(request(), CALLER, { ...options(), secret: () => secret }), /no hex of 4 bytes/, secret);
  }
});

test('names are one short word each', () => {
  for (const word of ['Ada', 'O\u2019Neill', '\u0416\u0443\u043a', 'x'.repeat(NAME_LIMIT)])
    assert.equal(isName(word), true, word);
  for (const word of ['', 'Ada Lovelace', 'Ada\n', '\u0000', '\u200e', 'x'.repeat(NAME_LIMIT + 1)])
    assert.equal(isName(word), false, word);
});

test('who may not come in is told why', () => {
  for (const [words, reason] of [
    [{ first: '' }, /missing/],
    [{ passwd: '' }, /missing/],
    [{ last: 'x'.repeat(NAME_LIMIT + 1) }, /is no name here/],
    [{ start: 'uri:Nowhere' }, /is no place here/],
  ] as const) {
    const outcome = admit(request(words), CALLER, options());
    assert.match('reason' in outcome ? outcome.message : '', reason);
  }
});

test('[session.limit.1] a grid that is full says so to newcomers, and lets those who are here come again', () => {
  const sessions = new Sessions();
  for (let count = 0; count < SESSION_LIMIT; count += 1) {
    sessions.add(admitted(admit(request({ first: `A${count}` }), CALLER, options(sessions))), 0);
  }
  const outcome = admit(request({ first: 'Late' }), CALLER, options(sessions));
  assert.equal('reason' in outcome && outcome.reason, 'presence');
  assert.equal('reason' in admit(request({ first: 'A7' }), CALLER, options(sessions)), false);
});

test('[session.start.1] one starts where one wants, or at the first region', () => {
  for (const [start, region, position, location] of [
    ['last', 0, undefined, 'last'],
    ['home', 0, undefined, 'home'],
    ['uri:sandbox two&amp;10&amp;20&amp;30', 1, [10, 20, 30], 'url'],
    ['uri:Sandbox Two&amp;999&amp;20&amp;30', 1, [255.99609375, 20, 30], 'url'],
    ['uri:Atlantis&amp;10&amp;20&amp;30', 0, undefined, 'safe'],
  ] as const) {
    const asked = request({ start });
    const admission = begun(admit(asked, CALLER, options()));
    assert.deepEqual([admission.session.region, admission.session.position], [region, position], start);
    const facts = factsOf(admission, asked, { ...FACTS, regions });
    assert.equal(facts.startLocation, location, start);
    assert.deepEqual([facts.regionX, facts.regionY], [256_000 + 256 * region, 256_000]);
    assert.equal(facts.seedCapability.startsWith('http://127.0.0.1:9000/cap/'), true);
    assert.equal(facts.secondsSinceEpoch, 5);
  }
});

/** A region whose western half is closed to all but the listed, and another one. */
function halfClosed(admitted: readonly string[] = [], until = 0) {
  const closed = { flags: PARCEL_FLAG.accessList, admitted: admitted.map((id) => ({ id, until })) };
  const parcels = [{ name: 'Closed', area: [0, 0, 128, 256] as const, ...closed }];
  return [
    openRegion({ name: 'Sandbox One', x: 1000, y: 1000, parcels }, randomUuid(random), random),
    openRegion({ name: 'Sandbox Two', x: 1001, y: 1000, parcel: closed }, randomUuid(random), random),
  ];
}
const comes = (start: string, land: ReturnType<typeof halfClosed>) => {
  const asked = request({ start });
  const admission = begun(admit(asked, CALLER, { ...options(), regions: land }));
  const { position, region } = admission.session;
  return [region, position, factsOf(admission, asked, { ...FACTS, regions: land }).startLocation];
};
const ADA = personCalled('Ada', 'Sandbox').id;

for (const [title, start, land, wanted] of [
  ['on open land nobody is moved', 'uri:Sandbox One&amp;200&amp;9&amp;30', halfClosed(), [0, [200, 9, 30], 'url']],
  [
    'on closed land one stands at the nearest open place',
    'uri:Sandbox One&amp;100&amp;9&amp;30',
    halfClosed(),
    [0, [128.5, 9, 30], 'safe'],
  ],
  ['who is listed stands there', 'uri:Sandbox One&amp;9&amp;9&amp;30', halfClosed([ADA]), [0, [9, 9, 30], 'url']],
  [
    'until the list says so no more',
    'uri:Sandbox One&amp;9&amp;9&amp;30',
    halfClosed([ADA], 4),
    [0, [128.5, 9, 30], 'safe'],
  ],
  [
    'where all is closed one comes to another region',
    'uri:Sandbox Two&amp;9&amp;9&amp;30',
    halfClosed(),
    [0, undefined, 'safe'],
  ],
] as const) {
  test(`[parcel.closed.3] ${title}`, () => assert.deepEqual(comes(start, land), wanted));
}

test('[parcel.closed.3] where no land is open nobody is let in, and it is said why', () => {
  const outcome = admit(request(), CALLER, { ...options(), regions: halfClosed().slice(1) });
  assert.match('reason' in outcome ? outcome.message : '', /land of this grid is closed/);
});

test('codes and ids differ from login to login', () => {
  const sessions = Array.from({ length: 200 }, () => admitted(admit(request(), CALLER, options())));
  const ids = sessions.flatMap(({ circuitCode, secureSessionId, sessionId }) => [
    String(circuitCode),
    sessionId,
    secureSessionId,
  ]);
  assert.equal(new Set(ids).size, 3 * sessions.length);
  assert.equal(
    sessions.every(({ circuitCode }) => circuitCode >= 1 && circuitCode <= 0x7fffffff),
    true,
  );
});
