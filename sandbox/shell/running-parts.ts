// What a running grid is made of, and who is told what happens in it.
import type { Tally } from '../../capture/tally.ts';
import type { MessageCounts } from '../../contract/counts.ts';
import type { GridEvent, Ready } from '../../contract/sandbox.ts';
import type { SandboxGrid } from '../grid.ts';
import type { Tap } from '../tap.ts';
import type { Millis } from '../words.ts';
import type { HttpDoor } from './http.ts';
import type { WorldOrigin } from './saved-world.ts';
import type { TrafficLog } from './traffic-log.ts';
import type { UdpDoor } from './udp.ts';

export interface Listeners {
  onEvent(event: GridEvent): void;
  /** There are now this many rows. */
  onRows(rows: number): void;
  /** So often was each message seen; whole, since a few hundred names are little. Once a second, after a change. */
  onCounts?(counts: MessageCounts): void;
}

export interface RunningParts {
  readonly grid: SandboxGrid;
  readonly http: HttpDoor;
  readonly udp: readonly UdpDoor[];
  readonly tap: Tap;
  readonly log: TrafficLog;
  readonly tally: Tally;
  readonly ready: Ready;
  readonly startedAt: Millis;
  readonly seed: number;
  /** Text of the template as it was asked for; empty = the built-in one. */
  readonly template: string;
  /** The world as it was at the start. */
  readonly origin: WorldOrigin;
  readonly listeners: Listeners;
}
