// The other ends of a UDP door, each as one object for as long as it is remembered: what is known of an endpoint can be
// kept with it, and is not made anew for each of its datagrams.
import type { Address } from '../words.ts';

/** Endpoints at a time; then all are forgotten, and met again. */
export const PEERS_LIMIT = 4096;

export class Peers {
  readonly #byHost = new Map<string, Map<number, Address>>();
  #count = 0;

  of(host: string, port: number): Address {
    return this.#byHost.get(host)?.get(port) ?? this.#meet(host, port);
  }

  #meet(host: string, port: number): Address {
    if (this.#count >= PEERS_LIMIT) this.#forget();
    const ports = this.#byHost.get(host) ?? new Map<number, Address>();
    const peer = { host, port };
    this.#byHost.set(host, ports.set(port, peer));
    this.#count += 1;
    return peer;
  }

  #forget(): void {
    this.#byHost.clear();
    this.#count = 0;
  }
}
