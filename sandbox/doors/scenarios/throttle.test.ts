import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Login, WholeGrid } from '../../../test/support/whole-grid.ts';

/** What a viewer asks for with its default settings, in bits per second. */
const DEFAULT = [460_800, 317_440, 63_488, 63_488, 1_564_672, 1_564_672, 573_440];
const GRANTED = [57_600, 39_680, 7936, 7936, 195_584, 195_584, 71_680];
const START = [6625, 9125, 1750, 1750, 18_500, 18_500, 10_500];

interface Wish {
  readonly bits: readonly number[];
  /** Bytes of the payload; absent = all. */
  readonly length?: number;
  readonly generation?: number;
  readonly code?: number;
}

/** Bytes per second that are granted after some AgentThrottles, and how many of them were ignored or refused. */
function after(wishes: readonly Wish[]) {
  const whole = new WholeGrid();
  const ada = whole.logIn('Ada');
  whole.stand(ada);
  for (const wish of wishes) ask(whole, ada, wish);
  const [figures] = whole.grid.figures(0);
  const granted = figures?.throttle.map(({ grantedBytesPerSecond }) => grantedBytesPerSecond);
  return { granted, ignored: figures?.throttlesIgnored, refused: figures?.idMismatch };
}

function ask(whole: WholeGrid, ada: Login, { bits, code = ada.code, generation = 0, length }: Wish): void {
  const payload = new DataView(new ArrayBuffer(4 * bits.length));
  for (const [index, value] of bits.entries()) payload.setFloat32(4 * index, value, true);
  whole.send(ada, 'AgentThrottle', {
    AgentData: { AgentID: ada.id, SessionID: ada.sessionId, CircuitCode: code },
    Throttle: { GenCounter: generation, Throttles: new Uint8Array(payload.buffer).subarray(0, length) },
  });
}

const HALF = DEFAULT.map((bits) => bits / 2);
const halved = GRANTED.map((bytes) => bytes / 2);
const changed = (values: readonly number[], changes: Readonly<Record<number, number>>) =>
  values.map((value, index) => changes[index] ?? value);

for (const [what, wishes, granted, ignored, refused] of [
  ['nothing', [], START, 0, 0],
  ['the default values of the viewer', [{ bits: DEFAULT }], GRANTED, 0, 0],
  ['one NaN and one -5', [{ bits: changed(DEFAULT, { 1: NaN, 4: -5 }) }], changed(GRANTED, { 1: 1000, 4: 1000 }), 0, 0],
  ['24 bytes', [{ bits: DEFAULT, length: 24 }], START, 1, 0],
  ['32 bytes', [{ bits: [...DEFAULT, 7] }], GRANTED, 0, 0],
  ['a second wish', [{ bits: DEFAULT }, { bits: HALF }], halved, 0, 0],
  [
    'an older wish',
    [
      { bits: DEFAULT, generation: 5 },
      { bits: HALF, generation: 4 },
    ],
    GRANTED,
    1,
    0,
  ],
  [
    'a wish as old',
    [
      { bits: DEFAULT, generation: 5 },
      { bits: HALF, generation: 5 },
    ],
    halved,
    0,
    0,
  ],
  ['a wish without counter', [{ bits: DEFAULT, generation: 5 }, { bits: HALF }], halved, 0, 0],
  [
    'an older wish after one without counter',
    [{ bits: DEFAULT, generation: 5 }, { bits: DEFAULT }, { bits: HALF, generation: 4 }],
    GRANTED,
    1,
    0,
  ],
  ['the circuit code of another', [{ bits: DEFAULT, code: 1 }], START, 0, 1],
] as const) {
  test(`[circuit.throttle.6] C34: AgentThrottle says ${what}`, () =>
    assert.deepEqual(after(wishes), { granted, ignored, refused }));
}
