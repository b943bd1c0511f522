// Every field that means more than its type and its name say, by `Message.Block.Field`.
import type { Meaning, MeaningRow } from './meaning.ts';
import { fieldsIn } from './spell.ts';
import { AGENT_ROWS } from './tables/agents.ts';
import { ASSET_ROWS } from './tables/assets.ts';
import { CHAT_ROWS } from './tables/chat.ts';
import { GROUP_ROWS } from './tables/groups.ts';
import { INVENTORY_ROWS } from './tables/inventory.ts';
import { LAND_ROWS } from './tables/land.ts';
import { MAP_ROWS } from './tables/map.ts';
import { MODERATION_ROWS } from './tables/moderation.ts';
import { MONEY_ROWS } from './tables/money.ts';
import { OBJECT_BYTES_ROWS } from './tables/object-bytes.ts';
import { OBJECT_ROWS } from './tables/objects.ts';
import { REGION_ROWS } from './tables/region.ts';
import { SCRIPT_ROWS } from './tables/scripts.ts';
import { SHAPE_ROWS } from './tables/shapes.ts';

export const MEANING_ROWS: readonly MeaningRow[] = [
  ...AGENT_ROWS,
  ...ASSET_ROWS,
  ...CHAT_ROWS,
  ...GROUP_ROWS,
  ...INVENTORY_ROWS,
  ...LAND_ROWS,
  ...MAP_ROWS,
  ...MODERATION_ROWS,
  ...MONEY_ROWS,
  ...OBJECT_BYTES_ROWS,
  ...OBJECT_ROWS,
  ...REGION_ROWS,
  ...SCRIPT_ROWS,
  ...SHAPE_ROWS,
];

export const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  MEANING_ROWS.flatMap(([meaning, fields]) => fieldsIn(fields).map((field): [string, Meaning] => [field, meaning])),
);

/** The meaning of a field by `Message.Block.Field`; undefined if the table has none. */
export function meaningAt(field: string): Meaning | undefined {
  return MEANINGS.get(field);
}
