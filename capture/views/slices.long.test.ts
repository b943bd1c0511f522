import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codec, message } from '../../test/support/conversation-capture.ts';
import { Work } from '../filter/work.ts';
import { LOOKS_AT_ONCE } from '../findings/finding.ts';
import type { Sent } from '../history/sender.ts';
import { Store } from '../store.ts';
import { Account } from './account.ts';

const ROWS = 8000;
/** Of one slice. */
const LOOKS = 4000;
const ENDS = { door: 'udp', direction: 'in', circuit: 1, fate: 'handled', from: 'a:1', to: 'b:2' } as const;

/** A log in which nothing is acked, and every other message comes from the wrong side. */
function badLog(rows: number): Store {
  const store = new Store();
  const chat = message(1, 'ChatFromViewer');
  const wrong = message(1, 'HealthMessage', {}, false);
  for (let row = 0; row < rows; row++) {
    const bytes = (row % 2 === 0 ? chat : wrong).slice();
    new DataView(bytes.buffer).setUint32(1, row + 1);
    store.append({ ...ENDS, time: row / 100, bytes });
  }
  return store;
}

test('[views.findings.3] [finding.order.2] no slice looks at more than its share, however much there is to find', () => {
  const account = new Account(badLog(ROWS), codec);
  account.advance(new Work(Number.MAX_SAFE_INTEGER));
  let looks = 0;
  for (const sent of account.history.circuits.get(1)?.in.reliable ?? []) countLooks(sent, () => looks++);
  const most = LOOKS + 2 * LOOKS_AT_ONCE;
  const slices: number[] = [];
  const slice = (what: () => unknown) => {
    looks = 0;
    what();
    slices.push(looks);
  };
  assert.deepEqual(account.findings(new Work(LOOKS)), []);
  assert.ok(account.isBehind && account.looked.looked < account.looked.total);
  while (account.isBehind) slice(() => account.advance(new Work(LOOKS)));
  assert.ok(slices.length > 1 && Math.max(...slices) <= most, slices.join(' '));
  assert.deepEqual(
    account.findings(new Work(0)).map(({ code, rows }) => [code, rows.length]),
    [
      ['never-acked', ROWS / 2 - 250],
      ['wrong-trust', ROWS / 2],
    ],
  );
});

/** Calls `onLook` whenever somebody asks whether the packet was acked. */
function countLooks(sent: Sent, onLook: () => void): void {
  Object.defineProperty(sent, 'ack', {
    get: () => {
      onLook();
      return undefined;
    },
  });
}
