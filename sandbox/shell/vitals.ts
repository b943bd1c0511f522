// How the machine treats the grid: whether it is woken in time, and what becomes of datagrams at its sockets.
import type { GridTree } from '../../contract/panel.ts';
import type { Millis } from '../words.ts';
import { Lateness } from './lateness.ts';
import { receiveDrops } from './receive-drops.ts';
import type { UdpDoor } from './udp.ts';

export class Vitals {
  readonly #doors: readonly Pick<UdpDoor, 'figures'>[];
  readonly #lateness = new Lateness();

  constructor(doors: readonly Pick<UdpDoor, 'figures'>[]) {
    this.#doors = doors;
  }

  /** [circuit.socket.1] The grid was to be woken at `due`. */
  woke(due: Millis, now: Millis): void {
    this.#lateness.woke(due, now);
  }

  /** [circuit.socket.2] The regions with what is known of their doors. */
  with(regions: GridTree['regions'], now: Millis): Pick<GridTree, 'regions' | 'lagMs'> {
    const drops = receiveDrops();
    return {
      lagMs: this.#lateness.worst(now),
      regions: regions.map((region, door) => {
        const socket = this.#doors[door]?.figures(drops);
        return socket === undefined ? region : { ...region, socket };
      }),
    };
  }
}
