// What may be written into the form of a fault rule: names of the template, and of who and what is in the grid.
import type { GridTree } from '../../contract/panel.ts';
import type { Codec } from '../../protocol/packet/codec.ts';

/** Words by the field of the form that they are for. */
export type Offers = Readonly<
  Record<'messages' | 'fields' | 'agents' | 'regions' | 'neighbours' | 'circuits', readonly string[]>
>;

/** Fields are those of one message; of all there are thousands. */
export function offersOf(codec: Codec, grid: GridTree | undefined, message: string): Offers {
  const named = codec.byName(message.trim());
  const circuits = grid?.circuits ?? [];
  const regions = grid?.regions.map(({ name }) => name) ?? [];
  return {
    messages: codec.template.messages.map(({ name }) => name),
    fields: named?.blocks.flatMap((block) => block.fields.map(({ name }) => `${block.name}.${name}`)) ?? [],
    agents: [...new Set(circuits.filter(({ role }) => role !== 'region').map(({ agent }) => agent))],
    regions,
    neighbours: ['*', ...regions],
    circuits: circuits.map(({ circuit }) => String(circuit)),
  };
}
