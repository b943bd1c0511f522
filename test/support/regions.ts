// Regions without sockets, each with the map of its own process: what one sends reaches the other at once.

import type { LooseMessage } from '../../protocol/packet/codec.ts';
import { messageName } from '../../protocol/packet/name.ts';
import type { Packet } from '../../protocol/packet/packet.ts';
import { readHeader } from '../../protocol/packet/packet.ts';
import { counting } from '../../sandbox/counting.ts';
import type { Turn } from '../../sandbox/doors/owner.ts';
import type { Effect } from '../../sandbox/effects.ts';
import { md5 } from '../../sandbox/shell/chance.ts';
import type { Border } from '../../sandbox/trust/link.ts';
import { Links } from '../../sandbox/trust/links.ts';
import { codec } from './doorway.ts';
import { repeatWhile } from './repeat.ts';
import { seeded } from './seeded.ts';

const HOST = '127.0.0.1';
const EPOCH = 1_700_000_000_000;
export const PLACES = [
  { name: 'A', x: 1000, y: 1000, port: 13_000 },
  { name: 'B', x: 1001, y: 1000, port: 13_001 },
] as const;

/** Two neighbours. Each door is served by a process of its own, which may be started anew. */
export class TwoRegions {
  readonly #processes: Links[];
  readonly #lines: string[] = [];
  #started = 0;
  /** Whether datagrams from a door arrive. */
  readonly open = [true, true];
  now = 0;

  constructor(secrets: readonly [string, string] = ['sandbox-secret', 'sandbox-secret']) {
    this.#processes = secrets.map((secret) => this.#start(secret));
    this.links(0).seek(0, 0);
  }

  /** The process behind a door dies, and another one takes its place. */
  restart(door: number, secret = 'sandbox-secret'): void {
    this.#processes[door] = this.#start(secret);
  }

  /** The end of the circuit behind a door; the last one that closed, if none is open. */
  figures(door: number) {
    return this.links(door)
      .figures(this.now)
      .findLast(({ region }) => region === PLACES[door]?.name);
  }

  links(door: number): Links {
    const links = this.#processes[door];
    if (links === undefined) throw new Error(`There is no door ${door}.`);
    return links;
  }

  /** A reliable message from one region to the other. */
  send(door: 0 | 1, name: string, blocks: LooseMessage): readonly string[] {
    return this.#act(door, (links, turn) => links.send(borderFrom(door), { name, blocks, reliable: true }, turn));
  }

  close(door: 0 | 1): readonly string[] {
    return this.#act(door, (links, turn) => links.close(turn));
  }

  /** Any datagram from the other region's endpoint. */
  receive(door: 0 | 1, bytes: Uint8Array): readonly string[] {
    return this.#act(door, (links, turn) => links.receive({ door, peer: borderFrom(door).peer }, bytes, turn));
  }

  /** Turns the clock; what happened on the way, with its time. */
  until(now: number): readonly string[] {
    const lines: string[] = [];
    const deadline = () => Math.min(...this.#processes.map((links) => links.deadline));
    repeatWhile(
      () => deadline() <= now,
      () => {
        this.now = Math.max(this.now, deadline());
        for (const door of [0, 1] as const) {
          if (this.links(door).deadline <= this.now) lines.push(...this.#act(door, (links, turn) => links.wake(turn)));
        }
      },
    );
    this.now = now;
    return lines;
  }

  #start(secret: string): Links {
    this.#started += 1;
    const random = seeded(this.#started);
    return new Links({
      ...{ places: PLACES, host: HOST, trust: { md5, secret }, epoch: EPOCH, settings: {} },
      secret: () => Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join(''),
      codec: () => codec,
      nextCircuit: counting(),
      heard: ({ region }: Border, { numberId }: Packet) => {
        this.#say(`${region} heard ${messageName(codec, numberId)}`);
        return 'handled';
      },
      acked: () => undefined,
    });
  }

  #act(door: number, act: (links: Links, turn: Turn) => void): readonly string[] {
    const turn: Turn = { now: this.now, out: [] };
    act(this.links(door), turn);
    for (const effect of turn.out) this.#follow(door, effect);
    return door === 0 || door === 1 ? this.#lines.splice(0) : [];
  }

  /** Each process has both ends on its map; only the end behind its own door has a socket. */
  #follow(door: number, effect: Effect): void {
    if (effect.kind === 'event' && effect.event.event === 'circuit') {
      const { agent, region, state } = effect.event;
      if (region === PLACES[door]?.name) this.#say(`${region} → ${agent} ${state}`);
    }
    if (effect.kind === 'event' && effect.event.event === 'warning') this.#say(`warning ${effect.event.message}`);
    if (effect.kind === 'seen' && effect.seen.kind === 'datagram' && effect.seen.door === door) {
      const { bytes, fate } = effect.seen;
      this.#say(`${PLACES[door]?.name} got ${messageName(codec, readHeader(bytes).numberId)} ${fate}`);
    }
    if (effect.kind !== 'datagram' || effect.door !== door || this.open[door] !== true) return;
    const [there, peer] = [1 - door, { host: HOST, port: PLACES[door]?.port ?? 0 }];
    const turn: Turn = { now: this.now, out: [] };
    this.links(there).receive({ door: there, peer }, effect.bytes, turn);
    for (const caused of turn.out) this.#follow(there, caused);
  }

  #say(what: string): void {
    this.#lines.push(`${this.now} ${what}`);
  }
}

function borderFrom(door: 0 | 1): Border {
  const [here, there] = [PLACES[door], PLACES[door === 0 ? 1 : 0]];
  const peer = { host: HOST, port: there.port };
  return { door, region: here.name, peerDoor: 1 - door, peerRegion: there.name, peer };
}
