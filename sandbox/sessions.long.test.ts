import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Doorway } from '../test/support/doorway.ts';
import { EventQueue } from './caps/event-queue.ts';
import { Seed } from './caps/seed.ts';
import { EVENT_QUEUE } from './caps/table.ts';
import { forgetOldest } from './memory.ts';
import {
  DEPARTED_LIMIT,
  GOODBYE_MS,
  type NewSession,
  PEOPLE_LIMIT,
  type Session,
  Sessions,
  UNUSED_CODE_MS,
} from './sessions.ts';

const { isUsed: _, presences: __, preferences: ___, startedAt: ____, ...PERSON } = new Doorway().login('a');

function newcomer(index: number): NewSession {
  const seed = new Seed(() => `key ${index}`);
  return { ...PERSON, id: `agent ${index}`, circuitCode: index + 1, seed, queue: new EventQueue(1, 'empty') };
}

/** Somebody comes and leaves again, at once. */
function visit(sessions: Sessions, index: number): Session {
  const session = sessions.add(newcomer(index), 0);
  sessions.remove(session, 0);
  return session;
}

test('a memory keeps what was set last', () => {
  const memory = new Map(['a', 'b', 'c'].map((key) => [key, 1]));
  forgetOldest(memory, 3);
  assert.deepEqual([...memory.keys()], ['a', 'b', 'c']);
  forgetOldest(memory, 1);
  assert.deepEqual([...memory.keys()], ['c']);
});

test('so many names are remembered, and then the oldest is forgotten', () => {
  const sessions = new Sessions();
  for (let index = 0; index < PEOPLE_LIMIT; index += 1) visit(sessions, index);
  assert.equal(sessions.person('agent 0')?.id, 'agent 0');
  visit(sessions, 0);
  visit(sessions, PEOPLE_LIMIT);
  assert.equal(sessions.person('agent 0')?.id, 'agent 0', 'who came again is young');
  assert.equal(sessions.person('agent 1'), undefined);
  assert.equal(sessions.person('agent 2')?.id, 'agent 2');
});

test('[events.goodbye.1] so many queues take a goodbye, and then the oldest does not', () => {
  const sessions = new Sessions();
  const keys: string[] = [];
  for (let index = 0; index <= DEPARTED_LIMIT; index += 1) {
    if (index === DEPARTED_LIMIT) assert.equal(sessions.hasDeparted(keys[0] ?? '', 0), true);
    let count = 0;
    const seed = new Seed(() => `${index} ${count++}`);
    sessions.remove(sessions.add({ ...newcomer(index), seed }, 0), 0);
    keys.push(seed.key(EVENT_QUEUE));
  }
  assert.deepEqual(
    [keys[0], keys[1], keys.at(-1)].map((key) => sessions.hasDeparted(key ?? '', 0)),
    [false, true, true],
  );
  assert.equal(sessions.hasDeparted(keys[1] ?? '', GOODBYE_MS - 1), true);
  assert.equal(sessions.hasDeparted(keys[1] ?? '', GOODBYE_MS), false);
});

test('[session.unused.1] a code that was used once is not too old, although there is no circuit for a moment', () => {
  for (const isUsed of [false, true]) {
    const doorway = new Doorway();
    const ada = doorway.login('a');
    if (isUsed) doorway.open(40001, ada, { id: 1 });
    disconnectAll(ada);
    assert.deepEqual(doorway.sessions.unused(UNUSED_CODE_MS), isUsed ? [] : [ada]);
    assert.equal(doorway.sessions.deadline, isUsed ? Number.POSITIVE_INFINITY : UNUSED_CODE_MS);
  }
});

/** As if the viewer had closed its circuits on its way to another region. */
function disconnectAll({ presences }: Session): void {
  for (const presence of presences.values()) presence.connection = undefined;
}
