// The circuits of a viewer before regions that a test commands, on a perfect cable, with the clock turned by hand.
import { ViewerCircuits, type ViewerCircuitsOptions } from '../../sandbox/visitor/viewer-circuits.ts';
import type { ViewerEffect } from '../../sandbox/visitor/viewer-effects.ts';
import { codec } from './doorway.ts';
import { FIRST_PORT } from './region-addresses.ts';
import { RegionEnd } from './region-end.ts';
import { repeatWhile } from './repeat.ts';
import { seeded } from './seeded.ts';

export const AGENT = 'a9e27000-0000-4000-8000-000000000001';
export const SESSION = '5e5510f0-0000-4000-8000-000000000001';
const CODE = 777;

export class ViewerStage {
  readonly regions: readonly RegionEnd[];
  readonly viewer: ViewerCircuits;
  /** Everything but datagrams. */
  readonly told: string[] = [];
  now = 0;

  constructor(regions = 1, more: Partial<ViewerCircuitsOptions> = {}) {
    this.regions = Array.from({ length: regions }, (_, index) => new RegionEnd(FIRST_PORT + index));
    const identity = { agentId: AGENT, sessionId: SESSION, code: CODE };
    this.viewer = new ViewerCircuits({ codec, random: seeded(5), identity, ...more });
  }

  region(index = 0): RegionEnd {
    const region = this.regions[index];
    if (region === undefined) throw new Error(`There is no region ${index}.`);
    return region;
  }

  /** Told of a region, opened as at login, acked. */
  arrive(index = 0): this {
    this.does((viewer, now) => viewer.tell(this.region(index).address, now));
    return this.does((viewer, now) => viewer.open(this.region(index).address, now, 5000));
  }

  does(act: (viewer: ViewerCircuits, now: number) => readonly ViewerEffect[]): this {
    this.#perform(act(this.viewer, this.now));
    return this;
  }

  says(name: string, blocks: Parameters<RegionEnd['say']>[1] = {}, index = 0): this {
    const region = this.region(index);
    this.#deliver(region, region.say(name, blocks, this.now));
    return this;
  }

  /** Turns the clock; everybody who wants to is woken on the way. */
  until(now: number): this {
    repeatWhile(
      () => this.#deadline <= now,
      () => {
        this.now = Math.max(this.now, this.#deadline);
        this.#perform(this.viewer.wake(this.now));
        for (const region of this.regions) this.#deliver(region, region.wake(this.now));
      },
    );
    this.now = now;
    return this;
  }

  /** Names and times of what a region heard, but for some names. */
  heard(index = 0, but: RegExp = /^PacketAck$|Ping/): readonly string[] {
    return this.region(index)
      .arrived.filter(({ name }) => !but.test(name))
      .map(({ at, id, name, resent }) => `${at} ${id} ${name}${resent ? ' again' : ''}`);
  }

  get #deadline(): number {
    return Math.min(this.viewer.deadline, ...this.regions.map(({ deadline }) => deadline));
  }

  #perform(effects: readonly ViewerEffect[]): void {
    for (const effect of effects) {
      if (effect.kind !== 'datagram') this.told.push(wordsOf(effect));
      else {
        const region = this.regions.find(({ address }) => address.port === effect.to.port);
        if (region !== undefined) this.#deliver(region, region.receive(effect.bytes, this.now));
      }
    }
  }

  #deliver(region: RegionEnd, datagrams: readonly Uint8Array[]): void {
    for (const bytes of datagrams) this.#perform(this.viewer.receive(region.address, bytes, this.now));
  }
}

function wordsOf(effect: Exclude<ViewerEffect, { kind: 'datagram' }>): string {
  switch (effect.kind) {
    case 'heard':
      return `heard ${effect.message.name}${effect.isMeant ? '' : ', in vain'}`;
    case 'kicked':
      return `kicked: ${effect.reason}`;
    case 'failed':
      return `failed ${effect.name} ${effect.code}`;
    case 'acked':
      return `acked ${effect.name}`;
    case 'dropped':
      return `dropped ${effect.why}`;
    default:
      return effect.kind;
  }
}
