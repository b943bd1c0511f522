// Parcels that are cleaned: what others have put there goes back to them after a while.
import type { Millis } from '../../words.ts';
import { ownerOf, type Parcel } from '../parcels/parcel.ts';
import type { Prim } from '../prims/prim.ts';
import type { Region } from '../region.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { alert } from './alert.ts';
import { sentBack } from './taking.ts';

const MINUTE: Millis = 60_000;

/** [parcel.clean.2] What is over time goes back; the next look is when the next one will be, within a minute at least. */
export function cleaned(scene: Scene): readonly Say[] {
  if (scene.now < scene.cleanAt) return [];
  const says = scene.regions.flatMap((place) => sweptOut(place, scene));
  scene.cleanAt = scene.regions.reduce((first, place) => Math.min(first, nextLook(place, scene)), Infinity);
  return says;
}

function sweptOut(place: Region, scene: Scene): readonly Say[] {
  const over = strangersIn(place, scene).filter(({ until }) => until <= scene.date);
  const roots = over.map(({ root }) => root);
  const told = roots.flatMap(({ name, ownerId }) => {
    const owner = scene.agent(ownerId);
    return owner?.presence === 'standing' ? [alert(owner, `Your object ${name} is in Lost and Found again.`)] : [];
  });
  return roots.length === 0 ? [] : [...sentBack(place, roots, scene), ...told];
}

/** When something may be over time: a newcomer is not before a minute has passed. */
function nextLook(place: Region, scene: Scene): Millis {
  if (!place.parcels.all().some(isCleaned)) return Infinity;
  const times = strangersIn(place, scene).map(({ until }) => until - scene.epoch);
  return times.filter((at) => at > scene.now).reduce((first, at) => Math.min(first, at), scene.now + MINUTE);
}

interface Stranger {
  readonly root: Prim;
  /** Milliseconds since 1970. */
  readonly until: Millis;
}

/** What stands on cleaned parcels and is not their owners'. */
function strangersIn(place: Region, scene: Scene): readonly Stranger[] {
  const { ownerId, parcels } = place;
  const all = scene.prims(place).all();
  return all
    .filter(({ parent }) => parent === 0)
    .flatMap((root) => {
      const parcel = parcels.at(root.position[0], root.position[1]);
      const isStranger = isCleaned(parcel) && root.ownerId !== ownerOf(parcel, ownerId);
      return isStranger ? [{ root, until: root.arrivedAt + parcel.cleanTime * MINUTE }] : [];
    });
}

function isCleaned({ cleanTime }: Parcel): boolean {
  return cleanTime > 0;
}
