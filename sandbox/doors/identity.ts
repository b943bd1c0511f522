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
    ['ViewerCircuitCode', u32Bytes(circuitCode)],
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

/** [session.identity.2] An id that the packet is too short for is nobody's. */
function isForeign(packet: Packet, offset: number, own: Uint8Array | undefined): boolean {
  if (own === undefined) return false;
  const start = packet.numberWidth + offset;
  return !equalBytes(packet.body.subarray(start, start + own.length), own);
}

/** Little-endian, as every number of a message's body. */
function u32Bytes(value: number): Uint8Array {
  return Uint8Array.from({ length: 4 }, (_, at) => value >>> (8 * at));
}

const placesOf = new WeakMap<MessageTemplate, readonly IdPlace[]>();

function idPlaces(message: MessageTemplate): readonly IdPlace[] {
  const known = placesOf.get(message);
  if (known !== undefined) return known;
  const places = findPlaces(message);
  placesOf.set(message, places);
  return places;
}

/**
 * Messages of agents open with a block of that name, and that block opens with the ids; AgentQuitCopy names its circuit behind it.
 * Whoever else is named in later blocks is spoken of, and does not speak.
 */
function findPlaces(message: MessageTemplate): readonly IdPlace[] {
  if (message.blocks[0]?.name !== 'AgentData') return [];
  const places: IdPlace[] = [];
  let offset = 0;
  for (const { block, name, type } of fieldsAhead(message)) {
    const bytes = BYTES.get(type);
    if (bytes === undefined) break;
    if (TYPES.get(name) === type && (block === 'AgentData') === SAID_FIRST.has(name))
      places.push({ field: name, offset });
    offset += bytes;
  }
  return places;
}

/** Fields of the blocks that every packet of the message begins with. */
function fieldsAhead({ blocks }: MessageTemplate) {
  const other = blocks.findIndex(({ quantity }) => quantity !== 'Single');
  const ahead = other < 0 ? blocks : blocks.slice(0, other);
  return ahead.flatMap(({ fields, name: block }) => fields.map(({ name, type }) => ({ block, name, type })));
}

/** What says who speaks. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['AgentID', 'LLUUID'],
  ['SessionID', 'LLUUID'],
  ['CircuitCode', 'U32'],
  ['ViewerCircuitCode', 'U32'],
]);
/** What stands in the block of the agent. */
const SAID_FIRST: ReadonlySet<string> = new Set(['AgentID', 'SessionID', 'CircuitCode']);
/** Sizes of the types that these have, and that may stand before them. */
const BYTES: ReadonlyMap<string, number> = new Map([
  ['LLUUID', UUID_BYTES],
  ['U32', 4],
]);
