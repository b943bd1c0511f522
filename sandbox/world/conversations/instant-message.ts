// Messages from one to another, wherever they stand: texts, offers, and that somebody types.
import { fullName } from '../../person.ts';
import type { Agent } from '../agent.ts';
import type { Letter } from '../letters.ts';
import { type Say, say } from '../say.ts';
import type { Scene } from '../scene.ts';
import { clipped } from '../text.ts';
import { alert } from './alert.ts';
import { given, placeGift } from './giving.ts';
import type { Handler } from './handler.ts';

/** [im.dialog.1] What an instant message is. */
export const DIALOG = {
  text: 0,
  box: 1,
  itemOffered: 4,
  itemAccepted: 5,
  itemDeclined: 6,
  absent: 20,
  lure: 22,
  friendshipOffered: 38,
  friendshipAccepted: 39,
  friendshipDeclined: 40,
} as const;
/** [im.limit.1] Bytes of text and bucket together, and of a bucket: the message stays in one datagram. */
export const MOST_IM_BYTES = 960;
export const MOST_BUCKET_BYTES = 255;
const NAME_BYTES = 63;
const KEPT = 'Nobody of that name is in the world now. The message is kept until then.';
const NOT_SENT = 'Nobody of that name is in the world now, or has ever been: nothing is given.';
const NOT_KEPT = 'Nobody of that name is in the world now, and no more messages are kept.';
const NOBODY = 'There is nobody of that name.';
const NOT_GIVEN =
  'This cannot be given: it belongs to the system, it may not be passed on, or there is no room for it.';
/** [im.kept.1] Texts and offers; whatever else is said is of no use later. */
const KEPT_DIALOGS: ReadonlySet<number> = new Set([DIALOG.text, DIALOG.itemOffered, DIALOG.friendshipOffered]);

/** [im.absent.1] What somebody wants to be sure of; whoever only types is told nothing. */
const TOLD_DIALOGS: ReadonlySet<number> = new Set([DIALOG.text, DIALOG.itemOffered]);

export interface Dialogue {
  readonly dialog: number;
  readonly id: string;
  readonly text: string;
  readonly bucket?: Uint8Array;
}

/** [im.relay.1] Passed on with the sender's true id, name and place; who writes to nobody is told so. */
export const improvedInstantMessage: Handler = (agent, message, scene) => {
  if (agent.presence !== 'standing') return [];
  const toId = message.uuid('MessageBlock', 'ToAgentID');
  const dialog = message.u8('MessageBlock', 'Dialog');
  const id = message.uuid('MessageBlock', 'ID');
  const bucket = message.bytes('MessageBlock', 'BinaryBucket');
  const text = message.text('MessageBlock', 'Message');
  const said = { dialog, id, text, bucket: bucket.slice(0, MOST_BUCKET_BYTES) };
  const to = present(toId, scene);
  if (dialog === DIALOG.friendshipOffered) scene.friends.offer(id, { from: agent.id, to: toId });
  if (dialog === DIALOG.itemAccepted) placeGift(agent, id, bucket);
  if (dialog === DIALOG.itemDeclined) placeGift(agent, id, undefined);
  if (to !== undefined && dialog === DIALOG.itemOffered) return offered(agent, to, { ...said, bucket }, scene);
  if (to !== undefined) return [instantMessage(to, agent, said, scene)];
  const isGift = dialog === DIALOG.itemOffered;
  const words = isGift ? sentAhead(agent, toId, { ...said, bucket }, scene) : kept(agent, toId, said, scene);
  return TOLD_DIALOGS.has(dialog) ? [absent(agent, [toId, words], scene)] : [];
};

/** [give.absent.1] It lies in the other inventory already when its owner comes. What became of it, in words. */
function sentAhead(from: Agent, toId: string, said: Required<Dialogue>, scene: Scene): string {
  const inventory = scene.inventory(toId);
  if (inventory === undefined) return NOT_SENT;
  if (!scene.letters.hasRoom(toId)) return NOT_KEPT;
  const gift = given(from, { id: toId, inventory }, said.bucket, scene);
  if (gift === undefined) return NOT_GIVEN;
  return kept(from, toId, { ...said, id: gift.id, bucket: gift.bucket }, scene);
}

/** [give.offer.1] The message goes on with the id of what was given. */
function offered(from: Agent, to: Agent, said: Required<Dialogue>, scene: Scene): readonly Say[] {
  const gift = given(from, to, said.bucket, scene);
  if (gift === undefined) return [alert(from, NOT_GIVEN)];
  const { bucket, id, told } = gift;
  return [...told, instantMessage(to, from, { ...said, id, bucket }, scene)];
}

/** [im.kept.1] What became of a message to somebody who is not here, in words. */
function kept(from: Agent, toId: string, said: Required<Dialogue>, scene: Scene): string {
  if (scene.person(toId) === undefined) return NOBODY;
  const isOfUse = KEPT_DIALOGS.has(said.dialog);
  return isOfUse && scene.letters.keep(toId, letterFrom(from, said, scene)) ? KEPT : NOT_KEPT;
}

/** [im.kept.1] What was written meanwhile, once. */
export const retrieveInstantMessages: Handler = (agent, _message, scene) =>
  scene.letters.take(agent.id).map((letter) => written(agent, letter, true));

/** Somebody who stands somewhere in the world. */
export function present(agentId: string, scene: Scene): Agent | undefined {
  const agent = scene.agent(agentId);
  return agent?.presence === 'standing' ? agent : undefined;
}

export function instantMessage(to: Agent, from: Agent, said: Dialogue, scene: Scene): Say {
  return written(to, letterFrom(from, { bucket: new Uint8Array(), ...said }, scene));
}

function letterFrom(from: Agent, said: Required<Dialogue>, { date }: Scene): Letter {
  const { body, id, place } = from;
  return { ...said, from: id, name: fullName(from), regionId: place.id, position: body.position, date };
}

/** [im.absent.1] In the voice of the grid, in the conversation with the one who is not there. */
function absent(agent: Agent, [toId, text]: readonly [string, string], scene: Scene): Say {
  const said = { dialog: DIALOG.absent, id: agent.id, text, bucket: new Uint8Array() };
  return written(agent, { ...letterFrom(agent, said, scene), from: toId, name: 'System' });
}

/** `isLate`: it was kept for a while. */
function written(to: Agent, letter: Letter, isLate = false): Say {
  const { bucket, date, dialog, from, id, name, position, regionId, text } = letter;
  return say(to.id, 'ImprovedInstantMessage', {
    AgentData: { AgentID: from },
    MessageBlock: {
      ...{ ToAgentID: to.id, ParentEstateID: 1, RegionID: regionId, Position: position },
      ...{ Offline: isLate ? 1 : 0, Dialog: dialog, ID: id, Timestamp: Math.floor(date / 1000) },
      ...{ FromAgentName: clipped(name, NAME_BYTES), BinaryBucket: bucket },
      Message: clipped(text, MOST_IM_BYTES - bucket.length),
    },
  });
}
