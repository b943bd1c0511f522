// IP packets of both versions, fragments put together. Knows nothing of what is inside.
import { viewOf } from '../../protocol/bytes.ts';
import { ipv4Text, ipv6Text } from './address.ts';
import { Fragments } from './fragments.ts';
import type { IpPacket } from './words.ts';

const IPV4_HEAD = 20;
const IPV6_HEAD = 40;
const MORE_FRAGMENTS = 0x2000;
const OFFSET_BITS = 0x1fff;

/** Extension headers of IPv6 that say where the next one starts; the fragment header is one of its own. */
const EXTENSIONS: ReadonlySet<number> = new Set([0, 43, 51, 60, 135]);
const AUTHENTICATION = 51;
const FRAGMENT = 44;
/** Each may stand once or twice. */
const MOST_EXTENSIONS = 8;

/** Remembers fragments, so the packets of one file go through one of these, in order. */
export class IpReader {
  readonly #fragments = new Fragments();

  /** [capture.ip.1] The packet, if it is whole or this was its last missing fragment. Lengths it says are believed if they fit. */
  read(packet: Uint8Array): IpPacket | undefined {
    return (packet[0] ?? 0) >> 4 === 4 ? this.#readV4(packet) : this.#readV6(packet);
  }

  #readV4(packet: Uint8Array): IpPacket | undefined {
    const head = 4 * ((packet[0] ?? 0) & 0x0f);
    if (head < IPV4_HEAD || packet.length < head) return undefined;
    const view = viewOf(packet);
    // Packets that the network card was to cut have no length yet.
    const length = view.getUint16(2) || packet.length;
    const place = view.getUint16(6);
    const whole = {
      from: ipv4Text(packet, 12),
      to: ipv4Text(packet, 16),
      protocol: packet[9] ?? 0,
      payload: packet.subarray(head, Math.max(head, length)),
    };
    const more = (place & MORE_FRAGMENTS) !== 0;
    const start = 8 * (place & OFFSET_BITS);
    return more || start > 0 ? this.#fragments.add(whole, { id: view.getUint16(4), start, more }) : whole;
  }

  #readV6(packet: Uint8Array): IpPacket | undefined {
    if (packet.length < IPV6_HEAD) return undefined;
    const length = viewOf(packet).getUint16(4);
    const rest = packet.subarray(IPV6_HEAD, length === 0 ? packet.length : IPV6_HEAD + length);
    const ends = { from: ipv6Text(packet, 8), to: ipv6Text(packet, 24) };
    return this.#readNext(ends, packet[6] ?? 0, rest);
  }

  /** [capture.ip.2] Steps over extension headers to what the packet carries. */
  #readNext(ends: Ends, next: number, rest: Uint8Array): IpPacket | undefined {
    let protocol = next;
    let payload = rest;
    for (let count = 0; count < MOST_EXTENSIONS; count++) {
      if (protocol === FRAGMENT) return this.#readFragment(ends, payload);
      if (!EXTENSIONS.has(protocol)) return { ...ends, protocol, payload };
      if (payload.length < 8) return undefined;
      const length = protocol === AUTHENTICATION ? 4 * ((payload[1] ?? 0) + 2) : 8 * ((payload[1] ?? 0) + 1);
      protocol = payload[0] ?? 0;
      payload = payload.subarray(length);
    }
    return undefined;
  }

  #readFragment(ends: Ends, bytes: Uint8Array): IpPacket | undefined {
    if (bytes.length < 8) return undefined;
    const view = viewOf(bytes);
    const place = view.getUint16(2);
    const part = { ...ends, protocol: bytes[0] ?? 0, payload: bytes.subarray(8) };
    return this.#fragments.add(part, { id: view.getUint32(4), start: place & ~7, more: (place & 1) !== 0 });
  }
}

interface Ends {
  readonly from: string;
  readonly to: string;
}
