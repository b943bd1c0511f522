// Whether a body is as its template says, found by stepping over its fields: who only counts messages need not read them.
import type { MessageTemplate } from '../template/model.ts';
import { type BlockPlan, planOf } from './plan.ts';

/** [packet.body.1] Whether reading the fields from `start` on would end at the last byte, with nothing cut, missing or left over. */
export function isSound(message: MessageTemplate, body: Uint8Array, start: number): boolean {
  let at = start;
  for (const block of planOf(message).blocks) {
    // [packet.short.1] Variable blocks at the end may be left out.
    const isLeftOut = block.isCounted && at >= body.length;
    const count = block.isCounted && !isLeftOut ? (body[at++] ?? 0) : block.count;
    at = block.fixedBytes === undefined ? behind(block, count, body, at) : at + count * block.fixedBytes;
    if (at > body.length) return false;
  }
  return at === body.length;
}

/** Where the instances of a block with fields that vary end; behind the end of the body if they are cut. */
function behind({ fields }: BlockPlan, count: number, body: Uint8Array, start: number): number {
  let at = start;
  for (let left = count; left > 0 && at <= body.length; left--) {
    for (let i = 0; i < fields.length; i++) {
      const { type, width } = fields[i] ?? NO_FIELD;
      if (type === 'Variable') {
        let length = 0;
        for (let byte = 0; byte < width; byte++) length += (body[at + byte] ?? 0) * 2 ** (8 * byte);
        at += length;
      }
      at += width;
    }
  }
  return at;
}

const NO_FIELD = { type: 'Fixed', width: 0 } as const;
