// In which of its fields a row matches: what a detail of it lights up.
import type { FoundField } from '../../contract/filter.ts';
import type { Checked, WantedField } from './checked.ts';
import { walksBySlot } from './compile.ts';
import type { FilterRow } from './row.ts';

/** [filter.found.1] The fields that a filter asks for, as far as they are what it wants; what stands behind `!` is not wanted. */
export function foundFields(checked: Checked, row: FilterRow): readonly FoundField[] {
  const walks = row.door === 'udp' ? (walksBySlot(wantedFields(checked)).get(row.slot) ?? []) : [];
  const packet = walks.length === 0 ? undefined : row.packet;
  if (packet === undefined) return [];
  return walks.flatMap((walk) => {
    const { message, block, field } = walk.wanted;
    const template = message.blocks[block];
    const name = template?.fields[field]?.name;
    if (template === undefined || name === undefined) return [];
    return walk.instances(packet).map((instance) => ({ block: template.name, instance, field: name }));
  });
}

function wantedFields(checked: Checked): readonly WantedField[] {
  if (checked.kind === 'field') return checked.fields;
  return checked.kind === 'and' || checked.kind === 'or' ? checked.parts.flatMap(wantedFields) : [];
}
