// Whether datagrams between two ends are of the protocol, when nobody said so: by what they look like.
import type { Codec, DecodedMessage } from '../../protocol/packet/codec.ts';
import { type Packet, readPacket } from '../../protocol/packet/packet.ts';
import { senderOf } from '../../protocol/template/senders.ts';
import type { StampedDatagram } from './traffic.ts';

/** A datagram, opened. */
export type Opened =
  | { readonly kind: 'message'; readonly packet: Packet; readonly message: DecodedMessage }
  | { readonly kind: 'unknown'; readonly packet: Packet }
  /** The packet is there if only its message is cut. */
  | { readonly kind: 'malformed'; readonly reason: string; readonly packet?: Packet };

/** What is in a datagram. A message that is cut or lacks something is malformed. */
export function openDatagram(codec: Codec, bytes: Uint8Array): Opened {
  const packet = readPacket(bytes);
  return 'malformed' in packet ? { kind: 'malformed', reason: packet.malformed } : openPacket(codec, packet);
}

/** The same of a packet that was opened. */
export function openPacket(codec: Codec, packet: Packet): Opened {
  const message = codec.decode(packet.body);
  if ('unknown' in message) return { kind: 'unknown', packet };
  const [problem] = message.problems;
  return problem === undefined ? { kind: 'message', packet, message } : { kind: 'malformed', reason: problem, packet };
}

/** [capture.read.9] Datagrams of two ends that are looked at before it is decided what they are. */
export const JUDGED = 16;

/** The datagrams between two ends, judged. */
export class Shape {
  #judged = 0;
  #sound = 0;
  /** How many more messages one end sent that only viewers send, against the other. */
  readonly #viewers = new Map<string, number>();

  add(datagram: StampedDatagram, codec: Codec): void {
    if (this.#judged >= JUDGED) return;
    this.#judged += 1;
    const opened = openDatagram(codec, datagram.bytes);
    if (opened.kind !== 'message' || opened.packet.remarks.length > 0 || opened.message.leftOver > 0) return;
    this.#sound += 1;
    const sender = senderOf(opened.message.template.name) ?? '';
    if (/^A viewer(?: with rights)?,/.test(sender)) this.#vote(datagram.from);
    else if (/^A simulator,/.test(sender)) this.#vote(datagram.to);
  }

  /** [capture.read.9] Three of four can be read to their last byte. */
  get isOurs(): boolean {
    return this.#sound > 0 && 4 * this.#sound >= 3 * this.#judged;
  }

  /** The end that sends what viewers send; undefined if nothing speaks for either. */
  get viewer(): string | undefined {
    return [...this.#viewers].sort(([, a], [, b]) => b - a)[0]?.[0];
  }

  #vote(end: string): void {
    this.#viewers.set(end, (this.#viewers.get(end) ?? 0) + 1);
  }
}
