// One region as a visitor has it: its address, what it told, its capabilities, and the poll of its event queue.
import type { Address } from '../words.ts';
import { Surroundings } from './surroundings.ts';

export class RegionView {
  readonly address: Address;
  readonly here: Surroundings;
  /** 0 = not known. */
  handle = 0n;
  seed = '';
  /** Capability name -> address. */
  capabilities: ReadonlyMap<string, string> = new Map();
  /** Last id of its event queue; undefined = none yet. */
  ack: number | undefined;
  /** Its queue is asked no more. */
  isLeft = false;

  constructor(address: Address, agentId: string) {
    this.address = address;
    this.here = new Surroundings(agentId);
  }
}
