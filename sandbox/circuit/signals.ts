// The three messages that a circuit speaks for itself: PacketAck, StartPingCheck, CompletePingCheck.
// Read and written here by hand: they must keep working whatever template somebody edits. [circuit.signals.1]

/** What the other end's circuit says to ours. */
export type Signal =
  | { readonly kind: 'acks'; readonly sequences: readonly number[] }
  | { readonly kind: 'ping'; readonly id: number; readonly oldestUnacked: number }
  | { readonly kind: 'pong'; readonly id: number }
  | { readonly kind: 'cut' };

/** One of ours: its message, and its number and fields. */
export interface WrittenSignal {
  readonly name: 'PacketAck' | 'StartPingCheck' | 'CompletePingCheck';
  readonly body: Uint8Array;
}

const START_PING_CHECK = 1;
const COMPLETE_PING_CHECK = 2;
const PACKET_ACK = 0xfffffffb;

/** A packet's message number and its bytes from the number on, expanded. */
interface Numbered {
  readonly numberId: number;
  readonly numberWidth: number;
  readonly body: Uint8Array;
}

/** The signal in a packet, `cut` if bytes are missing; undefined if it is the owner's message. Surplus bytes are allowed. */
export function readSignal({ numberId, numberWidth, body }: Numbered): Signal | undefined {
  const fields = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const size = body.length - numberWidth;
  switch (numberId) {
    case PACKET_ACK:
      return readAcks(fields, numberWidth);
    case START_PING_CHECK:
      if (size < 5) return { kind: 'cut' };
      return { kind: 'ping', id: fields.getUint8(numberWidth), oldestUnacked: fields.getUint32(numberWidth + 1, true) };
    case COMPLETE_PING_CHECK:
      return size < 1 ? { kind: 'cut' } : { kind: 'pong', id: fields.getUint8(numberWidth) };
    default:
      return undefined;
  }
}

export const packetAck = (sequences: readonly number[]): WrittenSignal => ({
  name: 'PacketAck',
  body: packetAckBody(sequences),
});

/** Body of PacketAck. Its ids are little-endian, unlike appended ones. [circuit.acks.6] */
export function packetAckBody(sequences: readonly number[]): Uint8Array {
  const body = new Uint8Array(5 + 4 * sequences.length);
  const fields = new DataView(body.buffer);
  fields.setUint32(0, PACKET_ACK);
  fields.setUint8(4, sequences.length);
  for (const [index, sequence] of sequences.entries()) fields.setUint32(5 + 4 * index, sequence, true);
  return body;
}

/** `oldestUnacked` is about its sender. [circuit.pings.2] */
export function startPingCheck(id: number, oldestUnacked: number): WrittenSignal {
  const body = new Uint8Array(6);
  body.set([START_PING_CHECK, id]);
  new DataView(body.buffer).setUint32(2, oldestUnacked, true);
  return { name: 'StartPingCheck', body };
}

/** [circuit.pings.3] */
export function completePingCheck(id: number): WrittenSignal {
  return { name: 'CompletePingCheck', body: Uint8Array.of(COMPLETE_PING_CHECK, id) };
}

function readAcks(fields: DataView, at: number): Signal {
  const count = at < fields.byteLength ? fields.getUint8(at) : 0;
  if (fields.byteLength < at + 1 + 4 * count) return { kind: 'cut' };
  const sequences = Array.from({ length: count }, (_, index) => fields.getUint32(at + 1 + 4 * index, true));
  return { kind: 'acks', sequences };
}
