// Packets and bytes of each direction in equal stretches of time. A long log has longer stretches, not more of them.
import type { Direction, RawRow } from '../../contract/panel.ts';
import type { ShownRates } from '../../contract/views.ts';

/** [views.rates.1] More than a chart has room for. */
export const MOST_STRETCHES = 600;
/** [views.rates.1] Seconds of a stretch at first. */
export const FIRST_STEP_S = 1;

interface Flow {
  packets: number[];
  bytes: number[];
}

export class Rates {
  #step = FIRST_STEP_S;
  #start: number | undefined;
  readonly #flows: Readonly<Record<Direction, Flow>> = {
    in: { packets: [], bytes: [] },
    out: { packets: [], bytes: [] },
  };

  /** [views.rates.1] Rows come in the order of the log; one that is a little early counts in the first stretch. */
  add({ direction, size, time }: Pick<RawRow, 'direction' | 'size' | 'time'>): void {
    this.#start ??= Math.floor(time);
    while (this.#indexOf(time) >= MOST_STRETCHES) this.#widen();
    const index = this.#indexOf(time);
    const { bytes, packets } = this.#flows[direction];
    packets[index] = (packets[index] ?? 0) + 1;
    bytes[index] = (bytes[index] ?? 0) + size;
  }

  /** All stretches, those without traffic too. */
  shown(): ShownRates {
    const { in: viewer, out: simulator } = this.#flows;
    const length = Math.max(viewer.packets.length, simulator.packets.length);
    const whole = (counts: readonly number[]) => Array.from({ length }, (_, index) => counts[index] ?? 0);
    return {
      step: this.#step,
      start: this.#start ?? 0,
      packetsIn: whole(viewer.packets),
      packetsOut: whole(simulator.packets),
      bytesIn: whole(viewer.bytes),
      bytesOut: whole(simulator.bytes),
    };
  }

  #indexOf(time: number): number {
    return Math.max(0, Math.floor((time - (this.#start ?? 0)) / this.#step));
  }

  /** Two stretches become one. */
  #widen(): void {
    this.#step *= 2;
    for (const flow of Object.values(this.#flows)) {
      flow.packets = halved(flow.packets);
      flow.bytes = halved(flow.bytes);
    }
  }
}

function halved(counts: readonly number[]): number[] {
  return Array.from(
    { length: Math.ceil(counts.length / 2) },
    (_, index) => (counts[2 * index] ?? 0) + (counts[2 * index + 1] ?? 0),
  );
}
