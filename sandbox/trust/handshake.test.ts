import assert from 'node:assert/strict';
import { test } from 'node:test';
import { md5 } from '../shell/chance.ts';
import { digestOf, windowAt } from './digest.ts';
import { CREATES_PER_MINUTE, FAILED_PAUSE_MS, Handshake } from './handshake.ts';

const EPOCH = 1_700_000_000_000;
const OWN = '66666666-7777-8888-9999-aaaaaaaaaaaa';
const PEER = '11111111-2222-3333-4444-555555555555';
const SECRET = { md5, secret: 'sandbox-secret' };

const handshake = () => new Handshake({ ...SECRET, endPointId: OWN, epoch: EPOCH });

/** The peer's proof, made at `madeAt`. */
const proof = (madeAt = 0, secret = SECRET.secret) =>
  digestOf({ md5, secret }, { from: PEER, to: OWN }, windowAt(EPOCH + madeAt));

for (const [what, id, digest, expected] of [
  ['a right proof', PEER, proof(), { weTrust: true, createsIn: 1, createsRefused: 0 }],
  ['a proof from the window before', PEER, proof(-3000), { weTrust: true, createsIn: 1, createsRefused: 0 }],
  ['a proof from the window after', PEER, proof(3000), { weTrust: true, createsIn: 1, createsRefused: 0 }],
  ['an old proof', PEER, proof(-6000), { weTrust: false, createsIn: 1, createsRefused: 1 }],
  ['a proof with another secret', PEER, proof(0, 'guessed'), { weTrust: false, createsIn: 1, createsRefused: 1 }],
  ['our own proof, reflected', OWN, proof(), { weTrust: false, createsIn: 0, createsRefused: 0 }],
  ['a digest of 31 digits', PEER, proof().slice(1), { weTrust: false, createsIn: 0, createsRefused: 0 }],
  ['a digest of 33 digits', PEER, `${proof()}0`, { weTrust: false, createsIn: 0, createsRefused: 0 }],
] as const) {
  test(`[trust.accept.1] ${what} ${expected.weTrust ? 'is believed' : 'is not believed'}`, () => {
    const own = handshake();
    assert.deepEqual(own.create(id, digest, 0), expected.weTrust ? [{ kind: 'trusted' }] : []);
    const { weTrust, createsIn, createsRefused } = own.figures(0);
    assert.deepEqual({ weTrust, createsIn, createsRefused }, expected);
    const denied = expected.createsRefused > 0 ? [{ kind: 'deny', endPointId: OWN }] : [];
    assert.deepEqual(own.wake(100), denied);
  });
}

test('[trust.accept.1] who is trusted stays so: a wrong proof is late, and a right one is no news', () => {
  const own = handshake();
  own.ask(0);
  own.create(PEER, proof(), 50);
  assert.equal(own.deadline, Number.POSITIVE_INFINITY, 'nothing is asked any more');
  assert.deepEqual(own.create(PEER, proof(-60_000), 60), []);
  assert.deepEqual([own.weTrust, own.deadline, own.figures(60).createsRefused], [true, Number.POSITIVE_INFINITY, 0]);
  assert.deepEqual(own.create(PEER, proof(), 70), []);
  own.ask(80);
  assert.equal(own.deadline, Number.POSITIVE_INFINITY);
  assert.equal(own.figures(170).trustedAgoMs, 100);
});

test('[trust.create.1] a denial is answered by a proof over both ids, one a second', () => {
  const own = handshake();
  const digest = digestOf(SECRET, { from: OWN, to: PEER }, windowAt(EPOCH));
  assert.deepEqual(own.deny(PEER, 0), [{ kind: 'create', endPointId: OWN, digest }]);
  assert.deepEqual(own.deny(PEER, 999), []);
  assert.equal(own.deny(PEER, 1000).length, 1);
  assert.deepEqual(own.deny(OWN, 5000), [], 'our own denial, reflected');
  const { createsOut, deniesIn } = own.figures(0);
  assert.deepEqual([createsOut, deniesIn], [2, 3]);
});

test('[trust.create.1] after twenty proofs in a minute it is over for half a minute', () => {
  const own = handshake();
  const kinds = (now: number) => own.deny(PEER, now).map(({ kind }) => kind);
  const times = Array.from({ length: CREATES_PER_MINUTE }, (_, index) => index * 1000);
  assert.deepEqual(
    times.flatMap(kinds),
    times.map(() => 'create'),
  );
  assert.deepEqual(kinds(20_000), ['trustFailed']);
  assert.deepEqual(kinds(20_000 + FAILED_PAUSE_MS - 1), []);
  assert.deepEqual(kinds(20_000 + FAILED_PAUSE_MS), ['trustFailed'], 'the minute is not over');
  assert.deepEqual(kinds(20_000 + 2 * FAILED_PAUSE_MS), ['create']);
  assert.equal(own.figures(0).trustFailures, 2);
});

test('[trust.states.1] the peer trusts us from the ack of a trusted message to its next denial', () => {
  const own = handshake();
  const seen = [own.peerTrusts];
  own.deny(PEER, 0);
  seen.push(own.peerTrusts);
  own.believed();
  seen.push(own.peerTrusts);
  own.deny(PEER, 2000);
  assert.deepEqual([...seen, own.peerTrusts], [false, false, true, false]);
});
