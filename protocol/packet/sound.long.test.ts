import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { builtInTemplate } from '../../test/support/built-in-template.ts';
import { randomMessage } from '../../test/support/random-values.ts';
import { compileCodec } from './codec.ts';
import { readNumber } from './number.ts';
import { isSound } from './sound.ts';

const codec = compileCodec(builtInTemplate);

/** A body as it was written, or with its end cut, bytes behind it, or a byte changed. */
const changed = fc.constantFrom(...builtInTemplate.messages).chain((message) =>
  fc.tuple(randomMessage(message), fc.nat(3), fc.nat(255), fc.nat(400)).map(([blocks, kind, byte, place]) => {
    const body = codec.encode(message.name, blocks);
    const at = body.length === 0 ? 0 : place % body.length;
    if (kind === 1) return body.subarray(0, body.length - (place % 8));
    if (kind === 2) return Uint8Array.of(...body, ...body.subarray(0, place % 8));
    if (kind === 3) body[at] = byte;
    return body;
  }),
);

test('[packet.body.1] [packet.short.1] a body is sound where reading it finds nothing to say, and nowhere else', () => {
  const kinds = new Set<boolean>();
  void fc.assert(
    fc.property(changed, (body) => {
      const decoded = codec.decode(body);
      if ('unknown' in decoded) return;
      const sound = isSound(decoded.template, body, readNumber(body)?.width ?? 0);
      kinds.add(sound);
      assert.equal(sound, decoded.problems.length === 0 && decoded.leftOver === 0);
    }),
    { numRuns: 2000 },
  );
  assert.equal(kinds.size, 2);
});
