// How many datagrams of viewers crossed each door, in and out.

export interface Crossed {
  readonly packetsIn: number;
  readonly packetsOut: number;
}

export class Traffic {
  readonly #in = new Map<number, number>();
  readonly #out = new Map<number, number>();

  came(door: number): void {
    this.#in.set(door, (this.#in.get(door) ?? 0) + 1);
  }

  left(door: number): void {
    this.#out.set(door, (this.#out.get(door) ?? 0) + 1);
  }

  /** Since the start. */
  of(door: number): Crossed {
    return { packetsIn: this.#in.get(door) ?? 0, packetsOut: this.#out.get(door) ?? 0 };
  }
}
