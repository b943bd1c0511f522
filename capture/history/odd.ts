// Datagrams of which something is worth telling: kept as the numbers of their rows, one list for all that are odd in the same way.
import type { Direction } from '../../contract/panel.ts';
import type { Packet } from '../../protocol/packet/packet.ts';
import type { MessageTemplate } from '../../protocol/template/model.ts';

/** In what way a datagram is odd. */
export type Oddness =
  | 'malformed'
  /** Zero-coding that nobody can undo. */
  | 'torn-zeros'
  /** Zero-coding that other readers undo differently. */
  | 'doubtful-zeros'
  | 'unknown'
  | 'left-over'
  /** A viewer sends what only servers may. */
  | 'trusted'
  /** A simulator sends what viewers refuse by UDP. */
  | 'refused';

/** Rows of a circuit that are odd in the same way. */
export interface OddRows {
  readonly oddness: Oddness;
  readonly circuit: number;
  /** What the message is called; of a malformed one that of the first row. */
  readonly name: string;
  /** Why, without a full stop; empty where the oddness says it all. */
  readonly reason: string;
  /** In their order; never empty. */
  readonly rows: readonly number[];
}

/** A datagram with its place. */
export interface SeenDatagram {
  readonly row: number;
  readonly circuit: number;
  readonly direction: Direction;
  readonly name: string;
}

export class Oddities {
  readonly #all = new Map<string, OddRows & { readonly rows: number[] }>();

  /** All of one kind, by their first rows. */
  *of(oddness: Oddness): Generator<OddRows> {
    for (const odd of this.#all.values()) if (odd.oddness === oddness) yield odd;
  }

  /** A datagram that is no packet. */
  addMalformed(seen: SeenDatagram, reason: string): void {
    const words = reason.replace(/\.$/, '');
    if (isZeroCoding(words)) this.#add('torn-zeros', seen, words);
    // What cannot be read is told apart by the reason alone.
    else this.#addAs(`malformed ${seen.circuit} ${words}`, 'malformed', seen, words);
  }

  /** A packet whose number the template does not have. */
  addUnknown(seen: SeenDatagram, { remarks }: Packet): void {
    this.#add('unknown', seen);
    this.#addZeros(seen, remarks);
  }

  /** A packet with a message. */
  addMessage(seen: SeenDatagram, { flag, trusted }: MessageTemplate, { remarks }: Packet): void {
    this.#addZeros(seen, remarks);
    if (trusted && seen.direction === 'in') this.#add('trusted', seen);
    if (flag === 'UDPBlackListed' && seen.direction === 'out') this.#add('refused', seen);
  }

  addLeftOver(seen: SeenDatagram): void {
    this.#add('left-over', seen);
  }

  #addZeros(seen: SeenDatagram, remarks: readonly string[]): void {
    const zeros = remarks.find(isZeroCoding);
    if (zeros !== undefined) this.#add('doubtful-zeros', seen, zeros.replace(/^zero-coding: /, ''));
  }

  #add(oddness: Oddness, seen: SeenDatagram, reason = ''): void {
    this.#addAs(`${oddness} ${seen.circuit} ${seen.name} ${reason}`, oddness, seen, reason);
  }

  #addAs(key: string, oddness: Oddness, { circuit, name, row }: SeenDatagram, reason: string): void {
    const known = this.#all.get(key);
    if (known === undefined) this.#all.set(key, { oddness, circuit, name, reason, rows: [row] });
    else known.rows.push(row);
  }
}

/** Whether a reason or a remark speaks of zero-coding. */
function isZeroCoding(words: string): boolean {
  return /^zero-coding:|expands to more than/.test(words);
}
