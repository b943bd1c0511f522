// The address that a grid listens on and gives away.
import { lookup } from 'node:dns/promises';
import { isIPv4, isIPv6 } from 'node:net';
import { EVERYWHERE } from '../words.ts';

/**
 * [doors.address.1] The dotted quad of an address or of a name: the only form that a login answer and the messages of
 * regions can say. Rejects with a sentence that the user can act on.
 */
export async function dottedQuad(host: string): Promise<string> {
  if (isIPv4(host)) return host;
  // The system takes no name for every address of the machine.
  if (host.trim() === '') throw new Error('The address to listen on is empty; use 127.0.0.1.');
  if (isIPv6(host.replace(/^\[(.*)\]$/, '$1'))) {
    throw new Error(`${host} is an IPv6 address, and the protocol knows IPv4 only; use 127.0.0.1, or ${EVERYWHERE}.`);
  }
  try {
    return (await lookup(host, { family: 4 })).address;
  } catch (error) {
    throw new Error(`${host} is not an address of this machine.`, { cause: error });
  }
}

/** [session.stale.2] Whether an address, as `dottedQuad` gives it, is reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host.startsWith('127.');
}
