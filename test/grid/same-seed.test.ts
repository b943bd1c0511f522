// Two grids with the same seed and the same world file, over real sockets, tell a newcomer the same. Left out are times, what
// comes as often as time allows, and addresses, which the system gives.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ROWS_AT_ONCE } from '../../contract/panel.ts';
import { readPacket } from '../../protocol/packet/packet.ts';
import { startVisit } from '../../sandbox/shell/visit.ts';
import { codec } from '../support/doorway.ts';
import { type Here, startHere } from './here.ts';
import { logIn } from './http.ts';

const WORLD = 'examples/two-shores.world.json';
/** She comes with her feet on the ground: what a fall looks like depends on when the grid looks at it. */
const ADA = { first: 'Ada', last: 'Sandbox', password: 'secret', start: 'uri:West Shore&128&128&0' };
/** In this time all land has come, at the rate that a viewer asks for. */
const LAND_MS = 4000;
/** Where the same is told in the data of a compressed object: behind its id, number, kind and state. */
const [CRC_AT, CRC_BYTES] = [22, 4];
/** Fields that tell the time, or what was counted since some time. [prim.crc.2] */
const TIMES: ReadonlySet<string> = new Set(['Timestamp', 'CRC']);

interface Story {
  /** What a login is told. */
  readonly login: string;
  /** Names and bodies of the reliable messages that a visitor is told, each once, sorted. */
  readonly messages: readonly string[];
}

async function storyOf(t: TestContext, seed: number): Promise<Story> {
  const here = await startHere({ seed, worldFile: WORLD });
  t.after(() => here.sandbox.stop());
  const login = withoutAddresses(await logIn(here.loginUri, 'Dora', 'Guest'), here);
  const plan = { codec, loginUri: here.loginUri, who: ADA, stayMs: LAND_MS, strict: false, script: [] };
  const visit = await startVisit(plan, () => undefined);
  assert.equal(await visit.isFine, true);
  return { login, messages: messagesIn(here) };
}

function withoutAddresses(text: string, { loginUri, sandbox }: Here): string {
  const ports = [new URL(loginUri).port, ...sandbox.ready.regions.map(({ port }) => `${port}`)];
  const seconds = /(<name>seconds_since_epoch<\/name><value><\w+>)\d+/;
  return ports.reduce((left, port) => left.replaceAll(port, 'PORT'), text).replace(seconds, '$1');
}

function messagesIn({ sandbox }: Here): readonly string[] {
  const found = new Set<string>();
  const grid = sandbox.ask({ ask: 'grid' });
  const circuits = grid.answer === 'grid' ? grid.grid.circuits : [];
  const viewers = new Set(circuits.filter(({ role }) => role !== 'region').map(({ circuit }) => circuit));
  const answer = sandbox.ask({ ask: 'tail', count: ROWS_AT_ONCE, filter: 'door == udp && dir == out' });
  assert.ok(answer.answer === 'rows' && answer.window.problem === undefined);
  assert.ok(answer.window.rows.length < ROWS_AT_ONCE, 'these are all');
  for (const { row } of answer.window.rows.filter(({ circuit }) => viewers.has(circuit))) {
    const whole = sandbox.ask({ ask: 'row', row });
    const message = whole.answer === 'row' ? reliableIn(whole.row?.bytes) : undefined;
    if (message !== undefined) found.add(message);
  }
  return [...found].sort();
}

function reliableIn(bytes: Uint8Array = new Uint8Array(0)): string | undefined {
  const packet = readPacket(bytes);
  if ('malformed' in packet || !packet.flags.reliable) return undefined;
  const decoded = codec.decode(packet.body);
  if ('unknown' in decoded) return undefined;
  const { name } = decoded.template;
  return `${name} ${JSON.stringify(decoded.blocks, name === 'ObjectUpdateCompressed' ? plainObject : plain)}`;
}

function plain(name: string, value: unknown): unknown {
  if (TIMES.has(name)) return 'a time';
  if (typeof value === 'bigint') return `${value}`;
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
}

function plainObject(name: string, value: unknown): unknown {
  return name === 'Data' && value instanceof Uint8Array
    ? plain(name, new Uint8Array(value).fill(0, CRC_AT, CRC_AT + CRC_BYTES))
    : plain(name, value);
}

test('[world.seed.1] two grids with the same seed and world tell a newcomer the same, one with another seed does not', async (t) => {
  const stories = [7, 7, 8].map((seed) => storyOf(t, seed));
  const [first, second, other] = (await Promise.all(stories)) as [Story, Story, Story];
  assert.match(first.login, /<name>login<\/name><value><string>true/);
  assert.equal(second.login, first.login);
  assert.ok(first.messages.length > 20, `${first.messages.length} messages`);
  assert.deepEqual(second.messages, first.messages);
  assert.notEqual(other.login, first.login);
  assert.notDeepEqual(other.messages, first.messages);
});
