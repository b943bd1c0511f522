// An avatar for those who have never seen it.
import type { Agent } from '../agent.ts';
import type { Say } from '../say.ts';
import { animationsOf } from './animation.ts';
import { appearanceOf } from './appearance.ts';
import { introduce } from './avatar.ts';

/** What one avatar looks like and does. */
export function portrait(to: string, avatar: Agent): readonly Say[] {
  return [introduce(to, avatar), appearanceOf(to, avatar), animationsOf(to, avatar)];
}
