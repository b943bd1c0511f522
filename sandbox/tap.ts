// The door as the log sees it: what crosses is written down, with secrets blanked. What is not seen here did not happen.
import { blankSecrets } from '../capture/secrets.ts';
import type { NewRow } from '../capture/segment.ts';
import type { Store } from '../capture/store.ts';
import type { Tally } from '../capture/tally.ts';
import type { RegionDoor } from '../contract/sandbox.ts';
import type { Effect, SeenDatagram, SeenExchange } from './effects.ts';
import type { Address, Millis } from './words.ts';

export interface TapOptions {
  readonly store: Store;
  readonly tally: Tally;
  /** The start of the capture. */
  readonly startedAt: Millis;
  readonly doors: readonly RegionDoor[];
  /** Our end of HTTP. */
  readonly http: Address;
  /** What tells blanked keys of capabilities apart. */
  mark(key: string): string;
}

export class Tap {
  readonly #options: TapOptions;

  constructor(options: TapOptions) {
    this.#options = options;
  }

  /** Writes down what an effect says about the door. Effects about other things leave no row: false. */
  see(effect: Effect, now: Millis): boolean {
    const seen = seenIn(effect);
    if (seen !== undefined) this.#write(seen, now);
    return seen !== undefined;
  }

  #write(seen: SeenDatagram | SeenExchange, now: Millis): void {
    const time = (now - this.#options.startedAt) / 1000;
    const row = seen.kind === 'datagram' ? this.#datagramRow(seen, time) : this.#exchangeRow(seen, time);
    this.#options.store.append(row);
    this.#options.tally.add(row);
  }

  #datagramRow(seen: SeenDatagram, time: number): NewRow {
    const { bytes, cable, circuit, direction, fate } = seen;
    const ours = this.#options.doors[seen.door];
    const row = { door: 'udp', time, direction, circuit, fate, bytes, ...ends(seen, ours ?? NOWHERE) } as const;
    return cable === undefined ? row : { ...row, cable };
  }

  #exchangeRow(seen: SeenExchange, time: number): NewRow {
    const { circuit, direction, door, name } = seen;
    const reply = seen.reply === undefined ? {} : { reply: this.#blank(seen.reply) };
    const texts = { request: this.#blank(seen.request), ...reply };
    const http = seen.http === undefined ? {} : { http: { ...seen.http, target: this.#blank(seen.http.target) } };
    const common = { door, time, direction, circuit, fate: 'handled', name } as const;
    return { ...common, ...texts, ...http, ...ends(seen, this.#options.http) };
  }

  #blank(text: string): string {
    return blankSecrets(text, this.#options.mark);
  }
}

const NOWHERE: Address = { host: '', port: 0 };

function seenIn(effect: Effect): SeenDatagram | SeenExchange | undefined {
  if (effect.kind === 'seen') return effect.seen;
  if (effect.kind !== 'datagram') return undefined;
  const { bytes, cable, circuit, door, to } = effect;
  const seen = { kind: 'datagram', direction: 'out', fate: 'handled', bytes, circuit, door, peer: to } as const;
  return cable === undefined ? seen : { ...seen, cable };
}

function ends(seen: SeenDatagram | SeenExchange, ours: Address): { readonly from: string; readonly to: string } {
  const [peer, own] = [endText(seen.peer), endText(ours)];
  return seen.direction === 'in' ? { from: peer, to: own } : { from: own, to: peer };
}

/** Made once for each object: there are two of them in each row. */
function endText(address: Address): string {
  const known = TEXTS.get(address);
  if (known !== undefined) return known;
  const text = `${address.host}:${address.port}`;
  TEXTS.set(address, text);
  return text;
}

const TEXTS = new WeakMap<Address, string>();
