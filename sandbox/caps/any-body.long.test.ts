// Whatever is sent to a capability, it is answered and does no harm.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from '../../protocol/bytes.ts';
import { array, boolean, integer, type Llsd, map, real, string, undef, uuid } from '../../protocol/llsd/value.ts';
import { writeLlsdXml } from '../../protocol/llsd/xml.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { seeded } from '../../test/support/seeded.ts';
import { repliesIn } from '../../test/support/whole-grid.ts';
import type { Random } from '../words.ts';
import { CAPABILITIES } from './table.ts';

const SEED = 20_261_121;
const ROUNDS = 40;
/** Names that capabilities read somewhere. */
const NAMES =
  `folders items links categories folder_id parent_id item_id task_id name desc description type type_default inv_type flags
  linked_id asset_id category_id permissions sale_info next_owner_mask asset_type inventory_type environment day_cycle frames
  tracks day_length display_name method session-id HomeLocation LocationPos LocationLookAt X Y Z region_id region_handle
  object_ids selected_roots object_id local_id parcel_flags sim_access block_fly cof_version access_prefs command`.split(
    /\s+/u,
  );

test(`random bodies at random paths are answered (seed ${SEED})`, () => {
  const random = seeded(SEED);
  const caps = new AgentCaps();
  caps.whole.arrive(caps.login);
  const ids = [7, 13, 46, 48].map((type) => caps.folder(type));
  const rests = [
    '',
    '/',
    ...ids.map((id) => `/category/${id}`),
    '/category/current/links',
    '/item/x',
    '/upload/1',
    `/${caps.id}`,
  ];
  let calls = 1_000_000;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, { methods }] of CAPABILITIES) {
      const path = new URL(caps.whole.capability(caps.login, name)).pathname + pick(rests, random);
      const [method, said] = [pick(methods, random), anything(random, ids, 4)];
      calls += 1;
      // Not as a test's usual question: what is said back of it is as odd as it was.
      const effects = caps.whole.grid.call(
        calls,
        { ...CALL, path, method, body: utf8(writeLlsdXml(said)) },
        caps.whole.now,
      );
      const status = repliesIn(effects).get(calls)?.status ?? 0;
      assert.ok(status >= 200 && status < 500, `${method} ${path} of ${name}: ${status}, round ${round}`);
    }
    caps.whole.now += 1000;
    caps.whole.grid.wake(caps.whole.now);
  }
});

const HERE = { host: '127.0.0.1', port: 50_000 };
const CALL = { query: 'depth=9&ids=x', contentType: 'application/llsd+xml', from: HERE, reachedAt: '127.0.0.1' };

function anything(random: Random, ids: readonly string[], depth: number): Llsd {
  const leaf = () =>
    pick<Llsd>(
      [
        undef,
        boolean(true),
        integer(-1),
        integer(46),
        real(Number.NaN),
        real(1e300),
        string('x'.repeat(300)),
        string('start conference'),
        string('notecard'),
        uuid(pick(ids, random)),
      ],
      random,
    );
  if (depth === 0) return leaf();
  const inside = () => anything(random, ids, depth - 1);
  const kind = random();
  if (kind < 0.2) return leaf();
  if (kind < 0.4) return array(Array.from({ length: Math.floor(random() * 4) }, inside));
  return map(Array.from({ length: 1 + Math.floor(random() * 6) }, () => [pick(NAMES, random), inside()] as const));
}

function pick<One>(all: readonly One[], random: Random): One {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error('There is nothing to pick.');
  return one;
}
