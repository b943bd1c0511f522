// What the layers below a conversation say to each other.

/** One end, as `host:port`; IPv6 hosts in brackets. */
export type EndPoint = string;

/** An IP packet whose fragments are put together. */
export interface IpPacket {
  readonly from: string;
  readonly to: string;
  /** What is inside: 6 = TCP, 17 = UDP. */
  readonly protocol: number;
  readonly payload: Uint8Array;
}

/** @param host as an IP packet has it: IPv6 with colons, without brackets */
export function endPoint(host: string, port: number): EndPoint {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
