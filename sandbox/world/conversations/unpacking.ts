// Objects that lie in notecards are put into the region, and stay in their notecards.
import { notecardItems } from '../keeping/notecards.ts';
import { plus } from '../vector.ts';
import { alert } from './alert.ts';
import { rayTarget } from './building.ts';
import type { Handler } from './handler.ts';
import { putDown } from './taking.ts';

const NOT_THERE = 'There is no such object in the notecard.';

/** [notecard.rez.1] Each that is named, once; [notecard.rez.2] of what is not there, or not an object that was taken, nothing stands. */
export const rezObjectFromNotecard: Handler = (agent, message, scene) => {
  const target = rayTarget(message, 'RezData', agent.place);
  if (agent.presence !== 'standing' || target === undefined) return [];
  const wanted = new Set(message.instances('InventoryData').map((at) => message.uuid('InventoryData', 'ItemID', at)));
  const card = {
    notecardId: message.uuid('NotecardData', 'NotecardItemID'),
    objectId: message.uuid('NotecardData', 'ObjectID'),
  };
  const items = notecardItems(agent, card, scene).filter(({ item }) => wanted.has(item.id));
  const says = items.flatMap(({ item }) =>
    putDown(agent, item, (root) => plus(target, [0, 0, root.scale[2] / 2]), { isLast: false, scene }),
  );
  return says.length === 0 ? [alert(agent, NOT_THERE)] : says;
};
