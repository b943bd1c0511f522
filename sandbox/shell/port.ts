// Ports that we would like, and what to say when the machine does not give them.
import { openUdp, type UdpDoor, type UdpOptions } from './udp.ts';

/** Opens a door at the asked port; rejects with a sentence that the user can act on. */
export async function atPort<Door>(port: number, host: string, open: () => Promise<Door>): Promise<Door> {
  try {
    return await open();
  } catch (error) {
    throw new Error(sentenceFor(error, port, host), { cause: error });
  }
}

/** Opens a UDP door at `options.port` if it is free, else at any port. */
export async function atPortOrAny(options: UdpOptions): Promise<UdpDoor> {
  try {
    return await openUdp(options);
  } catch {
    return atPort(0, options.host, () => openUdp({ ...options, port: 0 }));
  }
}

const SENTENCES: Readonly<Record<string, (port: number, host: string) => string>> = {
  EADDRINUSE: (port) => `Port ${port} is in use by another program; choose another one, or 0 for any free port.`,
  EACCES: (port) => `This user may not listen on port ${port}; choose one above 1023, or 0 for any free port.`,
  EADDRNOTAVAIL: (_port, host) => `${host} is not an address of this machine.`,
  ENOTFOUND: (_port, host) => `${host} is not an address of this machine.`,
};

function sentenceFor(error: unknown, port: number, host: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = SENTENCES[code];
  if (known !== undefined) return known(port, host);
  return `Cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : String(error)}.`;
}
