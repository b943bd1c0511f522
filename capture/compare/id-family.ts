// Which values only name something, and stand for the same thing under another name in another run.
import { meaningOf } from '../../protocol/meaning/meaning-of.ts';
import type { BlockTemplate, FieldTemplate } from '../../protocol/template/model.ts';

/**
 * [compare.ids.1] What an id names. `id`: anything with a UUID; `local`: an object or a parcel of a region; `counter`: whatever
 * is numbered one after the other; `key`: of a capability, or a digest that follows from ids; `time` is a moment, and never compared.
 */
export type IdFamily = 'id' | 'local' | 'circuit' | 'address' | 'port' | 'region' | 'counter' | 'key' | 'time';

/** [compare.ids.1] By type and meaning of a field first, then by its name; undefined: the value means what it says. */
export function familyOf(message: string, block: BlockTemplate, field: FieldTemplate): IdFamily | undefined {
  const { name, type } = field;
  if (type === 'LLUUID') return 'id';
  if (type === 'IPADDR') return 'address';
  if (type === 'IPPORT') return 'port';
  const kind = meaningOf(message, block, field)?.kind;
  if (kind === 'time') return 'time';
  if (kind === 'region') return 'region';
  if (type === 'U64') return name === 'ID' ? 'counter' : undefined;
  if (type !== 'U32' && type !== 'S32') return undefined;
  return name === 'ID' ? 'local' : familyOfKey(name);
}

/** [compare.ids.1] The same for a key of LLSD or XML-RPC, or a piece of packed bytes. */
export function familyOfKey(key: string): IdFamily | undefined {
  return NAMED.find(([names]) => names.test(key))?.[1];
}

const NAMED: readonly (readonly [names: RegExp, family: IdFamily])[] = [
  [/^(?:object|task|parcel)?[ _]?local[ _]?ids?$|^parent[ _]?(?:local[ _]?)?id$|^parent$/i, 'local'],
  [/^(?:viewer)?(?:circuit[ _]?)?code$/i, 'circuit'],
  [/^(?:sim|http)?_?port$/i, 'port'],
  [/^(?:sim|region)?_?ip$/i, 'address'],
  [/^(?:region)?_?handle$/i, 'region'],
  [/^serial(?:num)?$|^(?:anim)?sequence(?:id)?$|^callback_?id$|^crc$|^pid$|^ack$/i, 'counter'],
  [/^seconds_since_epoch$|(?:_date|date|timestamp|_time)$/i, 'time'],
];
