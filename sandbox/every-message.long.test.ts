// Whatever a viewer says, in whatever state of mind: its circuit stays open, and the log says what became of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberId, numberWidth } from '../protocol/packet/number.ts';
import { writePacket } from '../protocol/packet/packet.ts';
import type { MessageTemplate } from '../protocol/template/model.ts';
import { UUID_BYTES, writeUuid } from '../protocol/uuid.ts';
import { codec } from '../test/support/doorway.ts';
import { seeded } from '../test/support/seeded.ts';
import { type Login, WholeGrid } from '../test/support/whole-grid.ts';
import type { Random } from './words.ts';

const SEED = 20_261_123;
/** Random bytes in every message, so often. */
const ROUNDS = 4;
const MOST_BYTES = 1100;
/** Time from one message to the next: nobody is taken for a flood. */
const PACE_MS = 20;
/** These end a circuit: that is what they are for. */
const GOODBYES: ReadonlySet<string> = new Set(['AgentQuitCopy', 'CloseCircuit', 'LogoutRequest']);

const messages = codec.template.messages.filter(({ name }) => !GOODBYES.has(name));

interface Filling {
  readonly what: string;
  body(message: MessageTemplate, random: Random, login: Login): Uint8Array;
}

const FILLINGS: readonly Filling[] = [
  { what: 'zero-filled', body: ({ name }) => codec.encode(name, {}) },
  { what: 'with one of each block', body: ({ name }) => oneOfEach(name) },
  ...Array.from({ length: ROUNDS }, (_, round) => ({ what: `random, round ${round + 1}`, body: noise })),
  ...Array.from({ length: ROUNDS }, (_, round) => ({
    what: `random in its own name, round ${round + 1}`,
    body: ownNoise,
  })),
];

for (const { body, what } of FILLINGS) {
  test(`[quiet.1] every message, ${what}, leaves the circuit open, and has a row that says what became of it (seed ${SEED})`, () => {
    const random = seeded(SEED);
    const here = new Visit();
    for (const message of messages) {
      const fate = here.say(body(message, random, here.login));
      const about = `${message.name}, ${what}, seed ${SEED}`;
      assert.notEqual(fate, undefined, `no row: ${about}`);
      assert.equal(here.isOpen(), true, `closed: ${about}`);
    }
  });
}

for (const name of GOODBYES) {
  test(`${name} ends the circuit`, () => {
    const here = new Visit();
    const { code: ViewerCircuitCode, id: AgentID, sessionId: SessionID } = here.login;
    const AgentData = { AgentID, SessionID };
    const quitting = { AgentData, FuseBlock: { ViewerCircuitCode } };
    here.say(codec.encode(name, { CloseCircuit: {}, AgentQuitCopy: quitting }[name] ?? { AgentData }));
    here.grid.until(here.grid.now + 10_000);
    assert.equal(here.isOpen(), false);
  });
}

/** One agent who stands in a grid. */
class Visit {
  readonly grid = new WholeGrid();
  readonly login: Login = this.grid.logIn('Ada');
  #sequence = 100;

  constructor() {
    this.grid.arrive(this.login);
  }

  /** Says something; how its row tells what became of it. */
  say(body: Uint8Array): string | undefined {
    this.#sequence += 1;
    this.grid.now += PACE_MS;
    const bytes = writePacket({ sequence: this.#sequence, reliable: false, zerocoded: false, body });
    const from = { host: '127.0.0.1', port: this.login.port };
    const effects = this.grid.grid.datagram(0, from, bytes, this.grid.now);
    const rows = effects.flatMap((effect) => (effect.kind === 'seen' ? [effect.seen] : []));
    const row = rows.find((seen) => seen.kind !== 'exchange' && seen.direction === 'in');
    return row === undefined ? undefined : 'fate' in row ? String(row.fate) : 'seen';
  }

  isOpen(): boolean {
    return this.grid.grid.figures(this.grid.now).some(({ state }) => state === 'open');
  }
}

function oneOfEach(name: string): Uint8Array {
  const blocks = codec.byName(name)?.blocks ?? [];
  const given = blocks.filter(({ quantity }) => quantity === 'Variable');
  return codec.encode(name, Object.fromEntries(given.map((block) => [block.name, [{}]])));
}

/** The same, but where the sender is named it is the one who sends: the message is not refused for that. */
function ownNoise(message: MessageTemplate, random: Random, { id, sessionId }: Login): Uint8Array {
  const bytes = noise(message, random);
  const at = numberWidth(numberId(message));
  const [first] = message.blocks;
  const isNamed = first?.fields[0]?.name === 'AgentID' && first.fields[1]?.name === 'SessionID';
  if (first?.quantity !== 'Single' || !isNamed || bytes.length < at + 2 * UUID_BYTES) return bytes;
  writeUuid(id, bytes, at);
  writeUuid(sessionId, bytes, at + UUID_BYTES);
  return bytes;
}

/** The number of a message, and then anything. */
function noise(message: MessageTemplate, random: Random): Uint8Array {
  const number = codec.encode(message.name, {}).subarray(0, numberWidth(numberId(message)));
  const length = Math.floor(random() * MOST_BYTES);
  return Uint8Array.from([...number, ...Array.from({ length }, () => Math.floor(random() * 256))]);
}
