// Where tiles of the map, and pictures of regions, are asked for. A tile that must be painted first is answered when it is ready; several callers of
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

type Steps = ReturnType<Painter['tile']>;
type Ready = (bytes: Uint8Array, turn: Turn) => void;

interface Job {
  readonly steps: Steps;
  readonly callers: Map<CallId, Ready>;
}

export class TileDoor {
  readonly #painter: Painter;
  readonly #sites: () => readonly Site[];
  /** By their tiles and pictures; the first is painted. */
  readonly #jobs = new Map<string, Job>();
  #due: Millis = Number.POSITIVE_INFINITY;

  constructor(sites: () => readonly Site[]) {
    this.#painter = new Painter(sites);
    this.#sites = sites;
  }

  /** False = the path is none of ours. */
  call(id: CallId, call: Call, turn: Turn): boolean {
    if (!call.path.startsWith(MAP_ROOT)) return false;
    const tile = readTile(call.path);
    if (call.method !== 'GET') answerPage({ id, call, name: NAME, reply: wrongMethod(call.path, ['GET']) }, turn);
    else if (tile === undefined || this.#painter.isEmpty(tile)) {
      answerPage({ id, call, name: NAME, reply: sentence(404, 'There is no such tile: no region is there.') }, turn);
    } else {
      const ready: Ready = (bytes, later) => answerPage({ id, call, name: NAME, reply: tileReply(bytes) }, later);
      this.#wait(tileKey(tile), () => this.#painter.tile(tile), [id, ready], turn);
    }
    return true;
  }

  /** [map.picture.2] Paints the picture of a region for who asks for it; false = it is none of ours. */
  picture(id: CallId, picture: string, ready: Ready, turn: Turn): boolean {
    const site = this.#sites().find(({ series }) => picture.startsWith(series));
    if (site !== undefined) this.#wait(picture, () => this.#painter.codestream(site), [id, ready], turn);
    return site !== undefined;
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
    for (const ready of callers.values()) ready(step.value, turn);
  }

  #wait(key: string, begin: () => Steps, [id, ready]: readonly [CallId, Ready], { now }: Turn): void {
    const job = this.#jobs.get(key) ?? { steps: begin(), callers: new Map() };
    job.callers.set(id, ready);
    this.#jobs.set(key, job);
    this.#due = now;
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
