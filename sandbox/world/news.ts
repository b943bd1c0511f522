// What each viewer has yet to be told of the avatars around it. In a crowd it is told some at a time: first of what is near, then
// of what has waited longest. Whatever is new of the same avatar meanwhile is told in one.
import { type Agent, isHeld } from './agent.ts';
import { distance } from './vector.ts';

/** [crowd.begin.1] More avatars than these in a region are a crowd. */
export const CROWD = 32;

/** [crowd.turns.1] So many turns are taken in a tenth of a second: nobody waits while all of a crowd is told. */
export const TURNS = 10;

/** What may be new of an avatar; `whole`: that it is there, and with that all the rest. */
export type Kind = 'whole' | 'look' | 'animations' | 'motion';

interface Share {
  /** Avatars of which a viewer is told this in a turn, at most. */
  readonly most: number;
  /** What a whole crowd is told in a round of turns; Infinity = as much as its viewers take. */
  readonly total: number;
  /** Which part of it neighbours may take, so that the others have their turn as well; all of it where that comes to an end. */
  readonly near: number;
}

/**
 * [crowd.portion.1] [crowd.portion.2] A whole avatar is two datagrams and a third, a look and a list of animations one each, all
 * movement a single one: some twelve hundred in a tenth of a second, however many are here.
 */
const SHARES: Readonly<Record<Kind, Share>> = {
  whole: { most: 6, total: 200, near: 1 },
  look: { most: 4, total: 200, near: 0.5 },
  animations: { most: 8, total: 600, near: 0.5 },
  motion: { most: 16, total: Number.POSITIVE_INFINITY, near: 0.75 },
};

export interface Portion {
  readonly most: number;
  readonly near: number;
}

/** What one of so many viewers is told in a turn. */
export function portionOf(kind: Kind, viewers: number): Portion {
  const { most: limit, near, total } = SHARES[kind];
  const most = Math.min(limit, Math.ceil(total / viewers));
  return { most, near: Math.floor(most * near) };
}

/** Who is nearer is a neighbour: metres. As far as one hears. */
export const NEAR_METRES = 20;

/** The avatars of which a viewer is told something now. */
export type Bulletin = Readonly<Record<Kind, readonly Agent[]>>;

/** Who waited longest is first. */
type Backlog = Readonly<Record<Kind, Set<Agent>>>;

const NOTHING: Bulletin = { whole: [], look: [], animations: [], motion: [] };

export class News {
  /** Only those who wait for something. */
  readonly #backlogs = new Map<Agent, Backlog>();

  /** Somebody was not told of everything. */
  get isWaiting(): boolean {
    return this.#backlogs.size > 0;
  }

  has(viewer: Agent): boolean {
    return this.#backlogs.has(viewer);
  }

  add(viewer: Agent, kind: Kind, avatars: Iterable<Agent>): void {
    const backlog = this.#backlogs.get(viewer) ?? emptyBacklog();
    for (const avatar of avatars) note(backlog, kind, avatar);
    if (isLeft(backlog)) this.#backlogs.set(viewer, backlog);
  }

  /** What a viewer, one of so many, is told now. */
  take(viewer: Agent, viewers: number): Bulletin {
    const backlog = this.#backlogs.get(viewer);
    if (backlog === undefined) return NOTHING;
    const taken = (kind: Kind) => taking(viewer, backlog[kind], portionOf(kind, viewers));
    const bulletin = {
      whole: taken('whole'),
      look: taken('look'),
      animations: taken('animations'),
      motion: taken('motion'),
    };
    if (!isLeft(backlog)) this.#backlogs.delete(viewer);
    return bulletin;
  }

  /** Who is told nothing at the moment will be told how things are then. [agent.pause.3] */
  forgetHeld(): void {
    for (const viewer of this.#backlogs.keys()) {
      if (viewer.presence !== 'standing' || !viewer.isWatching || isHeld(viewer)) this.#backlogs.delete(viewer);
    }
  }

  forget(viewer: Agent): void {
    this.#backlogs.delete(viewer);
  }
}

const emptyBacklog = (): Backlog => ({
  whole: new Set(),
  look: new Set(),
  animations: new Set(),
  motion: new Set(),
});

/** [crowd.news.2] Who is told of an avatar as a whole need not be told its parts. */
function note(backlog: Backlog, kind: Kind, avatar: Agent): void {
  if (kind === 'whole') for (const waiting of Object.values(backlog)) waiting.delete(avatar);
  else if (backlog.whole.size > 0 && backlog.whole.has(avatar)) return;
  backlog[kind].add(avatar);
}

function isLeft({ animations, look, motion, whole }: Backlog): boolean {
  return motion.size > 0 || animations.size > 0 || look.size > 0 || whole.size > 0;
}

/** [move.tick.3] Takes out of `waiting` those whose turn it is, and all who are not to be seen any more. */
function taking(viewer: Agent, waiting: Set<Agent>, { most, near }: Portion): readonly Agent[] {
  if (waiting.size === 0) return [];
  for (const avatar of waiting) if (!isSeen(avatar, viewer)) waiting.delete(avatar);
  const taken = waiting.size <= most ? [...waiting] : neighbours(viewer, waiting, near);
  for (const avatar of taken) waiting.delete(avatar);
  for (const avatar of waiting) {
    if (taken.length >= most) break;
    waiting.delete(avatar);
    taken.push(avatar);
  }
  return taken;
}

interface Neighbour {
  readonly avatar: Agent;
  readonly metres: number;
}

/** The nearest, of whom a viewer is itself the first. */
function neighbours(viewer: Agent, waiting: Iterable<Agent>, most: number): Agent[] {
  const near: Neighbour[] = [];
  for (const avatar of waiting) {
    const metres = distance(avatar.body.position, viewer.body.position);
    if (metres <= NEAR_METRES) near.push({ avatar, metres });
  }
  near.sort((one, other) => one.metres - other.metres);
  return near.slice(0, most).map(({ avatar }) => avatar);
}

const isSeen = (avatar: Agent, viewer: Agent): boolean =>
  avatar.presence === 'standing' && avatar.place === viewer.place;
