// How an avatar is shown to others.

import type { BlockValue } from '../../../protocol/packet/codec.ts';
import type { Agent } from '../agent.ts';
import { avatarPlace, type Moving, terseAvatar } from '../blobs.ts';
import { chunks } from '../chunks.ts';
import { mention, type Say, say } from '../say.ts';

const AVATAR_CODE = 47;
const FLESH = 4;
const SCALE = [0.45, 0.6, 1.9];
const LINE_PATH = 16;
const CIRCLE_PROFILE = 1;
const FULL_SCALE = 100;
/** Simulated time goes as fast as the clock. */
const FULL_SPEED = 0xffff;
/** [object.avatar.4] Whole avatars in one packet: 360 bytes each before zero-coding, with the longest names. */
export const WHOLE_AVATARS = 3;
/** [object.terse.3] Avatars in one packet: 63 bytes each, so that it stays far below a datagram's limit. */
export const TERSE_AVATARS = 16;

/** [object.avatar.4] Everything about avatars, for one that does not know them yet. All stand in the same region. */
export function introduce(to: string, avatars: readonly Agent[]): readonly Say[] {
  return shown(to, avatars, wholeOf);
}

/** [said.states.2] The same for one that may be waiting to hear of them: what it waits for stays in its place. */
export function introduceAgain(to: string, avatars: readonly Agent[]): readonly Say[] {
  return shown(to, avatars, againOf);
}

function shown(to: string, avatars: readonly Agent[], statesOf: typeof wholeOf): readonly Say[] {
  return chunks(avatars, WHOLE_AVATARS).flatMap((group) => {
    const place = group[0]?.place;
    if (place === undefined) return [];
    const blocks = {
      RegionData: { RegionHandle: place.handle, TimeDilation: FULL_SPEED },
      ObjectData: group.map((avatar) => rememberedIn(WHOLE, avatar, wholeBlock)),
    };
    return say(to, 'ObjectUpdate', blocks, group.flatMap(statesOf));
  });
}

/** What was said of somebody as long as its body, its seat and its number are the same. [said.once.1] */
interface Remembered {
  readonly body: Agent['body'];
  readonly seat: Agent['seat'];
  readonly localId: number;
  readonly block: BlockValue;
}

function rememberedIn(
  said: WeakMap<Agent, Remembered>,
  avatar: Agent,
  blockOf: (avatar: Agent) => BlockValue,
): BlockValue {
  const { body, localId, seat } = avatar;
  const known = said.get(avatar);
  if (known?.body === body && known.seat === seat && known.localId === localId) return known.block;
  const block = blockOf(avatar);
  said.set(avatar, { body, seat, localId, block });
  return block;
}

const WHOLE = new WeakMap<Agent, Remembered>();
const TERSE = new WeakMap<Agent, Remembered>();

/** [object.avatar.2] */
function wholeBlock(avatar: Agent): BlockValue {
  return {
    ID: avatar.localId,
    FullID: avatar.id,
    PCode: AVATAR_CODE,
    Material: FLESH,
    Scale: SCALE,
    ParentID: avatar.seat?.localId ?? 0,
    ObjectData: avatarPlace(shownAt(avatar)),
    PathCurve: LINE_PATH,
    ProfileCurve: CIRCLE_PROFILE,
    PathScaleX: FULL_SCALE,
    PathScaleY: FULL_SCALE,
    NameValue: nameValues(avatar),
    ExtraParams: Uint8Array.of(0),
  };
}

/** [said.states.1] What a full update tells the latest of. */
const wholeOf = (avatar: Agent) => [`avatar ${avatar.localId}`, motionOf(avatar)];
const againOf = (avatar: Agent) => [`avatar ${avatar.localId} again`, motionOf(avatar)];
const motionOf = ({ localId }: Agent) => `motion ${localId}`;

/** [object.avatar.3] One line per name; the title is empty. */
function nameValues({ first, last }: Agent): string {
  return [`FirstName STRING RW SV ${first}`, `LastName STRING RW SV ${last}`, 'Title STRING RW SV '].join('\n');
}

/** [object.terse.3] Where avatars are now, for one that knows them already. All stand in the same region. */
export function movements(to: string, avatars: readonly Agent[]): readonly Say[] {
  return chunks(avatars, TERSE_AVATARS).flatMap((group) => {
    const place = group[0]?.place;
    if (place === undefined) return [];
    const blocks = {
      RegionData: { RegionHandle: place.handle, TimeDilation: FULL_SPEED },
      ObjectData: group.map((avatar) => rememberedIn(TERSE, avatar, terseBlock)),
    };
    return mention(to, 'ImprovedTerseObjectUpdate', blocks, group.map(motionOf));
  });
}

const terseBlock = (avatar: Agent): BlockValue => ({ Data: terseAvatar(shownAt(avatar)) });

/** [sit.down.1] Who sits on a prim is seen from there. */
function shownAt({ body, localId, seat }: Agent): Moving {
  const { position, rotation } = seat ?? body;
  return { localId, position, rotation, velocity: body.velocity };
}

/** [object.kill.1] The avatar is gone. */
export function vanish(to: string, avatar: Agent): Say {
  return say(to, 'KillObject', { ObjectData: [{ ID: avatar.localId }] }, [...wholeOf(avatar), ...againOf(avatar)]);
}
