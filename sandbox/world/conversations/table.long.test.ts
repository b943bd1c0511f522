import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberId, numberWidth } from '../../../protocol/packet/number.ts';
import type { MessageTemplate } from '../../../protocol/template/model.ts';
import { seeded } from '../../../test/support/seeded.ts';
import type { Random } from '../../words.ts';
import { bodyOf, codec, PEOPLE, readMessage, START, type Stage, stage } from '../testing/stage.ts';
import { CONVERSATIONS } from './table.ts';

const SEED = 20_240_607;
const ROUNDS = 2;

test('every handler stands behind a message of the built-in template', () => {
  for (const name of CONVERSATIONS.keys()) assert.ok(codec.byName(name), name);
});

for (const [name] of CONVERSATIONS) {
  test(`the handler of ${name} names only fields that the template has, in what it hears and in what it says`, () => {
    checked(meeting(), codec.encode(name, {}));
    checked(meeting(), oneOfEach(name));
  });
}

test(`random bytes in each of the ${codec.template.messages.length} messages are never fatal (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const here = meeting();
  for (let round = 0; round < ROUNDS; round++) {
    for (const message of codec.template.messages) {
      checked(here, noise(message, random), `${message.name}, seed ${SEED}, round ${round}`);
      if (here.world.agents().some(({ presence }) => presence === 'leaving')) comeBack(here);
    }
  }
});

test('a message without a handler is not answered, and no harm is done', () => {
  const { world } = meeting();
  for (const { name } of codec.template.messages.filter((message) => !CONVERSATIONS.has(message.name))) {
    const heard = world.hear(PEOPLE.Ada.id, readMessage(codec.encode(name, {})), START);
    assert.deepEqual(heard, { says: [], answered: false }, name);
  }
});

function meeting(): Stage {
  const here = stage();
  here.arrive('Ada');
  here.arrive('Ben');
  return here;
}

function comeBack(here: Stage): void {
  here.world.leave(PEOPLE.Ada.id, 'test', START);
  here.arrive('Ada');
}

/** Hears a body; whatever is said about it then and a little later must fit the template and a datagram. */
function checked({ world }: Stage, body: Uint8Array, about = ''): void {
  try {
    const heard = world.hear(PEOPLE.Ada.id, readMessage(body), START);
    for (const said of [...heard.says, ...world.wake(START + 150)]) if (said.kind === 'say') bodyOf(said);
  } catch (error) {
    throw new Error(`${about}: ${String(error)}`);
  }
}

/** A body with one instance of each block, so that the fields of Variable blocks are read as well. */
function oneOfEach(name: string): Uint8Array {
  const blocks = codec.byName(name)?.blocks ?? [];
  const given = blocks.filter(({ quantity }) => quantity === 'Variable');
  return codec.encode(name, Object.fromEntries(given.map((block) => [block.name, [{}]])));
}

/** The number of a message, and then anything. */
function noise(message: MessageTemplate, random: Random): Uint8Array {
  const number = codec.encode(message.name, {}).subarray(0, numberWidth(numberId(message)));
  const length = Math.floor(random() * 1200);
  return Uint8Array.from([...number, ...Array.from({ length }, () => Math.floor(random() * 256))]);
}
