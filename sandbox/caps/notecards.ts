// Copying out of notecards.
import { asInteger, asUuid, get, map } from '../../protocol/llsd/value.ts';
import { type Capability, missing, ok } from './capability.ts';

/** [notecard.copy.1] The viewer hears of its copy by BulkUpdateInventory, with the number by which it asked. */
export const copyFromNotecard: Capability = ({ body }, { wishes }) => {
  const id = (name: string) => asUuid(get(body, name));
  const isCopied = wishes.takeOut({
    ...{ notecardId: id('notecard-id'), objectId: id('object-id') },
    wanted: [[id('item-id'), id('folder-id')]],
    callback: asInteger(get(body, 'callback-id')) >>> 0,
  });
  return isCopied ? ok(map({})) : missing('there is no such item in such a notecard.');
};
