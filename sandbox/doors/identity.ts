// Whether a packet speaks for the agent whose circuit it came on. Read from the bytes: it is asked of every packet.
import { equalBytes } from '../../protocol/bytes.ts';
import type { Packet } from '../../protocol/packet/packet.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';
import { UUID_BYTES, uuidBytes } from '../../protocol/uuid.ts';
import type { Refusal } from '../circuit/effects.ts';
import { refuseUntrusted } from '../circuit/refusals.ts';

type Refuse = (packet: Packet, message: MessageTemplate) => Refusal | undefined;

/** Of the session whose circuit it is. */
export interface Identity {
  readonly id: string;
  readonly sessionId: string;
  readonly circuitCode: number;
}

/** [session.identity.1] Refuses what no viewer may say, and what is said in the name of another agent, session or circuit. */
export function refuseFor({ circuitCode, id, sessionId }: Identity): Refuse {
  const own = new Map([
    ['AgentID', uuidBytes(id)],
    ['SessionID', uuidBytes(sessionId)],
    ['CircuitCode', u32Bytes(circuitCode)],
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
  if (own === undefined) return false;
  const start = packet.numberWidth + offset;
  const id = packet.body.subarray(start, start + own.length);
  return id.length === own.length && !equalBytes(id, own);
}

/** Little-endian, as every number of a message's body. */
function u32Bytes(value: number): Uint8Array {
  return Uint8Array.from({ length: 4 }, (_, at) => value >>> (8 * at));
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
  const places: IdPlace[] = [];
  let offset = 0;
  for (const { name, type } of block.fields) {
    const bytes = BYTES.get(type);
    if (bytes === undefined) break;
    if (TYPES.get(name) === type) places.push({ field: name, offset });
    offset += bytes;
  }
  return places;
}

/** What says who speaks. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['AgentID', 'LLUUID'],
  ['SessionID', 'LLUUID'],
  ['CircuitCode', 'U32'],
]);
/** Sizes of the types that these have, and that may stand before them. */
const BYTES: ReadonlyMap<string, number> = new Map([
  ['LLUUID', UUID_BYTES],
  ['U32', 4],
]);
