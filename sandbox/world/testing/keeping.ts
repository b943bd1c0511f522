// Somebody with an inventory, for tests of what goes into it and comes out of it.
import { NULL_UUID } from '../../../protocol/uuid.ts';
import { Inventory } from '../../inventory/inventory.ts';
import type { RegionPlan } from '../region.ts';
import type { Say } from '../say.ts';
import { built, ids } from './prims.ts';
import { loginOf, onlyTold, PEOPLE, START, type Stage, type StageOptions, stage } from './stage.ts';

const ROOT = '99999999-0000-4000-8000-000000000000';
/** The folder for objects. */
export const OBJECTS = '99999999-0000-4000-8000-000000000006';
const TAKE = 4;

export interface Keeping extends Stage {
  readonly inventory: Inventory;
  /** What is said when Ada comes, with everything that she has. */
  come(): readonly Say[];
}

/** Ada, who has an inventory, stands in the first region. */
export function keeping(plans?: readonly RegionPlan[], options?: StageOptions): Keeping {
  const folders = [
    { id: ROOT, parentId: NULL_UUID, name: 'My Inventory', type: 8, version: 1 },
    { id: OBJECTS, parentId: ROOT, name: 'Objects', type: 6, version: 1 },
  ];
  const inventory = new Inventory(PEOPLE.Ada.id, folders, []);
  const here = stage(plans, 0, options);
  const come = () => [
    ...here.world.enter({ ...loginOf('Ada'), inventory }, START),
    ...here.hear('Ada', 'CompleteAgentMovement'),
    ...here.hear('Ada', 'RegionHandshakeReply'),
  ];
  come();
  return { ...here, inventory, come };
}

/** Ada builds so many boxes, links them and takes them; the item. */
export function taken(here: Stage, count = 1): string {
  const boxes = Array.from({ length: count }, (_, at) => built(here, 'Ada', [100 + at, 100, 25]));
  if (count > 1) here.hear('Ada', 'ObjectLink', ids(...boxes));
  const says = here.hear('Ada', 'DeRezObject', { ...ids(boxes[0] ?? 0), AgentBlock: { Destination: TAKE } });
  return onlyTold(says, 'Ada', 'UpdateCreateInventoryItem').uuid('InventoryData', 'ItemID');
}
