// The numbers of our capture files, for the one who writes them and the one who reads them (docs/protocol/capture-file.md).

/** Types of blocks. `row`: for local use, so that other tools pass it over [capture.format.9]. */
export const BLOCK_TYPE = { section: 0x0a0d0d0a, interface: 1, packet: 6, row: 0x8052455a } as const;

/** Codes of options; a code means another thing in another block. */
export const OPTION = { end: 0, comment: 1, application: 4, interfaceName: 2, resolution: 9, flags: 2 } as const;

/** [capture.format.2] A packet begins with its IP header. */
export const LINK_RAW_IP = 101;
/** [capture.format.2] Ticks are 10 to the minus 6 seconds. */
export const RESOLUTION = 6;
export const TICKS_PER_SECOND = 1_000_000;

/** The lowest two bits of a packet's flags. */
export const DIRECTION_FLAG = { in: 1, out: 2 } as const;

/** Bytes before the data of a packet block: type, length, interface, time, two lengths. */
export const PACKET_HEAD_BYTES = 28;
export const IP_HEADER_BYTES = 20;
export const UDP_HEADER_BYTES = 8;
export const TCP_HEADER_BYTES = 20;
/** What an IPv4 packet of 65,535 bytes leaves to a datagram. */
export const LARGEST_DATAGRAM = 65_507;
/** [capture.format.7] Below the largest packet, and below the largest window without scaling. */
export const LARGEST_SEGMENT = 32_768;

/** Options and blocks begin at multiples of four bytes. */
export function padded(length: number): number {
  return (length + 3) & ~3;
}
