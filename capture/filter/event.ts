// Fields of a message that came by the event queue, where it travels as LLSD.
import { readLlsdXml } from '../../protocol/llsd/xml.ts';
import type { MessageValue } from '../../protocol/packet/codec.ts';
import { messageFromLlsd } from '../../protocol/packet/llsd-message.ts';
import type { WantedField } from './checked.ts';
import type { FilterRow } from './row.ts';

/** [filter.field.5] The fields that are wanted of an event, each with the instances of its block that suit. */
export interface EventFields {
  finds(row: FilterRow): boolean;
  instances(row: FilterRow): readonly { readonly wanted: WantedField; readonly instances: readonly number[] }[];
}

export function eventFields(fields: readonly WantedField[]): EventFields {
  const byMessage = new Map<string, readonly WantedField[]>();
  for (const field of fields) byMessage.set(field.message.name, [...(byMessage.get(field.message.name) ?? []), field]);
  const wantedOf = (row: FilterRow) => byMessage.get(row.name) ?? [];
  return {
    finds(row) {
      const wanted = wantedOf(row);
      const said = saidIn(row, wanted);
      return wanted.some((field) => suiting(field, said).length > 0);
    },
    instances(row) {
      const fieldsHere = wantedOf(row);
      const said = saidIn(row, fieldsHere);
      return fieldsHere.map((wanted) => ({ wanted, instances: suiting(wanted, said) }));
    },
  };
}

function saidIn({ texts }: FilterRow, [first]: readonly WantedField[]): MessageValue {
  return first === undefined ? {} : messageFromLlsd(first.message, readLlsdXml(texts.reply ?? '').value);
}

function suiting({ block, field, judge, message }: WantedField, said: MessageValue): readonly number[] {
  const template = message.blocks[block];
  const name = template?.fields[field]?.name ?? '';
  return (said[template?.name ?? ''] ?? []).flatMap((instance, index) => {
    const value = instance[name];
    return value !== undefined && (judge === undefined || judge(value)) ? [index] : [];
  });
}
