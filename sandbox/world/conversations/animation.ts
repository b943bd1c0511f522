// What an avatar's body does: the animation that follows from its movement, and those its viewer asks for.

import type { LooseMessage } from '../../../protocol/packet/codec.ts';
import type { Agent } from '../agent.ts';
import { axes, CONTROL, has } from '../controls.ts';
import type { Landing } from '../motion.ts';
import { once, type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { lengthOf } from '../vector.ts';
import { spread } from './audience.ts';
import type { Handler } from './handler.ts';

/** [move.animation.2] Ids that every viewer carries. */
export const ANIMATION = {
  stand: '2408fe9e-df1d-1d7d-f4ff-1384fa7b350f',
  walk: '6ed24bd8-91aa-4b12-ccc7-c97c857ab4e0',
  run: '05ddbff8-aaa9-92a1-2b74-8fe77a29b445',
  turnLeft: '56e0ba0d-4a9f-7f27-6117-32f2ebbf6135',
  turnRight: '2d6daa51-3192-6794-8e2e-a15f8338ec30',
  crouch: '201f3fdf-cb1f-dbec-201f-7333e328ae7c',
  crouchWalk: '47f5f6fb-22e5-ae44-f871-73aaaf4a6022',
  fly: 'aec4610c-757f-bc4e-c092-c6e9caf18daf',
  hover: '4ae8016b-31b9-03bb-c401-b1ea941db41d',
  rise: '62c5de58-cb33-5743-3d07-9e4cd4352864',
  sink: '20f063ea-8306-2562-0b07-5c853b37b31e',
  bend: '7a4e87fe-de39-6fcb-6223-024b00893244',
  jump: '2305bd75-1ca9-b03b-1faa-b176b8a8c49e',
  fall: '666307d9-a860-572d-6fd4-c3ab8865c094',
  land: '7a17b059-12b2-41b1-570a-186368b6aa6f',
  standUp: '3da1d753-028a-5446-24f3-9c9b856d9422',
  sit: '1a5fe8ac-a804-8a5d-7cbd-56bd83184568',
  sitOnGround: '1c7600d6-661f-b87b-efe2-d7421eb93c86',
  away: 'fd037134-85d4-f241-72c6-4f42164fedee',
} as const;

/** [move.animation.3] Falling looks like falling after this many seconds, when it is faster than this. */
const FALL_SECONDS = 0.8;
const FALL_SPEED = -3;
/** Animations that a viewer may run at once; a viewer sends a handful, and 36 bytes each stay below a datagram's limit. */
export const MAX_GESTURES = 30;

/** [move.animation.4] The viewer starts and stops its own animations. */
export const agentAnimation: Handler = (agent, message, scene) => {
  for (const index of message.instances('AnimationList')) {
    const id = message.uuid('AnimationList', 'AnimID', index);
    if (!message.bool('AnimationList', 'StartAnim', index)) agent.gestures.delete(id);
    else if (agent.gestures.size < MAX_GESTURES) agent.gestures.add(id);
  }
  return changedAnimations(agent, scene);
};

/** [move.animation.1] The complete list, to everybody, when it has changed. [crowd.news.1] */
export function changedAnimations(agent: Agent, scene: Scene): readonly Say[] {
  if (agent.presence !== 'standing' || !chooseAnimations(agent)) return [];
  const speak = once((to) => [animationsOf(to, agent)]);
  return spread(['animations', agent], scene.watching(agent.place), scene, speak);
}

/** Whether the list is another one now. What goes on keeps its sequence number; what starts gets a higher one. */
export function chooseAnimations(agent: Agent): boolean {
  const wanted = new Set([automatic(agent), ...agent.gestures]);
  if (has(agent.controls, CONTROL.away)) wanted.add(ANIMATION.away);
  const before = agent.animations;
  if (wanted.size === before.size && [...wanted].every((id) => before.has(id))) return false;
  agent.animations = new Map([...wanted].map((id) => [id, before.get(id) ?? nextSequence(agent)]));
  return true;
}

function nextSequence(agent: Agent): number {
  agent.lastAnimation += 1;
  return agent.lastAnimation;
}

/** [move.animation.1] What an avatar does, with the numbers that tell a new start from an old one. */
export function animationsOf(to: string, avatar: Agent): Say {
  return say(to, 'AvatarAnimation', listOf(avatar), [`animations ${avatar.localId}`]);
}

/** Lists that somebody was told, by what they are made of. [said.once.1] */
const LISTS = new WeakMap<Agent['animations'], LooseMessage>();

function listOf({ animations, id }: Agent): LooseMessage {
  const known = LISTS.get(animations);
  if (known !== undefined) return known;
  const blocks = {
    Sender: { ID: id },
    AnimationList: [...animations].map(([AnimID, AnimSequenceID]) => ({ AnimID, AnimSequenceID })),
    AnimationSourceList: [...animations].map(() => ({ ObjectID: id })),
  };
  LISTS.set(animations, blocks);
  return blocks;
}

function automatic(agent: Agent): string {
  switch (agent.body.stance) {
    case 'sitting':
      return agent.seat === undefined ? ANIMATION.sitOnGround : ANIMATION.sit;
    case 'crouching-to-jump':
      return ANIMATION.bend;
    case 'airborne':
      return isFalling(agent) ? ANIMATION.fall : ANIMATION.jump;
    case 'flying':
      return inTheAir(agent);
    case 'standing':
      return agent.body.landing === undefined ? onTheGround(agent) : LANDINGS[agent.body.landing];
  }
}

/** [move.land.1] */
const LANDINGS: Readonly<Record<Landing, string>> = { feet: ANIMATION.land, hard: ANIMATION.standUp };

function isFalling({ body }: Agent): boolean {
  return body.since > FALL_SECONDS && body.velocity[2] < FALL_SPEED;
}

function inTheAir({ controls }: Agent): string {
  const [at, left, up] = axes(controls);
  if (at !== 0 || left !== 0) return ANIMATION.fly;
  if (up === 0) return ANIMATION.hover;
  return up > 0 ? ANIMATION.rise : ANIMATION.sink;
}

function onTheGround({ body, controls }: Agent): string {
  const isMoving = lengthOf(body.velocity) > 0;
  if (axes(controls)[2] < 0) return isMoving ? ANIMATION.crouchWalk : ANIMATION.crouch;
  if (isMoving) return controls.alwaysRun ? ANIMATION.run : ANIMATION.walk;
  if (has(controls, CONTROL.turnLeft)) return ANIMATION.turnLeft;
  return has(controls, CONTROL.turnRight) ? ANIMATION.turnRight : ANIMATION.stand;
}
