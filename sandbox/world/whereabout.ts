// Where somebody stands, and which way it looks.
import type { Agent } from './agent.ts';
import { turned, type Vector } from './vector.ts';

export interface Whereabout {
  /** Index of a region. */
  readonly region: number;
  /** Metres; absent = the middle. */
  readonly position?: Vector;
  /** A direction. */
  readonly lookAt?: Vector;
}

/** A body looks along its own first axis. */
const AHEAD: Vector = [1, 0, 0];

/** Undefined for somebody who has not arrived. */
export function whereaboutOf({ body, presence, region }: Agent): Whereabout | undefined {
  if (presence === 'expected') return undefined;
  return { region, position: body.position, lookAt: turned(AHEAD, body.rotation) };
}
