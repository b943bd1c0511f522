// What an agent wears that has nothing: the four parts without which there is no body.
import { NULL_UUID, randomUuid } from '../../protocol/uuid.ts';
import type { Random } from '../words.ts';
import type { Wearable } from './agent.ts';

/** [look.wearables.2] Kinds of wearables, and the assets that grids of this kind carry for the body parts. */
const BODY_PARTS: readonly Omit<Wearable, 'itemId'>[] = [
  { type: 0, assetId: '66c41e39-38f9-f75a-024e-585989bfab73' },
  { type: 1, assetId: '77c41e39-38f9-f75a-024e-585989bbabbb' },
  { type: 2, assetId: 'd342e6c0-b9d2-11dc-95ff-0800200c9a66' },
  { type: 3, assetId: '4bb6fa4d-1cd2-498a-a84c-95c1a0e745a7' },
];
const SHIRT = 4;
const TROUSERS = 5;

/** Shape, skin, hair and eyes; shirt and trousers are told as not worn. */
export function bodyParts(random: Random): readonly Wearable[] {
  const worn = BODY_PARTS.map((part) => ({ ...part, itemId: randomUuid(random) }));
  const missing = [SHIRT, TROUSERS].map((type) => ({ type, itemId: NULL_UUID, assetId: NULL_UUID }));
  return [...worn, ...missing];
}
