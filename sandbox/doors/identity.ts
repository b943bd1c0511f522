// Whether a packet speaks for the agent whose circuit it came on. Read from the bytes: it is asked of every packet.
import { equalBytes } from '../../protocol/bytes.ts';
import type { Packet } from '../../protocol/packet/packet.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { UUID_BYTES, uuidBytes } from '../../protocol/uuid.ts';
import type { Refusal } from '../circuit/effects.ts';
import { refuseUntrusted } from '../circuit/refusals.ts';

type Refuse = (packet: Packet, message: MessageTemplate) => Refusal | undefined;

/** [session.identity.1] Refuses what no viewer may say, and what is said in the name of another agent or session. */
export function refuseFor(ids: { readonly id: string; readonly sessionId: string }): Refuse {
  const own = new Map([
    ['AgentID', uuidBytes(ids.id)],
    ['SessionID', uuidBytes(ids.sessionId)],
  ]);
  return (packet, message) => {
    const refused = refuseUntrusted(packet, message);
    if (refused !== undefined) return refused;
    return idPlaces(message).some(({ field, offset }) => isForeign(packet, offset, own.get(field)))
      ? 'idMismatch'
      : undefined;
  };
}

interface IdPlace {
  readonly field: string;
  /** Bytes behind the message number. */
  readonly offset: number;
}

/** An id that the packet is too short for is missing, not foreign. */
function isForeign(packet: Packet, offset: number, own: Uint8Array | undefined): boolean {
  const start = packet.numberWidth + offset;
  const id = packet.body.subarray(start, start + UUID_BYTES);
  return own !== undefined && id.length === UUID_BYTES && !equalBytes(id, own);
}

const placesOf = new WeakMap<MessageTemplate, readonly IdPlace[]>();

/** Messages of agents open with a block of that name, and that block opens with the ids. */
function idPlaces(message: MessageTemplate): readonly IdPlace[] {
  const known = placesOf.get(message);
  if (known !== undefined) return known;
  const places = findPlaces(message);
  placesOf.set(message, places);
  return places;
}

function findPlaces(message: MessageTemplate): readonly IdPlace[] {
  const [block] = message.blocks;
  if (block?.name !== 'AgentData' || block.quantity !== 'Single') return [];
  const others = block.fields.findIndex((field) => field.type !== 'LLUUID');
  const ids = others === -1 ? block.fields : block.fields.slice(0, others);
  return ids
    .map((field, at) => ({ field: field.name, offset: at * UUID_BYTES }))
    .filter(({ field }) => field === 'AgentID' || field === 'SessionID');
}
