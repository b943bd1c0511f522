// Where tiles of the map are asked for. A tile that must be painted first is answered when it is ready; several callers of
// the same tile wait for one painting.
import { sentence, wrongMethod } from '../caps/calls.ts';
import type { Turn } from '../doors/owner.ts';
import type { Call, CallId, Reply } from '../effects.ts';
import { answerPage } from '../page.ts';
import type { Millis } from '../words.ts';
import { Painter, type Site } from './painter.ts';
import { MAP_ROOT, readTile, tileKey } from './tile-address.ts';

/** How a tile is called in the log. */
const NAME = 'map_tile';
const JPEG = 'image/jpeg';

interface Job {
  readonly steps: ReturnType<Painter['tile']>;
  readonly callers: Map<CallId, Call>;
}

export class TileDoor {
  readonly #painter: Painter;
  /** By their tiles; the first is painted. */
  readonly #jobs = new Map<string, Job>();
  #due: Millis = Number.POSITIVE_INFINITY;

  constructor(sites: () => readonly Site[]) {
    this.#painter = new Painter(sites);
  }

  /** False = the path is none of ours. */
  call(id: CallId, call: Call, turn: Turn): boolean {
    if (!call.path.startsWith(MAP_ROOT)) return false;
    const tile = readTile(call.path);
    if (call.method !== 'GET') answerPage({ id, call, name: NAME, reply: wrongMethod(call.path, ['GET']) }, turn);
    else if (tile === undefined || this.#painter.isEmpty(tile)) {
      answerPage({ id, call, name: NAME, reply: sentence(404, 'There is no such tile: no region is there.') }, turn);
    } else {
      const job = this.#jobs.get(tileKey(tile)) ?? { steps: this.#painter.tile(tile), callers: new Map() };
      job.callers.set(id, call);
      this.#jobs.set(tileKey(tile), job);
      this.#due = turn.now;
    }
    return true;
  }

  /** What nobody waits for is not painted. */
  hangUp(id: CallId): void {
    for (const [key, { callers }] of this.#jobs) {
      if (callers.delete(id) && callers.size === 0) this.#jobs.delete(key);
    }
  }

  /** One step of the first tile. */
  wake(turn: Turn): void {
    const [first] = this.#jobs;
    this.#due = turn.now;
    if (first === undefined) return;
    const [key, { callers, steps }] = first;
    const step = steps.next();
    if (step.done !== true) return;
    this.#jobs.delete(key);
    for (const [id, call] of callers) answerPage({ id, call, name: NAME, reply: tileReply(step.value) }, turn);
  }

  /** Infinity when nobody waits. */
  get deadline(): Millis {
    return this.#jobs.size === 0 ? Number.POSITIVE_INFINITY : this.#due;
  }
}

/** [map.tile.2] The log is told how long it is. */
function tileReply(bytes: Uint8Array): Reply {
  return { status: 200, contentType: JPEG, body: `${bytes.length} bytes of ${JPEG}`, bytes };
}
