// Loops that wait for something to happen: when it never does, they fail instead of hanging.
import assert from 'node:assert/strict';

/** More turns than any test takes. */
const MOST_TURNS = 100_000;

/** Acts as long as something is undone. */
export function repeatWhile(isUndone: () => boolean, act: () => void): void {
  for (let turn = 0; isUndone(); turn += 1) {
    assert.ok(turn < MOST_TURNS, `this is still undone after ${MOST_TURNS} turns: ${isUndone}`);
    act();
  }
}
