// Instant messages that were written to somebody who was not here, for viewers that ask by HTTP.
import { array, binary, boolean, integer, map, real, string, uuid } from '../../protocol/llsd/value.ts';
import type { Letter } from '../world/letters.ts';
import { type Capability, ok } from './capability.ts';

/** [im.kept.1] Each once. [im.kept.2] In a list within a list: of a map viewers of today take no notice, but for a warning. */
export const offlineMessages: Capability = (_request, { agentId, wishes }) =>
  ok(array([array(wishes.letters().map((letter) => messageOf(agentId, letter)))]));

function messageOf(agentId: string, { bucket, date, dialog, from, id, name, position, regionId, text }: Letter) {
  return map({
    ...{ from_agent_id: uuid(from), from_agent_name: string(name), to_agent_id: uuid(agentId) },
    ...{ dialog: integer(dialog), message: string(text), timestamp: integer(Math.floor(date / 1000)) },
    ...{ 'transaction-id': uuid(id), region_id: uuid(regionId), position: array(position.map(real)) },
    ...{ from_group: boolean(false), binary_bucket: binary(bucket), offline: integer(1), parent_estate_id: integer(1) },
  });
}
