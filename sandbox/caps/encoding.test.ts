// Bodies of events against the template: every field is there, in the form that its type has in LLSD.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asItems, get, type Llsd, map } from '../../protocol/llsd/value.ts';
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import type { FieldType } from '../../protocol/template/model.ts';
import { AgentCaps } from '../../test/support/agent-caps.ts';
import { codec, Doorway } from '../../test/support/doorway.ts';
import { seeded } from '../../test/support/seeded.ts';
import { rootOf } from '../sessions.ts';
import { crossedRegion, enableSimulator, teleportFinish } from '../travel/events.ts';
import { openRegion } from '../world/region.ts';
import type { QueuedEvent } from './event-queue.ts';

/** Kinds of LLSD by types of the template; for binary with the octets. */
const FORMS: Readonly<Record<Exclude<FieldType, 'Variable' | 'Fixed'>, string>> = {
  ...{ U8: 'integer', S8: 'integer', U16: 'integer', S16: 'integer', S32: 'integer', IPPORT: 'integer' },
  ...{ U32: 'binary 4', U64: 'binary 8', S64: 'binary 8', IPADDR: 'binary 4' },
  ...{ F32: 'real', F64: 'real', BOOL: 'boolean', LLUUID: 'uuid' },
  ...{ LLVector3: 'array', LLVector3d: 'array', LLVector4: 'array', LLQuaternion: 'array' },
};

function formOf(value: Llsd): string {
  return value.kind === 'binary' ? `binary ${value.value.length}` : value.kind;
}

/** Fields that are missing, or of another form. */
function mistakes({ body, name }: QueuedEvent): readonly string[] {
  const blocks = codec.byName(name)?.blocks ?? [];
  assert.ok(blocks.length > 0, name);
  return blocks.flatMap((block) =>
    asItems(get(body, block.name)).flatMap((instance) =>
      block.fields.flatMap((field) => {
        const found = formOf(get(instance, field.name));
        const isText = field.type === 'Variable' || field.type === 'Fixed';
        const isRight = isText ? /^(string|binary)/.test(found) : found === FORMS[field.type];
        return isRight ? [] : [`${name}.${block.name}.${field.name}: ${field.type}, found ${found}`];
      }),
    ),
  );
}

function parcelProperties(): QueuedEvent {
  const caps = new AgentCaps();
  caps.whole.arrive(caps.login);
  const { effects } = caps.whole.post(caps.whole.capability(caps.login, 'EventQueueGet'), map({}));
  const seen = effects.flatMap((effect) =>
    effect.kind === 'seen' && effect.seen.kind === 'exchange' ? [effect.seen] : [],
  );
  const event = seen.find(({ door }) => door === 'event');
  assert.equal(event?.name, 'ParcelProperties');
  return { name: 'ParcelProperties', body: readLlsdXml(event?.reply ?? '').value };
}

const random = seeded(5);
const place = openRegion({ name: 'Next', x: 4_000, y: 4_001 }, '', random);
const there = { place, address: { host: '127.0.0.1', port: 13_001 } };
const presence = rootOf(new Doorway().login('a'));

for (const event of [
  parcelProperties(),
  enableSimulator(there),
  teleportFinish(presence, there, 0x8000_0010),
  crossedRegion(presence, there, { position: [1, 2, 3], lookAt: [1, 0, 0] }),
]) {
  test(`[events.encoding.1] ${event.name} has every field of the template, in the form of its type`, () => {
    assert.deepEqual(mistakes(event), []);
    for (const { name } of codec.byName(event.name)?.blocks ?? []) {
      assert.ok(asItems(get(event.body, name)).length > 0, `${event.name} has no ${name}`);
    }
  });
}

test('[events.encoding.1] a number in the wrong form is found', () => {
  const [first] = mistakes({
    name: 'EnableSimulator',
    body: map({ SimulatorInfo: { kind: 'array', items: [map({})] } }),
  });
  assert.match(first ?? '', /^EnableSimulator\.SimulatorInfo\.\w+: U64, found undef$/);
});
