// What became of the datagrams of strangers, for each door, and which of them spoke last.
import type { OpeningRefusal, StrangerFigures } from '../../contract/figures.ts';
import type { Fate } from '../../contract/panel.ts';
import { forgetOldest } from '../memory.ts';
import { addressText } from '../words.ts';
import type { Origin } from './owner.ts';

/** [session.strangers.2] Endpoints whose datagrams are counted; who has said nothing for longest is forgotten first. */
export const ENDPOINTS_COUNTED = 256;
/** Endpoints that are shown of each door. */
const LATEST = 8;

type Counts = Omit<StrangerFigures, 'badCircuitCode' | 'latest'>;

interface Endpoint {
  readonly origin: Origin;
  datagrams: number;
}

export class StrangersTally {
  readonly #counts = new Map<number, Counts>();
  readonly #refusals = new Map<number, StrangerFigures['badCircuitCode']>();
  /** Who spoke last stands last. */
  readonly #endpoints = new Map<string, Endpoint>();

  /** Counts a datagram of no circuit, or of a closed one. */
  count(origin: Origin, fate: Fate): void {
    this.settle(origin.door, fate, 1);
    const key = addressText(origin.peer, origin.door);
    const datagrams = (this.#endpoints.get(key)?.datagrams ?? 0) + 1;
    this.#endpoints.delete(key);
    this.#endpoints.set(key, { origin, datagrams });
    forgetOldest(this.#endpoints, ENDPOINTS_COUNTED);
  }

  /** Counts what became of datagrams that had been kept. */
  settle(door: number, fate: Fate, datagrams: number): void {
    const counts = this.#counts.get(door) ?? NONE;
    if (isCounted(fate)) this.#counts.set(door, { ...counts, [fate]: counts[fate] + datagrams });
  }

  /** Counts a UseCircuitCode that opens nothing. [session.open.1] */
  refuse(door: number, why: OpeningRefusal): void {
    const refusals = this.#refusals.get(door) ?? NO_REFUSALS;
    this.#refusals.set(door, { ...refusals, [why]: refusals[why] + 1 });
  }

  of(door: number): StrangerFigures {
    return {
      ...(this.#counts.get(door) ?? NONE),
      badCircuitCode: this.#refusals.get(door) ?? NO_REFUSALS,
      latest: this.#latest(door),
    };
  }

  #latest(door: number): StrangerFigures['latest'] {
    return [...this.#endpoints.values()]
      .filter(({ origin }) => origin.door === door)
      .slice(-LATEST)
      .reverse()
      .map(({ datagrams, origin: { peer } }) => ({ endpoint: `${peer.host}:${peer.port}`, datagrams }));
  }
}

const NONE: Counts = { offCircuit: 0, afterClose: 0, held: 0, flooded: 0, malformed: 0 };
const NO_REFUSALS: StrangerFigures['badCircuitCode'] = {
  ...{ malformed: 0, zeroCode: 0, unknownCode: 0 },
  ...{ sessionMismatch: 0, agentMismatch: 0, otherRegion: 0 },
};

const isCounted = (fate: Fate): fate is Fate & keyof Counts => fate in NONE;
