// What an agent wishes through its capabilities, made true: the world decides, and what it says is delivered.

import type { Wishes } from './caps/capability.ts';
import type { Clerk } from './caps/clerk.ts';
import type { QueuedEvent } from './caps/event-queue.ts';
import { type ConsoleParts, runCommand } from './console.ts';
import type { Delivery } from './delivery.ts';
import type { Turn } from './doors/owner.ts';
import { rootOf, type Session, type Sessions } from './sessions.ts';
import { confer } from './world/conversations/conference.ts';
import { changeParcel } from './world/conversations/estate.ts';
import { putMaterials } from './world/conversations/materials.ts';
import { putSurfaces, surfacesAround } from './world/conversations/surfaces.ts';
import { takenOut } from './world/keeping/notecards.ts';
import { uploadedAsset } from './world/keeping/uploading.ts';
import { usualLook } from './world/looks.ts';
import type { Prim } from './world/prims/prim.ts';
import type { Prims } from './world/prims/prims.ts';
import type { Say } from './world/say.ts';
import type { World } from './world/world.ts';

export interface WishParts {
  readonly world: World;
  readonly delivery: Delivery;
  readonly sessions: Sessions;
  readonly clerk: Pick<Clerk, 'push'>;
  readonly console: ConsoleParts;
}

export function wishesOf(parts: WishParts, session: Session, turn: Turn): Wishes {
  const { delivery, world } = parts;
  const perform = (says: readonly Say[]) => delivery.perform(says, turn);
  return {
    ...questionsOf(parts, session, turn),
    dress: (version) => {
      perform(world.dress(session.id, version, turn.now));
      return world.ask(session.id, turn.now, ({ look, place }) => look ?? usualLook(place.dresser));
    },
    settle: ({ lookAt, position }) => {
      const says = world.settle(session.id, position, [lookAt, turn.now]);
      perform(says);
      const [said] = says;
      return said?.kind === 'home' ? said.place.position : undefined;
    },
    changeParcel: ({ localId, ...change }) => {
      const says = world.changeParcel(session.id, localId, [change, turn.now]);
      perform(says ?? []);
      return says !== undefined;
    },
    lightParcel: (localId, lightVersion) => {
      const says = world.ask(session.id, turn.now, (agent, scene) => {
        const isThere = agent.place.parcels.byNumber(localId) !== undefined;
        return isThere ? changeParcel(agent, localId, { lightVersion }, scene) : undefined;
      });
      perform(says ?? []);
      return says !== undefined;
    },
    refill: (refilled) => {
      const says = world.refill(session.id, refilled, turn.now);
      perform(says ?? []);
      return says !== undefined;
    },
    takeOut: (wish) => {
      const says = world.ask(session.id, turn.now, (agent, scene) => takenOut(agent, wish, scene));
      perform(says ?? []);
      return says !== undefined;
    },
    confer: (wish) => {
      const says = world.ask(session.id, turn.now, (agent, scene) => confer(agent, wish, scene));
      perform(says ?? []);
      return (
        says && world.ask(session.id, turn.now, (_, { conferences }) => [...(conferences.find(wish.id)?.members ?? [])])
      );
    },
    putMaterials: (edits) => {
      const says = world.ask(session.id, turn.now, (agent, scene) => putMaterials(agent, edits, scene)) ?? [];
      if ('problem' in says) return says.problem;
      perform(says);
      return undefined;
    },
    putSurfaces: (wanted) => {
      const put = world.ask(session.id, turn.now, (agent, scene) => putSurfaces(agent, wanted, scene));
      perform(put?.says ?? []);
      return put?.done ?? [];
    },
    changeRegion: (change) => perform(world.changeRegion(session.region, change, turn.now)),
    proclaim: (event) => proclaim(event, parts, session),
    command: (line) => runCommand(line, parts.console, { session, turn }),
  };
}

type Question = 'letters' | 'linkSetSize' | 'parcelAt' | 'physicsOf' | 'surfaces' | 'uploaded';

/** What is only asked: the world stays as it is, but for letters that were read. */
function questionsOf({ world }: WishParts, session: Session, { now }: Turn): Pick<Wishes, Question> {
  const found = <Answer>(primId: string, read: (prim: Prim, prims: Prims) => Answer) =>
    world.ask(session.id, now, ({ place }, scene) => {
      const prim = scene.prims(place).find(primId);
      return prim && read(prim, scene.prims(place));
    });
  return {
    letters: () => world.letters(session.id),
    linkSetSize: (primId) => found(primId, (prim, prims) => prims.linkSet(prims.rootOf(prim)).length) ?? 0,
    physicsOf: (primId) => found(primId, ({ physics }) => physics),
    surfaces: () => world.ask(session.id, now, surfacesAround) ?? new Set(),
    parcelAt: (region, [x, y]) =>
      world.regions.find(({ handle, id }) => region === handle || region === id)?.parcels.at(x, y).id,
    uploaded: (transaction) => world.ask(session.id, now, (agent, scene) => uploadedAsset(agent, transaction, scene)),
  };
}

/** Everybody who stands in the region of a session is told, its own viewer too. */
function proclaim(event: QueuedEvent, { clerk, sessions, world }: WishParts, { region }: Session): void {
  const place = world.regions[region];
  for (const agent of world.standing()) {
    const listener = agent.place === place ? sessions.byAgent(agent.id) : undefined;
    if (listener !== undefined) clerk.push(rootOf(listener), event);
  }
}
