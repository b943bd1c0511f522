// Avatars for those who have never seen them.
import type { Agent } from '../agent.ts';
import type { Say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { attireOf } from '../wearing.ts';
import { animationsOf } from './animation.ts';
import { appearanceOf } from './appearance.ts';
import { introduce } from './avatar.ts';
import { isShown, showPrim } from './prim-view.ts';

/** That they are there, what they look like and what they do. All stand in the same region. */
export function portraits(to: string, avatars: readonly Agent[], scene: Scene): readonly Say[] {
  return [
    ...introduce(to, avatars),
    ...attires(to, avatars, scene),
    ...avatars.flatMap((avatar) => [appearanceOf(to, avatar), animationsOf(to, avatar)]),
  ];
}

/** [attach.told.1] What hangs on them, behind the avatars themselves: it has them as parents. */
export function attires(to: string, avatars: readonly Agent[], scene: Scene): readonly Say[] {
  return avatars.flatMap((avatar) => {
    const shown = attireOf(avatar, scene).filter((prim) => isShown(to, prim));
    return shown.map((prim) => showPrim(to, prim, avatar.place));
  });
}
