// Link layers: from a frame to the IP packet inside. One reader for each kind that tools write for Ethernet, loopback,
// tunnels and "any" devices. Knows nothing of IP but its version.
import { viewOf } from '../../protocol/bytes.ts';

/** [capture.link.1] Undefined: the link layer is unknown, or there is no IP in the frame. */
export function ipInFrame(link: number, frame: Uint8Array): Uint8Array | undefined {
  return READERS.get(link)?.(frame);
}

/** Whether frames of this link layer can be read at all. */
export function isKnownLink(link: number): boolean {
  return READERS.has(link);
}

type LinkReader = (frame: Uint8Array) => Uint8Array | undefined;

const READERS: ReadonlyMap<number, LinkReader> = new Map([
  [0, afterFamily],
  [1, inEthernet],
  [12, asItIs],
  [14, asItIs],
  [101, asItIs],
  [108, afterFamily],
  [113, (frame) => ofType(frame, 14, 16)],
  [228, asItIs],
  [229, asItIs],
  [276, (frame) => ofType(frame, 0, 20)],
]);

const IP_TYPES: ReadonlySet<number> = new Set([0x0800, 0x86dd]);
const VLAN_TYPES: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100]);
/** Two are usual where providers are involved. */
const MOST_TAGS = 4;

/** [capture.link.2] Tags of virtual networks stand before the type. */
function inEthernet(frame: Uint8Array): Uint8Array | undefined {
  let at = 12;
  for (let tags = 0; tags < MOST_TAGS && VLAN_TYPES.has(u16(frame, at)); tags++) at += 4;
  return ofType(frame, at, at + 2);
}

/** What starts at `start` if the type at `typeAt` says IP. */
function ofType(frame: Uint8Array, typeAt: number, start: number): Uint8Array | undefined {
  return frame.length >= start && IP_TYPES.has(u16(frame, typeAt)) ? frame.subarray(start) : undefined;
}

/**
 * [capture.link.3] An address family in the byte order of whoever wrote it. Its numbers differ from system to system,
 * so the packet itself is asked.
 */
function afterFamily(frame: Uint8Array): Uint8Array | undefined {
  return frame.length > 4 ? asItIs(frame.subarray(4)) : undefined;
}

function asItIs(packet: Uint8Array): Uint8Array | undefined {
  const version = (packet[0] ?? 0) >> 4;
  return version === 4 || version === 6 ? packet : undefined;
}

function u16(bytes: Uint8Array, at: number): number {
  return at + 2 <= bytes.length ? viewOf(bytes).getUint16(at) : 0;
}
