// Reliable packets of one end, told together by their names.
import type { Sent } from '../history/sender.ts';

/** Packets of one message. */
export interface NamedPackets {
  readonly name: string;
  readonly packets: number;
  /** Resends of the one that was sent again most often. */
  readonly mostResends: number;
  /** Each row of each packet, one packet after the other. */
  readonly rows: readonly number[];
}

interface Growing extends NamedPackets {
  packets: number;
  mostResends: number;
  readonly rows: number[];
}

export class Named {
  readonly #all = new Map<string, Growing>();

  add({ name, resends, row }: Sent): void {
    const known = this.#all.get(name) ?? { name, packets: 0, mostResends: 0, rows: [] };
    this.#all.set(name, known);
    known.packets += 1;
    known.mostResends = Math.max(known.mostResends, resends.length);
    known.rows.push(row);
    for (const resend of resends) known.rows.push(resend);
  }

  /** By their first packets. */
  all(): Iterable<NamedPackets> {
    return this.#all.values();
  }
}
