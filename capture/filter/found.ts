// In which of its fields a row matches: what a detail of it lights up.
import type { FoundField } from '../../contract/filter.ts';
import type { Codec } from '../../protocol/packet/codec.ts';
import type { Checked, WantedField } from './checked.ts';
import { walksBySlot } from './compile.ts';
import { eventFields } from './event.ts';
import type { FilterRow } from './row.ts';
import { type AskedText, textWalks } from './text.ts';

/** [filter.found.1] The fields that a filter asks for, as far as they are what it wants; what stands behind `!` is not wanted. */
export function foundFields(checked: Checked, row: FilterRow, codec: Codec): readonly FoundField[] {
  const fields = wantedFields(checked);
  if (row.door === 'event')
    return eventFields(fields)
      .instances(row)
      .flatMap(({ instances, wanted }) => fieldsIn(wanted, instances));
  if (row.door !== 'udp') return [];
  const texts = wantedTexts(checked).flatMap(({ judge }) => textWalks(judge, codec)(row.slot));
  const walks = [...(walksBySlot(fields).get(row.slot) ?? []), ...texts];
  const packet = walks.length === 0 ? undefined : row.packet;
  return packet === undefined ? [] : walks.flatMap((walk) => fieldsIn(walk.wanted, walk.instances(packet)));
}

function fieldsIn({ block, field, message }: WantedField, instances: readonly number[]): readonly FoundField[] {
  const template = message.blocks[block];
  const name = template?.fields[field]?.name;
  if (template === undefined || name === undefined) return [];
  return instances.map((instance) => ({ block: template.name, instance, field: name }));
}

function wantedTexts(checked: Checked): readonly AskedText[] {
  if (checked.kind === 'text') return checked.isWanted ? [checked] : [];
  return checked.kind === 'and' || checked.kind === 'or' ? checked.parts.flatMap(wantedTexts) : [];
}

function wantedFields(checked: Checked): readonly WantedField[] {
  if (checked.kind === 'field') return checked.fields;
  return checked.kind === 'and' || checked.kind === 'or' ? checked.parts.flatMap(wantedFields) : [];
}
