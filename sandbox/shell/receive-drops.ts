// What the system threw away before we read it, by our own address: Linux tells, others do not.
import { readFileSync } from 'node:fs';

const TABLE = '/proc/net/udp';

/** Datagrams without room, by `host:port`; undefined = the system does not tell. */
export function receiveDrops(): ReadonlyMap<string, number> | undefined {
  try {
    return dropsIn(readFileSync(TABLE, 'latin1'));
  } catch {
    return undefined;
  }
}

/** The last column of the kernel's table; its addresses are hexadecimal, octets of the host in the order of the machine. */
export function dropsIn(table: string): ReadonlyMap<string, number> {
  const drops = new Map<string, number>();
  for (const line of table.split('\n').slice(1)) {
    const words = line.trim().split(/\s+/);
    const [, host = '', port = ''] = /^([0-9A-F]{8}):([0-9A-F]{4})$/.exec(words[1] ?? '') ?? [];
    const count = Number(words.at(-1));
    if (host !== '' && Number.isInteger(count)) drops.set(`${quadOf(host)}:${Number.parseInt(port, 16)}`, count);
  }
  return drops;
}

/** Every machine that runs us has its lowest octet first. */
function quadOf(hex: string): string {
  const octets = hex.match(/../g) ?? [];
  return octets
    .reverse()
    .map((octet) => Number.parseInt(octet, 16))
    .join('.');
}
