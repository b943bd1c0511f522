// Avatars for those who have never seen them.
import type { Agent } from '../agent.ts';
import type { Say } from '../say.ts';
import { animationsOf } from './animation.ts';
import { appearanceOf } from './appearance.ts';
import { introduce } from './avatar.ts';

/** That they are there, what they look like and what they do. All stand in the same region. */
export function portraits(to: string, avatars: readonly Agent[]): readonly Say[] {
  return [
    ...introduce(to, avatars),
    ...avatars.flatMap((avatar) => [appearanceOf(to, avatar), animationsOf(to, avatar)]),
  ];
}
